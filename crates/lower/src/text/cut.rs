/// A text that fits its place, and whether something was left out for that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The text as it goes out.
    pub(crate) text: String,
    /// Whether words of the original are missing at the end.
    pub(crate) cut: bool,
}

/// As many whole words of `text` as fit into `limit` characters; a first word that is longer is cut inside.
/// Whitespace becomes single spaces.
pub(crate) fn whole_words(text: &str, limit: usize) -> Cut {
    if text.len() <= limit && is_even(text) {
        return Cut { text: text.to_owned(), cut: false };
    }
    let mut kept = String::with_capacity(text.len().min(limit));
    let mut length = 0;
    for word in text.split_whitespace() {
        let gap = usize::from(length > 0);
        let size = word.chars().take(limit + 1).count();
        if length + gap + size > limit {
            if length == 0 {
                kept = word.chars().take(limit).collect();
            }
            return Cut { text: kept, cut: true };
        }
        if gap > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
        length += gap + size;
    }
    Cut { text: kept, cut: false }
}

/// Whether a text is one line of ASCII with single spaces, as most are.
fn is_even(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Without a way out in between, many bytes are looked at at once.
    let is_ascii = bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    let is_space = |byte: &u8| u8::from(*byte == b' ');
    let double_spaces = pairs.fold(0, |any, (one, next)| any | (is_space(one) & is_space(next)));
    is_ascii && double_spaces == 0 && text.trim() == text
}

/// Takes away what must not stand at the end of a text that was cut: an opened bracket without its partner, and
/// small words that lead on to what is gone (`and`, `of the`).
pub(crate) fn drop_dangling(text: &mut String) {
    if let Some(open) = unclosed_bracket(text)
        && open > 0
    {
        text.truncate(open);
    }
    loop {
        let kept =
            text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']' | '"' | '”'));
        let (head, last) = kept.rsplit_once(' ').unwrap_or(("", kept));
        let length = if !head.is_empty() && LEADS_ON.contains(&last.to_ascii_lowercase().as_str()) {
            head.len()
        } else if kept.is_empty() {
            text.len()
        } else {
            kept.len()
        };
        if length == text.len() {
            return;
        }
        text.truncate(length);
    }
}

/// Words that only make sense before another one.
#[rustfmt::skip]
const LEADS_ON: [&str; 27] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "if", "in", "into", "is", "its", "of",
    "on", "or", "that", "the", "their", "this", "to", "which", "with", "your",
];

/// The place of the first `(` that is never closed.
pub(super) fn unclosed_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, char) in text.char_indices() {
        match char {
            '(' => open.push(at),
            ')' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.first().copied()
}

#[cfg(test)]
mod tests {
    use super::{Cut, drop_dangling, whole_words};

    #[test]
    fn whole_words_within_the_limit_are_kept() {
        assert_eq!(whole_words(" one \n two ", 7), Cut { text: "one two".into(), cut: false });
        assert_eq!(whole_words("one two three", 8), Cut { text: "one two".into(), cut: true });
        assert_eq!(whole_words("äöüß", 2), Cut { text: "äö".into(), cut: true });
        assert_eq!(whole_words("", 3), Cut { text: String::new(), cut: false });
    }

    #[test]
    fn dangling_words_and_brackets_go() {
        for (text, expected) in [
            ("Get the pets of the", "Get the pets"),
            ("Get pets (all of", "Get pets"),
            ("Get pets, and", "Get pets"),
            ("the", "the"),
            ("(all", "(all"),
            ("Get pets (all)", "Get pets (all)"),
            ("--", "--"),
        ] {
            let mut text = text.to_owned();
            drop_dangling(&mut text);
            assert_eq!(text, expected);
        }
    }
}
