use connectorgen_diagnostics::Position;

/// The line and column of each byte offset, in one pass over the text. `offsets` are sorted, smallest first; one that
/// lies inside a character counts as that character, one behind the text as its end.
///
/// A line ends with LF, CR LF or CR, as YAML 1.2 has it (section 5.4), so that both formats count alike.
pub(crate) fn positions(text: &str, offsets: &[usize]) -> Vec<Position> {
    let mut found = Vec::with_capacity(offsets.len());
    let mut here = Cursor { text, line: 1, column: 1, offset: 0 };
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
    text: &'t str,
    line: usize,
    column: usize,
    offset: usize,
}

impl Cursor<'_> {
    /// Goes on to the start of the character at `offset`.
    fn advance(&mut self, offset: usize) {
        let text = self.text.as_bytes();
        let end = character_start(text, offset);
        let passed = text.get(self.offset..end).unwrap_or_default();
        let is_last = |end: &usize| text.get(self.offset + end + 1) != Some(&b'\n');
        // Of CR LF, the line ends with the LF.
        let returns = || memchr::memchr_iter(b'\r', passed).filter(is_last);
        self.line += memchr::memchr_iter(b'\n', passed).count() + returns().count();
        let last = memchr::memrchr(b'\n', passed).max(returns().next_back());
        let line = last.map_or(self.offset, |last| self.offset + last + 1);
        if last.is_some() {
            self.column = 1;
        }
        self.column += characters(self.text.get(line..end).unwrap_or_default());
        self.offset = self.offset.max(end);
    }
}

/// Where the character starts that the byte at `offset` belongs to.
fn character_start(text: &[u8], offset: usize) -> usize {
    let mut start = offset.min(text.len());
    while text.get(start).is_some_and(|byte| !starts_character(*byte)) {
        start -= 1;
    }
    start
}

/// How many characters there are; the CR of a CR LF is none.
fn characters(text: &str) -> usize {
    text.chars().count() - usize::from(text.ends_with('\r'))
}

/// False for the second and further bytes of a character (UTF-8).
fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
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
