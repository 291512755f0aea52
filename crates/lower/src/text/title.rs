use std::borrow::Cow;

use super::Cut;
use super::cut::{drop_dangling, whole_words};
use super::sentence::{CLOSING, sentence};

/// The most that the title of a connector may have ("Prepare your connector for certification").
const LONGEST_TITLE: usize = 30;
/// The bounds of the description of a connector, from the same page.
const SHORTEST_DESCRIPTION: usize = 30;
const LONGEST_DESCRIPTION: usize = 500;

/// The title of a connector: at most 30 characters, ending in a letter, a digit or `)`, without the words `API` and
/// `Connector`, which the gallery does not admit (`ValueContainsRestrictedWords`).
pub(crate) fn title(text: &str) -> Cut {
    let mut whole = without_restricted_words(&without_technical_parts(text));
    trim(&mut whole);
    if text.trim_start().starts_with(char::is_uppercase) {
        whole = capitalised(whole);
    }
    let mut title = whole_words(&whole, LONGEST_TITLE);
    if title.cut {
        drop_dangling(&mut title.text);
        trim(&mut title.text);
    }
    title
}

/// The text with a capital at its beginning, unless its first word has some elsewhere (`eBay`).
fn capitalised(text: String) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if word.chars().all(char::is_lowercase) => first.to_uppercase().chain(chars).collect(),
        Some(_) | None => text,
    }
}

/// The description of a connector from plain text: 30 to 500 characters, ending with a period. What is too short says
/// what the connector does as well. Nothing in, nothing out.
pub(crate) fn description(text: &str) -> Cut {
    let found = sentence(text, LONGEST_DESCRIPTION);
    let mut whole = with_period(&found.text);
    if whole.chars().take(SHORTEST_DESCRIPTION).count() < SHORTEST_DESCRIPTION && !whole.is_empty() {
        whole.push_str(" Its operations become actions in flows and apps.");
    }
    Cut { text: whole, cut: found.cut }
}

fn with_period(text: &str) -> String {
    let body = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !CLOSING.contains(&c));
    if body.contains(char::is_alphanumeric) { format!("{body}.") } else { String::new() }
}

/// What frameworks take for a title when they are told none: the file of a service (`shop/v1/shop.proto`), the full name
/// of an assembly (`Shop, Version=1.0.0.0, Culture=neutral`), or its name and a version (`Shop | v1`).
fn without_technical_parts(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if let Some(file) = text.strip_suffix(".proto") {
        let name = file.rsplit('/').next().unwrap_or(file);
        return super::label(name).into();
    }
    let text = text.split_once(", Version=").map_or(text, |(name, _)| name);
    let name =
        text.rsplit_once(" | ").filter(|(_, version)| is_version(version)).map_or(text, |(name, _)| name);
    name.into()
}

/// `v1`, `V2.0`.
fn is_version(word: &str) -> bool {
    let number = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    let number = number.strip_prefix('v').unwrap_or(&number);
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// `Swagger Petstore - OpenAPI 3.0` is `Swagger Petstore -`; a text of nothing else stays as it is.
fn without_restricted_words(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut dropped_format = false;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let is_format = matches!(bare.as_str(), "openapi" | "swagger" if !kept.is_empty());
        let is_its_version = dropped_format && bare.starts_with(|c: char| c.is_ascii_digit());
        if matches!(bare.as_str(), "api" | "apis" | "connector") {
            if kept
                .last()
                .is_some_and(|last| matches!(last.to_ascii_lowercase().as_str(), "rest" | "restful" | "http"))
            {
                kept.pop();
            }
            if word.ends_with(':') && !kept.is_empty() {
                kept.push(":");
            }
        } else if !(is_format || is_its_version) {
            kept.push(word);
        }
        dropped_format = is_format;
    }
    let says_something = kept.iter().any(|word| {
        word.chars().any(char::is_alphanumeric)
            && !matches!(word.to_ascii_lowercase().as_str(), "the" | "a" | "an" | "our" | "my")
            && !is_version(word)
    });
    if says_something { kept.join(" ").replace(" : ", ": ") } else { text.to_owned() }
}

/// Ends with a letter, a digit or a bracket, and begins with something to read.
fn trim(text: &mut String) {
    let kept = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')').len();
    text.truncate(kept);
    let begin = text.len()
        - text.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '(').len();
    text.drain(..begin);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{description, title};

    #[test]
    fn titles_are_short_and_plain() {
        for (text, expected, cut) in [
            ("Petstore", "Petstore", false),
            ("Swagger Petstore - OpenAPI 3.0", "Swagger Petstore", false),
            ("The Pets API", "The Pets", false),
            ("Pets REST API (v2)", "Pets (v2)", false),
            ("API", "API", false),
            ("Listen API: Podcasts", "Listen: Podcasts", false),
            ("The API", "The API", false),
            ("My API", "My API", false),
            ("API documentation", "Documentation", false),
            ("API for eBay", "For eBay", false),
            ("API eBay", "eBay", false),
            ("petstore API", "petstore", false),
            ("API V1", "API V1", false),
            ("shop/v1/book_store.proto", "Book Store", false),
            ("Shop.Core, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null", "Shop.Core", false),
            ("Shop | v1", "Shop", false),
            ("Shop | Orders", "Shop | Orders", false),
            ("Twilio - Messaging", "Twilio - Messaging", false),
            ("Redocly Museum API!", "Redocly Museum", false),
            ("Everything about the pets of the shop", "Everything about the pets", true),
            ("", "", false),
            ("Größenänderungsverfahrensstellen", "Größenänderungsverfahrensstell", true),
        ] {
            let result = title(text);
            assert_eq!((result.text.as_str(), result.cut), (expected, cut), "{text}");
        }
    }

    #[test]
    fn descriptions_are_neither_short_nor_long() {
        for (text, expected) in [
            ("", ""),
            (" ? ", ""),
            ("Pets!", "Pets. Its operations become actions in flows and apps."),
            (
                "All that a shop wants to know about its pets!",
                "All that a shop wants to know about its pets.",
            ),
        ] {
            assert_eq!(description(text).text, expected);
        }
    }

    proptest! {
        #[test]
        fn any_title_and_description_fit(text in "([A-Za-z.!?,( )-]|API|\\PC){0,80}") {
            let short = title(&text);
            prop_assert!(short.text.chars().count() <= 30);
            let long = description(&text.repeat(20)).text;
            prop_assert!(long.is_empty() || (30..=500).contains(&long.chars().count()), "{long:?}");
            prop_assert!(long.is_empty() || long.ends_with('.'), "{long:?}");
        }
    }
}
