use connectorgen_diagnostics::Position;

/// The line and column of each byte offset, in one pass over the text. `offsets` are sorted, smallest first; one that
/// lies inside a character counts as that character, one behind the text as its end.
///
/// A line ends with LF, CR LF or CR, as YAML 1.2 has it (section 5.4), so that both formats count alike.
pub(crate) fn positions(text: &str, offsets: &[usize]) -> Vec<Position> {
    let mut found = Vec::with_capacity(offsets.len());
    let mut here = Cursor { line: 1, column: 1, rest: text.as_bytes(), offset: 0 };
    for &offset in offsets {
        here.advance(offset);
        found.push(Position { line: here.line, column: here.column });
    }
    found
}

/// The line and column of one byte offset.
pub(crate) fn position(text: &str, offset: usize) -> Position {
    positions(text, &[offset]).first().copied().unwrap_or(Position { line: 1, column: 1 })
}

struct Cursor<'t> {
    line: usize,
    column: usize,
    rest: &'t [u8],
    offset: usize,
}

impl Cursor<'_> {
    fn advance(&mut self, offset: usize) {
        while self.offset < offset
            && let [byte, rest @ ..] = self.rest
        {
            // A character is counted when it is left behind, so an offset inside one must not pass it.
            let length = character_length(*byte);
            if self.offset + length > offset {
                return;
            }
            match (byte, rest) {
                (b'\r', [b'\n', ..]) => {}
                (b'\n' | b'\r', _) => self.new_line(),
                _ => self.column += 1,
            }
            self.offset += length;
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
    }

    fn new_line(&mut self) {
        self.line += 1;
        self.column = 1;
    }
}

/// How many bytes the character takes that starts with `byte`.
fn character_length(byte: u8) -> usize {
    match byte {
        0x00..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Position;

    use super::{position, positions};

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn columns_count_characters() {
        let text = "äöü😀x";
        assert_eq!(position(text, text.find('x').unwrap()), at(1, 5));
        assert_eq!(position(text, 1), at(1, 1), "inside a character");
        assert_eq!(position(text, 999), at(1, 6), "behind the end");
    }

    #[test]
    fn all_line_ends_count_once() {
        let text = "a\nb\r\nc\rd";
        let offsets: Vec<_> = "abcd".chars().map(|c| text.find(c).unwrap()).collect();
        assert_eq!(positions(text, &offsets), [at(1, 1), at(2, 1), at(3, 1), at(4, 1)]);
        assert_eq!(positions("", &[0, 0]), [at(1, 1), at(1, 1)]);
    }
}
