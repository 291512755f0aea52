/// `1 action`, `2 actions`.
pub(crate) fn count(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The text on one line and in at most `limit` characters: as many whole sentences as fit, or else as many words.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    let mut line = String::with_capacity(text.len().min(limit) + 1);
    for word in text.split_whitespace() {
        // A word more than fits is enough to know that it does not.
        if line.len() > limit && line.chars().count() > limit {
            break;
        }
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    let Some((end, _)) = line.char_indices().nth(limit) else { return line };
    let start = line.get(..end).unwrap_or_default();
    if let Some((sentences, _)) = start.rsplit_once(". ") {
        return format!("{sentences}.");
    }
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::{capital, count, shorten};

    #[test]
    fn nouns_are_counted() {
        assert_eq!((count(1, "pet"), count(0, "pet")), ("1 pet".to_owned(), "0 pets".to_owned()));
    }

    #[test]
    fn capital_may_be_two_letters() {
        assert_eq!(
            (capital("ßa"), capital("`a`"), capital("")),
            ("SSa".to_owned(), "`a`".to_owned(), String::new())
        );
    }

    #[test]
    fn long_text_ends_with_a_sentence_or_a_word() {
        assert_eq!(shorten("One  two.\nThree four five.", 40), "One two. Three four five.");
        assert_eq!(shorten("One two. Three four five.", 20), "One two.");
        assert_eq!(shorten("One two, three four five.", 12), "One two…");
        assert_eq!(shorten("Größenverhältnis", 5), "Größe…");
    }
}
