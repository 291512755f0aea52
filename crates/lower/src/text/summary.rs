use super::Cut;
use super::cut::{drop_dangling, unclosed_bracket, whole_words};
use super::sentence::first_sentence;
use super::words::{capital, is_shouting, small, words};

/// The most that the summary of an operation may have (`OperationSummaryTooLong`).
pub(crate) const LONGEST: usize = 80;

/// The summary of an operation from plain text: at most 80 characters, none of `/ \ < > * % & ?`
/// (`RestrictedCharactersInSummary`), ending in a letter, a digit or `)` (`ValueMustEndWithAlphanumeric`). Of a text
/// that is too long, the first sentence is taken, or as many words as fit. Empty when nothing can be read in it.
pub(crate) fn operation_summary(text: &str) -> Cut {
    let whole = tidy(text);
    if whole.chars().take(LONGEST + 1).count() <= LONGEST {
        return Cut { text: whole, cut: false };
    }
    let mut short = whole_words(&tidy(&first_sentence(text).text), LONGEST);
    if !(short.cut && drop_clause(&mut short.text)) {
        drop_dangling(&mut short.text);
    }
    trim_end(&mut short.text);
    Cut { text: short.text, cut: true }
}

/// Takes the last clause off that only explains, if what is before it is a summary: better none than half of one.
/// Answers whether there was one.
fn drop_clause(text: &mut String) -> bool {
    let line = format!("{text} ");
    let clauses = CLAUSES.iter().filter_map(|clause| line.rfind(clause));
    let place = clauses.max().filter(|place| *place >= SHORTEST_CLAUSE);
    text.truncate(place.unwrap_or(text.len()));
    place.is_some()
}

/// What a clause begins with that explains what stands before it.
#[rustfmt::skip]
const CLAUSES: [&str; 10] = [
    "; ", " - ", " – ", " — ", ", which ", ", where ", ", because ", ", including ", ", such as ", ", so ",
];
/// So much has to stand before a clause, in bytes, that it says what the operation does.
const SHORTEST_CLAUSE: usize = 20;

/// A summary from the name of an operation: `ListPetsByID` is `List pets by ID`.
pub(crate) fn phrase(name: &str) -> Cut {
    operation_summary(&small_words(name))
}

/// A name as it stands inside of a sentence: `ByPetID` is `by pet ID`.
pub(crate) fn small_words(name: &str) -> String {
    let shouting = is_shouting(name);
    let words: Vec<String> = words(name).into_iter().map(|word| small(word, shouting)).collect();
    words.join(" ")
}

fn tidy(text: &str) -> String {
    let mut line = String::new();
    for token in text.split_whitespace() {
        let spelled = spell_out(token);
        for word in spelled.split_whitespace() {
            // A sign that stood alone between words is gone; two `or` in a row are one.
            if word != "or" || !line.ends_with(" or") {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
    }
    trim_end(&mut line);
    let line =
        line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '$' | '#' | '@' | '"'));
    let first_word = line.split(' ').next().unwrap_or_default();
    if first_word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-' || c == ',') {
        capital(line)
    } else {
        line.to_owned()
    }
}

/// One word without the characters that a summary must not have.
fn spell_out(token: &str) -> String {
    let token = slashes(token);
    let mut out = String::with_capacity(token.len());
    let mut chars = token.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '&' => out.push_str(" and "),
            '%' => out.push_str(" percent "),
            '[' => out.push('('),
            ']' => out.push(')'),
            '?' if chars.peek().is_some() => out.push(' '),
            '?' => out.push('.'),
            '/' | '\\' | '<' | '>' | '{' | '}' | '*' | '`' => out.push(' '),
            _ => out.push(char),
        }
    }
    out
}

/// Slashes between alternatives become words; those of paths and the like become spaces in the next step.
fn slashes(token: &str) -> String {
    if token == "/" {
        return "or".into();
    }
    // A path that begins here, as goa names folders.
    let token = token.strip_prefix("./").unwrap_or(token);
    let body = token.trim_end_matches([',', '.', ';', ':', ')']);
    let tail = token.get(body.len()..).unwrap_or_default();
    let lead = body.len() - body.trim_start_matches('(').len();
    let (head, core) = body.split_at_checked(lead).unwrap_or(("", body));
    if core.eq_ignore_ascii_case("and/or") {
        return format!("{head}or{tail}");
    }
    if core.eq_ignore_ascii_case("w/o") {
        return format!("{head}without{tail}");
    }
    let parts: Vec<&str> = core.split('/').collect();
    let is_media_type = parts.first().is_some_and(|part| MEDIA.contains(part));
    let are_words = parts.iter().all(|part| {
        part.chars().count() > 1 && part.chars().all(|c| c.is_alphabetic() || c == '-') && !is_shouting(part)
    });
    match parts.split_last() {
        Some((last, first)) if !first.is_empty() && are_words && !is_media_type => {
            format!("{head}{} or {last}{tail}", first.join(", "))
        }
        _ => token.to_owned(),
    }
}

