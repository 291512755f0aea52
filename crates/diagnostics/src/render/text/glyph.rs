use std::borrow::Cow;

/// A character as it is shown in a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    /// What is printed for it.
    pub(super) text: String,
    /// How many columns that takes.
    pub(super) width: usize,
}

impl Glyph {
    pub(super) fn of(c: char) -> Glyph {
        if c == '\t' {
            return Glyph { text: " ".repeat(TAB), width: TAB };
        }
        if is_invisible(c) {
            let text = c.escape_unicode().to_string();
            return Glyph { width: text.len(), text };
        }
        Glyph { text: c.to_string(), width: columns(c) }
    }
}

/// A text of a stranger's document, safe to print: escape sequences and direction marks become visible. Line breaks
/// stay.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return text.into();
    }
    text.chars().map(|c| if c == '\n' { c.to_string() } else { Glyph::of(c).text }).collect()
}

const TAB: usize = 4;

/// Characters that change what a terminal does or in which direction it writes.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Columns that a character takes, by the ranges of Unicode's East Asian Width (UAX #11) and of combining marks that
/// matter in practice.
fn columns(c: char) -> usize {
    match u32::from(c) {
        0x300..=0x36f
        | 0x483..=0x489
        | 0x591..=0x5bd
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x6d6..=0x6dc
        | 0x93c
        | 0x941..=0x948
        | 0x94d
        | 0xe31
        | 0xe34..=0xe3a
        | 0xe47..=0xe4e
        | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff
        | 0x200b..=0x200d
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0xe0100..=0xe01ef => 0,
        0x1100..=0x115f
        | 0x231a..=0x231b
        | 0x2329..=0x232a
        | 0x23e9..=0x23ec
        | 0x25fd..=0x25fe
        | 0x2614..=0x2615
        | 0x2648..=0x2653
        | 0x26aa..=0x26ab
        | 0x26bd..=0x26be
        | 0x26c4..=0x26c5
        | 0x2705
        | 0x270a..=0x270b
        | 0x2728
        | 0x274c
        | 0x274e
        | 0x2753..=0x2755
        | 0x2757
        | 0x2795..=0x2797
        | 0x2b1b..=0x2b1c
        | 0x2b50
        | 0x2b55
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xa960..=0xa97f
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe10..=0xfe19
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f004
        | 0x1f0cf
        | 0x1f18e
        | 0x1f191..=0x1f19a
        | 0x1f200..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1f9ff
        | 0x1fa70..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyph, printable};

    fn width(text: &str) -> usize {
        text.chars().map(|c| Glyph::of(c).width).sum()
    }

    #[test]
    fn widths_of_scripts() {
        assert_eq!(width("Straße"), 6);
        assert_eq!(width("ペット"), 6);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("🐕"), 2);
        assert_eq!(width("\t"), 4);
    }

    #[test]
    fn escape_sequence_is_shown_not_sent() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}\n\tc"), "a\\u{1b}[31mb\\u{202e}\n    c");
    }
}
