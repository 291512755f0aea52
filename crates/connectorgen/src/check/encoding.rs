//! Bytes to text, whatever they are: a file that is not UTF-8 is reported and read all the same.

use connectorgen_diagnostics::Position;

/// A file as text, and what was wrong with its bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without byte order mark.
    pub(super) text: String,
    /// It began with a byte order mark.
    pub(super) has_mark: bool,
    /// What it is written in instead of UTF-8, and the place of the first character that tells.
    pub(super) foreign: Option<(&'static str, Position)>,
}

/// UTF-16 with its mark is read as such. Bytes that are not UTF-8 stand for what they are in Windows-1252, which is
/// what editors on Windows write.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    const START: Position = Position { line: 1, column: 1 };
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit)).collect();
        let text = String::from_utf16_lossy(&units);
        Decoded { text, has_mark: true, foreign: Some(("UTF-16", START)) }
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => Decoded { has_mark: true, ..decode_utf8(rest.to_vec()) },
        _ => decode_utf8(bytes),
    }
}

fn decode_utf8(bytes: Vec<u8>) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, ..Decoded::default() },
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(end_of(&text));
            text.extend(chunk.invalid().iter().copied().map(windows_1252));
        }
    }
    Decoded { text, has_mark: false, foreign: first.map(|at| ("Windows-1252 or another old encoding", at)) }
}

/// The place behind a text.
fn end_of(text: &str) -> Position {
    let line = text.rsplit('\n').next().unwrap_or_default();
    Position { line: text.matches('\n').count() + 1, column: line.chars().count() + 1 }
}

/// The WHATWG's table (encoding.spec.whatwg.org, windows-1252) from 0x80 to 0x9F; the rest is Latin-1.
const FROM_0X80: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|index| FROM_0X80.get(usize::from(index)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Position;

    use super::{Decoded, decode};

    #[test]
    fn bytes_of_windows_are_read_and_told() {
        let decoded = decode(b"a\n\"Caf\xe9 \x96 5 \x80\" \xc3\xa9".to_vec());
        assert_eq!(decoded.text, "a\n\"Café – 5 €\" é");
        assert_eq!(decoded.foreign.map(|(_, at)| at), Some(Position { line: 2, column: 5 }));
    }

    #[test]
    fn utf16_is_read_and_told() {
        for bytes in [&b"\xff\xfea\0b\0"[..], &b"\xfe\xff\0a\0b"[..]] {
            let decoded = decode(bytes.to_vec());
            assert_eq!((decoded.text.as_str(), decoded.has_mark), ("ab", true));
            assert!(decoded.foreign.is_some());
        }
    }

    #[test]
    fn mark_is_taken_off() {
        let decoded = decode("\u{feff}{}".as_bytes().to_vec());
        assert_eq!(decoded, Decoded { text: "{}".to_owned(), has_mark: true, foreign: None });
    }
}