/// The first halves of media types, where the slash is no alternative.
const MEDIA: [&str; 7] = ["application", "audio", "font", "image", "multipart", "text", "video"];

/// Cuts back to a letter, a digit, or a bracket that has its partner.
fn trim_end(line: &mut String) {
    if let Some(open) = unclosed_bracket(line) {
        // `Get pets (all` is cut text; a bracket in front of everything is just taken away below.
        line.truncate(if open > 0 { open } else { line.len() });
    }
    let mut unpaired = line.matches(')').count().saturating_sub(line.matches('(').count());
    let kept = line.trim_end_matches(|c: char| {
        let is_unpaired = c == ')' && unpaired > 0;
        unpaired -= usize::from(is_unpaired);
        is_unpaired || !(c.is_alphanumeric() || c == ')')
    });
    line.truncate(kept.len());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{operation_summary, phrase};

    #[test]
    fn long_summary_ends_before_the_clause_that_would_be_cut() {
        for (text, expected) in [
            (
                "Gets a short-lived access token, which is required in the header of most of the other requests",
                "Gets a short-lived access token",
            ),
            (
                "Lists users, groups and roles of the organisation that the caller belongs to; newest come first",
                "Lists users, groups and roles of the organisation that the caller belongs to",
            ),
            (
                "Get it, which is what everybody does who wants to know what there is in the shop at the corner",
                "Get it, which is what everybody does who wants to know what there is in the shop",
            ),
        ] {
            let summary = operation_summary(text);
            assert_eq!((summary.text.as_str(), summary.cut), (expected, true));
        }
    }

    #[test]
    fn summaries_follow_the_rules_of_the_platform() {
        for (text, expected) in [
            ("Download ./labels", "Download labels"),
            ("", ""),
            ("   ", ""),
            ("?!*", ""),
            ("List all pets.", "List all pets"),
            ("list all pets", "List all pets"),
            ("iOS devices", "iOS devices"),
            ("Get  a\n pet", "Get a pet"),
            ("Create/update a pet", "Create or update a pet"),
            ("Create / update a pet", "Create or update a pet"),
            ("create/read/update pets", "Create, read or update pets"),
            ("Cats and/or dogs", "Cats or dogs"),
            ("Get TCP/IP settings", "Get TCP IP settings"),
            ("Get /pets/{petId}", "Get pets petId"),
            ("Upload (png/jpeg)", "Upload (png or jpeg)"),
            ("Send application/json", "Send application json"),
            ("Terms & conditions", "Terms and conditions"),
            ("R&D list", "R and D list"),
            ("Take 50% off", "Take 50 percent off"),
            ("Is it up?", "Is it up"),
            ("Is it up? Check it", "Is it up. Check it"),
            ("**Get** `pets`", "Get pets"),
            ("List<Pet> for you", "List Pet for you"),
            ("Get pets (deprecated)", "Get pets (deprecated)"),
            ("Get pets [beta]", "Get pets (beta)"),
            ("[Beta] Get pets", "(Beta) Get pets"),
            ("Get pets)", "Get pets"),
            ("Get pets :)", "Get pets"),
            ("Get pets (all", "Get pets"),
            ("Get pets 🎉", "Get pets"),
            ("GET pets", "GET pets"),
            ("Größe ändern", "Größe ändern"),
        ] {
            assert_eq!(operation_summary(text).text, expected, "{text}");
        }
    }

    #[test]
    fn long_texts_are_cut_to_a_sentence_or_words() {
        let two = operation_summary(
            "Lists the pets of the shop. It also tells you for each of them how old it is and what it eats.",
        );
        assert_eq!((two.text.as_str(), two.cut), ("Lists the pets of the shop", true));
        let one = operation_summary(
            "Lists the pets of the shop with everything that is known about their food, their age and the places",
        );
        assert_eq!(one.text, "Lists the pets of the shop with everything that is known about their food");
        assert!(one.cut);
    }

    #[test]
    fn names_become_phrases() {
        for (name, expected) in [
            ("ListPetsByID", "List pets by ID"),
            ("getUserUrls", "Get user URLs"),
            ("GET_ALL_PETS", "Get all pets"),
            ("GetPets_V2", "Get pets V2"),
            ("SendSMS", "Send SMS"),
            ("Save1", "Save1"),
        ] {
            assert_eq!(phrase(name).text, expected);
        }
    }

    proptest! {
        #[test]
        fn any_summary_follows_the_rules(text in "([A-Za-z0-9/\\\\<>*%&?().,\\[\\] ]|\\PC| ){0,120}") {
            let result = operation_summary(&text).text;
            prop_assert!(result.chars().count() <= 80);
            prop_assert!(!result.contains(['/', '\\', '<', '>', '*', '%', '&', '?']));
            prop_assert!(result.is_empty() || result.ends_with(|c: char| c.is_alphanumeric() || c == ')'), "{result:?}");
        }
    }
}
