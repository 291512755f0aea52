//! Descriptions as the designers show them: plain text, full sentences, not too long.

use std::collections::HashSet;

use connectorgen_model::Type;
use serde_json::Value;

use crate::text;

/// Longest description of an operation, schema or property. There is no published limit; connectors that people made
/// stay below (1 in 100 is longer), and the designers show a few lines.
const MAX_DESCRIPTION: usize = 500;
/// Longest summary of an operation (`OperationSummaryTooLong`).
const MAX_SUMMARY: usize = 80;
/// The most of a summary that says what tells its operation from others; the rest says what it does.
const MAX_DIFFERENCE: usize = 40;
/// Longest description of a parameter.
const MAX_PARAMETER: usize = 250;
/// Longest description of a response, which the designers do not show at all.
const MAX_RESPONSE: usize = 120;
/// Longest sample value that is worth showing beside a parameter.
const MAX_EXAMPLE: usize = 40;

/// What is said of an input that stands for a list.
pub(crate) const ONE_VALUE: &str = "One value of the list";

/// How a list is written into one text.
pub(crate) fn separated(separator: char) -> String {
    format!("Values are separated by `{separator}`")
}

/// How the texts of a document become those of the connector.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Words {
    /// The document is a connector, and its makers have chosen the words.
    pub(crate) as_written: bool,
}

impl Words {
    /// The description of an operation.
    pub(crate) fn operation_description(self, markdown: &str) -> String {
        self.or_else(markdown, operation_description)
    }

    /// The description of a schema, property or header.
    pub(crate) fn schema_description(self, markdown: &str) -> String {
        self.or_else(markdown, schema_description)
    }

    /// The description of a parameter.
    pub(crate) fn parameter_description(self, markdown: &str) -> String {
        self.or_else(markdown, parameter_description)
    }

    /// The description of a response.
    pub(crate) fn response_description(self, markdown: &str, code: &str) -> String {
        let written = self.or_else(markdown, |markdown| response_description(markdown, code));
        if written.is_empty() { reason(code).to_owned() } else { written }
    }

    /// The label of what has none in the document.
    pub(crate) fn label(self, name: &str) -> Option<String> {
        if self.as_written { None } else { label(name) }
    }

    fn or_else(self, written: &str, made: impl Fn(&str) -> String) -> String {
        if self.as_written { written.trim().to_owned() } else { made(written) }
    }
}

/// The description of an operation.
pub(crate) fn operation_description(markdown: &str) -> String {
    sentences(markdown, MAX_DESCRIPTION)
}

/// What stands behind the summary of a deprecated operation.
const DEPRECATED: &str = " (deprecated)";

/// The summary of a deprecated operation, or the label of a deprecated input: the mark stays whole, the words before it give way
/// (Microsoft Learn, deprecate-operation).
pub(crate) fn deprecated_summary(summary: &str) -> String {
    ending(summary, DEPRECATED)
}

/// A summary that is not among those that are `taken` (in small letters), because it says in brackets what tells its operation
/// from others.
pub(crate) fn told_apart(summary: &str, difference: &str, taken: &HashSet<String>) -> String {
    let (name, mark) = match summary.strip_suffix(DEPRECATED) {
        Some(name) => (name, DEPRECATED),
        None => (summary, ""),
    };
    let difference = text::whole_words(difference, MAX_DIFFERENCE).text;
    let numbers = (2_usize..).map(|number| format!(" ({difference} {number}){mark}"));
    let endings = std::iter::once(format!(" ({difference}){mark}")).chain(numbers);
    let mut summaries = endings.map(|end| ending(name, &end));
    summaries.find(|summary| !taken.contains(&summary.to_lowercase())).unwrap_or_else(|| summary.to_owned())
}

/// A summary that ends so, with as many of its words as there is room for.
fn ending(summary: &str, end: &str) -> String {
    let room = MAX_SUMMARY.saturating_sub(end.chars().count());
    let mut name = text::whole_words(summary, room);
    if name.cut {
        text::drop_dangling(&mut name.text);
    }
    format!("{}{end}", name.text)
}

/// The description of a schema, property or header.
pub(crate) fn schema_description(markdown: &str) -> String {
    sentences(markdown, MAX_DESCRIPTION)
}

/// The description of a parameter.
pub(crate) fn parameter_description(markdown: &str) -> String {
    sentences(markdown, MAX_PARAMETER)
}

