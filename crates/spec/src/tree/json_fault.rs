use super::report::Fault;
use crate::position::position;

/// Says in plain words why `serde_json` refused `text`.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let offset = offset(text, error.line(), error.column());
    let position = position(text, offset);
    let full = error.to_string();
    let phrase = full.split(" at line ").next().unwrap_or_default();
    if phrase == "recursion limit exceeded" {
        return Fault::too_deep(position);
    }
    let rest = text.get(offset..).unwrap_or_default();
    let (message, help) = plain_words(phrase, rest, text);
    Fault::new(position, format!("the document is not valid JSON: {message}"), help)
}

/// The byte offset of a place as `serde_json` counts: lines end with LF only, columns count bytes from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (line_start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// What is wrong and what to do about it, from the phrase of `serde_json` and the text from the fault on.
fn plain_words(phrase: &str, rest: &str, whole: &str) -> (String, String) {
    let next = rest.chars().next();
    if !whole.trim_start().starts_with(['{', '[']) {
        return (
            "an OpenAPI document in JSON starts with `{`".to_owned(),
            "if it is YAML, give the file the extension .yaml".to_owned(),
        );
    }
    if rest.starts_with("//") || rest.starts_with("/*") || next == Some('#') {
        return ("there is a comment".to_owned(), "take the comment out; JSON has none".to_owned());
    }
    let (message, help) = match (phrase, next) {
        ("trailing comma", _) => {
            ("there is a comma behind the last entry", "take the comma out; nothing follows it")
        }
        ("expected value" | "key must be a string", Some('\'')) => {
            ("text stands between single quotes", "use double quotes (\")")
        }
        ("key must be a string", _) => ("a key is not between double quotes", "write every key as \"key\""),
        ("expected value", Some(',')) => {
            ("a value is missing before the comma", "take the comma out, or add a value")
        }
        ("expected value" | "expected ident", _) => (
            "this is no JSON value",
            "put text between double quotes; besides there are numbers, true, false and null, lists and objects",
        ),
        ("expected `:`", _) => ("there is no `:` behind the key", "write \"key\": value"),
        ("expected `,` or `}`", _) => (
            "a `,` or `}` is missing before this",
            "put a comma between two members; look at the line above as well",
        ),
        ("expected `,` or `]`", _) => (
            "a `,` or `]` is missing before this",
            "put a comma between two items; look at the line above as well",
        ),
        ("EOF while parsing a string", _) => (
            "it ends inside a text",
            "look for a text without its closing double quote; was the file cut off?",
        ),
        ("EOF while parsing an object", _) => {
            ("it ends before the last `}`", "add the missing `}`; was the file cut off?")
        }
        ("EOF while parsing a list", _) => {
            ("it ends before the last `]`", "add the missing `]`; was the file cut off?")
        }
        ("EOF while parsing a value", _) => ("it ends before the last value", "was the file cut off?"),
        ("trailing characters", _) => (
            "there is more behind its end",
            "give one document per file; look for a `}` too many before this",
        ),
        ("invalid number", _) => {
            ("this is no JSON number", "write it like 12, -3 or 0.5, or put it between double quotes")
        }
        ("number out of range", _) => {
            ("the number is too large", "put it between double quotes if it is text")
        }
        ("invalid escape", _) => ("there is an unknown escape in a text", "write \\\\ for a backslash"),
        (phrase, _) if phrase.starts_with("control character") => (
            "there is a line break, a tab or another control character in a text",
            "write \\n for a line break and \\t for a tab; look for a missing closing double quote as well",
        ),
        (other, _) => return (other.to_owned(), "correct the text at this place".to_owned()),
    };
    (message.to_owned(), help.to_owned())
}
