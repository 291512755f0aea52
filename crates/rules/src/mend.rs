//! What texts and names become when they are mended: nothing but what follows from the rule that they break.

use std::fmt::Write as _;

use crate::text::{ends_like_a_name, is_small_word};

/// Without what stands behind the last letter, digit or closing parenthesis.
pub(crate) fn like_a_name(text: &str) -> Option<String> {
    let end = text.rfind(|c: char| c.is_alphanumeric() || c == ')')?;
    let rest = text.get(end..)?;
    let kept = end + rest.chars().next().map_or(0, char::len_utf8);
    text.get(..kept).map(str::to_owned)
}

/// The words that fit into so many characters, ending like a name.
pub(crate) fn cut(text: &str, most: usize) -> Option<String> {
    let (end, _) = text.char_indices().nth(most)?;
    let head = text.get(..end)?;
    let is_whole = text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let head = if is_whole { head } else { head.rsplit_once(char::is_whitespace)?.0 };
    like_a_name(head)
}

/// With a period at the end. Nothing when the end is no word, or an address that a period would become part of.
pub(crate) fn like_a_sentence(text: &str) -> Option<String> {
    let text = text.trim_end();
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let core = text.trim_end_matches(['"', '\'', ')', '”', '’', '`']);
    let ends_in_a_word = core.ends_with(char::is_alphanumeric) && !last.contains("://");
    ends_in_a_word.then(|| format!("{text}."))
}

/// Without the characters that no name of a step can hold; those that stand for words become words.
pub(crate) fn speakable(text: &str) -> Option<String> {
    let mut spoken = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => spoken.push_str(" and "),
            '%' => spoken.push_str(" percent "),
            '/' | '\\' => spoken.push('-'),
            '<' | '>' | '*' | '?' => spoken.push(' '),
            other => spoken.push(other),
        }
    }
    let spoken = spoken.split_whitespace().collect::<Vec<_>>().join(" ");
    ends_like_a_name(&spoken).then_some(spoken)
}

/// With capital letters where words of a title have them. Words with a capital letter inside stay as they are.
pub(crate) fn like_a_title(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        if is_small_word(piece.trim_end(), title.trim().is_empty()) {
            title.push_str(&capitalised(piece));
        } else {
            title.push_str(piece);
        }
    }
    title
}

/// In Pascal case, a revision at the end as it is: `get-pets_V2` becomes `GetPets_V2`. Nothing when it cannot be.
pub(crate) fn like_an_operation_id(id: &str) -> Option<String> {
    let (stem, revision) = match id.rsplit_once(['V', 'v']) {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
            stem.strip_suffix('_').map_or((id, None), |stem| (stem, Some(number)))
        }
        _ => (id, None),
    };
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut pascal: String = words.map(capitalised).collect();
    if let Some(revision) = revision {
        // Writing into a string does not fail.
        let _ = write!(pascal, "_V{revision}");
    }
    (pascal.starts_with(|c: char| c.is_ascii_uppercase()) && pascal != id).then_some(pascal)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{cut, like_a_name, like_a_sentence, like_a_title, like_an_operation_id, speakable};

    #[test]
    fn names_end_at_their_last_letter() {
        assert_eq!(like_a_name("List pets. "), Some("List pets".to_owned()));
        assert_eq!(like_a_name("Größe (é)!"), Some("Größe (é)".to_owned()));
        assert_eq!(like_a_name("..."), None);
    }

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(cut("Lists all pets", 10), Some("Lists all".to_owned()));
        assert_eq!(cut("Lists all pets", 9), Some("Lists all".to_owned()));
        assert_eq!(cut("Lists all - pets", 11), Some("Lists all".to_owned()));
        assert_eq!(cut("Donaudampfschiff", 9), None);
        assert_eq!(cut("short", 9), None);
    }

    #[test]
    fn sentences_get_a_period_where_nothing_else_is_meant() {
        assert_eq!(like_a_sentence("A pet (small) "), Some("A pet (small).".to_owned()));
        assert_eq!(like_a_sentence("One of:"), None);
        assert_eq!(like_a_sentence("See https://example.com/a"), None);
    }

    #[test]
    fn characters_that_steps_cannot_hold_are_spoken_or_left_out() {
        assert_eq!(speakable("List cats & dogs"), Some("List cats and dogs".to_owned()));
        assert_eq!(speakable("Add/Update <pet>?"), Some("Add-Update pet".to_owned()));
        assert_eq!(speakable("<*>"), None);
    }

    #[test]
    fn titles_keep_the_spelling_of_other_words() {
        assert_eq!(like_a_title("name of the iPhone  user"), "Name of the iPhone  User");
        assert_eq!(like_a_title("e.g. a pet"), "E.g. a Pet");
    }

    #[test]
    fn operation_ids_keep_their_revision() {
        assert_eq!(like_an_operation_id("get-pets_v2"), Some("GetPets_V2".to_owned()));
        assert_eq!(like_an_operation_id("pets.get"), Some("PetsGet".to_owned()));
        assert_eq!(like_an_operation_id("GetPets"), None);
        assert_eq!(like_an_operation_id("2pets"), None);
    }
}
