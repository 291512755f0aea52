use super::cursor::is_break;
use super::glyph::Glyph;

/// The part of a line that is shown, and where the caret stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Safe to print, without line break.
    pub(super) line: String,
    /// Columns before the caret.
    pub(super) indent: usize,
    /// Columns that are underlined; at least one.
    pub(super) length: usize,
}

impl Excerpt {
    /// The line around a place, given the text up to it and the text from it on. A line that is wider than `width`
    /// is cut on both sides, with an ellipsis where something is missing.
    pub(super) fn around(before: &str, after: &str, width: usize) -> Excerpt {
        let width = width.max(LEAST_WIDTH);
        let left = Run::take(before.chars().rev(), width);
        let right = Run::take(after.chars(), width);
        let word = word_length(after);
        let (left, right) = share(left, right, width);

        let mut line = String::new();
        let mut indent = 0;
        if left.cut {
            line.push('…');
            indent += 1;
        }
        for glyph in left.glyphs.iter().rev() {
            line.push_str(&glyph.text);
            indent += glyph.width;
        }
        let mut length = 0;
        for (index, glyph) in right.glyphs.iter().enumerate() {
            line.push_str(&glyph.text);
            if index < word {
                length += glyph.width;
            }
        }
        if right.cut {
            line.push('…');
        }
        Excerpt { line: line.trim_end().to_owned(), indent, length: length.max(1) }
    }
}

/// Below this, cutting would leave nothing to read.
const LEAST_WIDTH: usize = 20;

/// Characters of one line, going away from the place.
struct Run {
    glyphs: Vec<Glyph>,
    width: usize,
    /// There is more of the line.
    cut: bool,
}

impl Run {
    fn take(chars: impl Iterator<Item = char>, limit: usize) -> Run {
        let mut run = Run { glyphs: Vec::new(), width: 0, cut: false };
        for c in chars.take_while(|c| !is_break(*c)) {
            let glyph = Glyph::of(c);
            if run.width + glyph.width > limit {
                run.cut = true;
                break;
            }
            run.width += glyph.width;
            run.glyphs.push(glyph);
        }
        run
    }

    fn shorten(mut self, limit: usize) -> Run {
        while self.width > limit {
            let Some(glyph) = self.glyphs.pop() else { break };
            self.width -= glyph.width;
            self.cut = true;
        }
        self
    }
}

/// Divides the width: what follows the place gets at least a third of it, what precedes it the rest.
fn share(left: Run, right: Run, width: usize) -> (Run, Run) {
    let kept = right.width.min(width / 3);
    let left = left.shorten(width - kept);
    let rest = width - left.width;
    (left, right.shorten(rest))
}

/// How many characters the word at the beginning of a text has: a quoted text with its quotes, or what goes up to
/// the next separator of JSON or YAML.
fn word_length(text: &str) -> usize {
    let mut chars = text.chars().take_while(|c| !is_break(*c)).peekable();
    let Some(first) = chars.next() else { return 0 };
    let mut length = 1;
    if matches!(first, '"' | '\'') {
        let mut escaped = false;
        for c in chars {
            length += 1;
            if c == first && !escaped {
                break;
            }
            escaped = c == '\\' && !escaped;
        }
        return length;
    }
    let mut open = Brackets::default();
    if first.is_whitespace() || open.ends_at(first) || open.depth > 0 {
        return length;
    }
    while let Some(c) = chars.next() {
        let key_ends = c == ':' && chars.peek().is_none_or(|next| next.is_whitespace());
        if key_ends || c == ',' || c.is_whitespace() || open.ends_at(c) {
            break;
        }
        length += 1;
    }
    length
}

/// Brackets inside a word: `/pets/{id}` is one word, the bracket that closes an object around a word ends it.
#[derive(Default)]
struct Brackets {
    depth: usize,
}

impl Brackets {
    fn ends_at(&mut self, c: char) -> bool {
        match c {
            '{' | '[' => self.depth += 1,
            '}' | ']' if self.depth == 0 => return true,
            '}' | ']' => self.depth -= 1,
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, word_length};

    /// The excerpt as two lines, for a line with `^` before the place.
    fn drawn(line: &str, width: usize) -> String {
        let (before, after) = line.split_once('^').unwrap_or((line, ""));
        let excerpt = Excerpt::around(before, after, width);
        format!("{}\n{}{}", excerpt.line, " ".repeat(excerpt.indent), "^".repeat(excerpt.length))
    }

    #[test]
    fn short_line_is_shown_as_it_is() {
        assert_eq!(drawn("  ^/pets: {}  ", 40), "  /pets: {}\n  ^^^^^");
        assert_eq!(drawn("{ ^\"a b\": 1 }", 40), "{ \"a b\": 1 }\n  ^^^^^");
    }

    #[test]
    fn caret_stands_below_wide_characters() {
        assert_eq!(drawn("ペット: ^名前", 40), "ペット: 名前\n        ^^^^");
        assert_eq!(drawn("e\u{301}: ^x", 40), "e\u{301}: x\n   ^");
    }

    #[test]
    fn tab_and_control_take_the_columns_that_are_printed() {
        assert_eq!(drawn("\t\u{7}^x", 40), "    \\u{7}x\n         ^");
    }

    #[test]
    fn long_line_is_cut_on_both_sides() {
        let line = format!("{}^key{}", "a".repeat(50), "b".repeat(50));
        assert_eq!(drawn(&line, 30), "…aaaaaaaaaaaaaaaaaaaakeybbbbbbb…\n                     ^^^^^^^^^^");
        assert_eq!(drawn(&format!("^key: {}", "b".repeat(50)), 20), "key: bbbbbbbbbbbbbbb…\n^^^");
        assert_eq!(
            drawn(&format!("{}^", "a".repeat(50)), 20),
            "…aaaaaaaaaaaaaaaaaaaa\n                     ^"
        );
    }

    #[test]
    fn only_one_line_is_taken() {
        assert_eq!(drawn("first\nsec^ond\r\nthird", 40), "second\n   ^^^");
        assert_eq!(drawn("first\n^\nthird", 40), "\n^");
    }

    #[test]
    fn words_end_where_json_and_yaml_end_them() {
        assert_eq!(word_length("https://x.y/z, b"), 13);
        assert_eq!(word_length("key:\n"), 3);
        assert_eq!(word_length("\"a\\\"b\": 1"), 6);
        assert_eq!(word_length("/pets/{id}: {}"), 10);
        assert_eq!(word_length("12}]"), 2);
        assert_eq!(word_length("{a: 1}"), 1);
    }
}