/// The description of a response: the document's, or what the status code means. Reviewers refuse `default` and the
/// like (PowerPlatformConnectors pull request 2433).
pub(crate) fn response_description(markdown: &str, code: &str) -> String {
    let text = sentences(markdown, MAX_RESPONSE);
    let empty = matches!(
        text.to_ascii_lowercase().trim_end_matches('.'),
        "" | "default" | "response" | "default response"
    );
    if empty { reason(code).to_owned() } else { text }
}

/// A sample value that is short enough to stand in a description.
pub(crate) fn short_example(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    let fits =
        !text.trim().is_empty() && text.chars().count() <= MAX_EXAMPLE && !text.contains(char::is_control);
    fits.then_some(text)
}

/// What a description says of a sample value.
pub(crate) fn for_example(example: &str) -> String {
    format!("For example: {example}.")
}

/// A description with a note on how the value is written.
pub(crate) fn noted(description: Option<String>, note: &str) -> String {
    match description.filter(|text| !text.is_empty()) {
        Some(text) => format!("{text} ({note}.)"),
        None => format!("{note}."),
    }
}

/// Plain sentences, the first of which begins with a capital unless its first word is a name of the API.
fn sentences(markdown: &str, limit: usize) -> String {
    let text = text::sentence(&text::plain(markdown), limit).text;
    let first = text.split(char::is_whitespace).next().unwrap_or_default();
    let word = first.trim_end_matches([',', '.', ';', ':', '!', '?']);
    if !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c == '\'') {
        let mut chars = text.chars();
        return chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    }
    text
}

/// A type as people call it.
pub(crate) fn kind(kind: Option<&Type>) -> &'static str {
    match kind {
        Some(Type::String) => "text",
        Some(Type::Integer | Type::Number) => "a number",
        Some(Type::Boolean) => "true or false",
        Some(Type::Array) => "a list",
        Some(Type::Object) => "an object",
        None | Some(Type::File | Type::Other(_)) => "anything",
    }
}

/// The reason phrases of RFC 9110.
fn reason(code: &str) -> &'static str {
    match code {
        "200" => "OK",
        "201" => "Created",
        "202" => "Accepted",
        "204" => "No content",
        "206" => "Partial content",
        "301" | "302" | "303" | "307" | "308" => "Redirect",
        "304" => "Not modified",
        "400" => "Bad request",
        "401" => "Unauthorized",
        "403" => "Forbidden",
        "404" => "Not found",
        "405" => "Method not allowed",
        "409" => "Conflict",
        "410" => "Gone",
        "412" => "Precondition failed",
        "413" => "Content too large",
        "415" => "Unsupported media type",
        "422" => "Unprocessable content",
        "429" => "Too many requests",
        "500" => "Internal server error",
        "502" => "Bad gateway",
        "503" => "Service unavailable",
        "504" => "Gateway timeout",
        "default" => "Operation failed",
        other if other.starts_with('2') => "Success",
        other if other.starts_with('4') => "Request failed",
        _ => "Operation failed",
    }
}

/// The name of a header without the `X-` that says nothing.
pub(crate) fn header_name(name: &str) -> &str {
    name.strip_prefix("X-")
        .or_else(|| name.strip_prefix("x-"))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// Whether a title only names the type of what it stands for, as schemas that were made from code do (`String`, `Int`).
pub(crate) fn is_name_of_type(title: &str) -> bool {
    const TYPES: [&str; 12] = [
        "any", "array", "bool", "boolean", "double", "float", "int", "integer", "long", "number", "object",
        "string",
    ];
    TYPES.contains(&title.trim().to_ascii_lowercase().as_str())
}

/// The label of a parameter, property or header, made from its name or title.
pub(crate) fn label(name: &str) -> Option<String> {
    Some(text::label(name)).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::told_apart;

    #[test]
    fn summary_that_is_told_apart_keeps_its_length_and_its_mark() {
        let none = HashSet::new();
        assert_eq!(told_apart("List pets", "v2", &none), "List pets (v2)");
        assert_eq!(told_apart("List pets (deprecated)", "v2", &none), "List pets (v2) (deprecated)");
        let taken = HashSet::from(["list pets (v2)".to_owned()]);
        assert_eq!(told_apart("List pets", "v2", &taken), "List pets (v2 2)");
        let long = "Retrieve everything that the shop knows about its pets, their food and their owners";
        let short = told_apart(long, "shops by owner and all that there is to say of it", &none);
        assert_eq!(short, "Retrieve everything that the shop (shops by owner and all that there is to)");
    }
}
