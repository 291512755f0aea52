use crate::Position;

/// Finds places in one text. Diagnostics are usually sorted, so the search goes on from the last place: all of them
/// together cost one pass, even when the document is a single line of many megabytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    offset: usize,
    here: Position,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Cursor<'t> {
        Cursor { text, offset: 0, here: START }
    }

    /// What stands before and behind a place: the text up to it and the text from it on. A column behind the end of
    /// its line is taken for the end; `None` when there is no such line.
    pub(super) fn split_at(&mut self, target: Position) -> Option<(&'t str, &'t str)> {
        if target < self.here {
            *self = Cursor::new(self.text);
        }
        while self.here.line < target.line {
            self.next_line()?;
        }
        let rest = self.text.get(self.offset..)?;
        let wanted = target.column.saturating_sub(self.here.column);
        // A character has at most four bytes, so the end of the line matters only if it is that near.
        let near = rest.as_bytes().get(..wanted.saturating_mul(4)).unwrap_or(rest.as_bytes());
        let line = memchr::memchr2(b'\n', b'\r', near).map_or(Some(rest), |end| rest.get(..end))?;
        let mut behind = line.chars();
        if let Some(last) = wanted.checked_sub(1) {
            let is_reached = behind.nth(last).is_some();
            self.here.column += if is_reached { wanted } else { line.chars().count() };
        }
        self.offset += line.len() - behind.as_str().len();
        self.text.split_at_checked(self.offset)
    }

    fn next_line(&mut self) -> Option<()> {
        let rest = self.text.get(self.offset..)?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes())?;
        let length = if rest.get(end..)?.starts_with("\r\n") { 2 } else { 1 };
        self.offset += end + length;
        self.here = Position { line: self.here.line + 1, column: 1 };
        Some(())
    }
}

const START: Position = Position { line: 1, column: 1 };

/// The line breaks of YAML 1.2.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use crate::Position;

    const TEXT: &str = "eins\r\nzwölf\rdrei\n";

    fn rest(line: usize, column: usize) -> Option<&'static str> {
        Cursor::new(TEXT).split_at(Position { line, column }).map(|(_, rest)| rest)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(rest(2, 4), Some("lf\rdrei\n"));
    }

    #[test]
    fn column_behind_the_line_is_its_end() {
        assert_eq!(rest(1, 40), Some("\r\nzwölf\rdrei\n"));
        assert_eq!(rest(4, 1), Some(""));
    }

    #[test]
    fn line_behind_the_text_is_nowhere() {
        assert_eq!(rest(5, 1), None);
    }

    #[test]
    fn going_back_starts_again() {
        let mut cursor = Cursor::new(TEXT);
        assert_eq!(cursor.split_at(Position { line: 3, column: 2 }).map(|(_, r)| r), Some("rei\n"));
        assert_eq!(
            cursor.split_at(Position { line: 1, column: 3 }).map(|(_, r)| r),
            Some("ns\r\nzwölf\rdrei\n")
        );
        assert_eq!(
            cursor.split_at(Position { line: 1, column: 4 }).map(|(_, r)| r),
            Some("s\r\nzwölf\rdrei\n")
        );
    }
}
