use crate::Position;

/// Finds places in one text. Its lines are looked for once; in a line, the search goes on from the last place, forward
/// or back. So all places together cost about one pass, even when the document is a single line of many megabytes, as
/// they are nearly sorted.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// Some lines by their numbers, and where they start: about one in each [`BLOCK`], as far as they were needed.
    starts: Vec<(usize, usize)>,
    offset: usize,
    here: Position,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Cursor<'t> {
        Cursor { text, starts: vec![(1, 0)], offset: 0, here: START }
    }

    /// What stands before and behind a place: the text up to it and the text from it on. A column behind the end of
    /// its line is taken for the end; `None` when there is no such line.
    pub(super) fn split_at(&mut self, target: Position) -> Option<(&'t str, &'t str)> {
        let start = self.start_of(target.line)?;
        let back = self.here.column.saturating_sub(target.column);
        if target.line != self.here.line || back > target.column {
            self.here = Position { line: target.line, column: 1 };
            self.offset = start;
        } else if let Some(before) = back.checked_sub(1) {
            let passed = self.text.get(start..self.offset)?;
            self.offset = start + passed.char_indices().nth_back(before).map_or(0, |(at, _)| at);
            self.here.column = target.column;
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

    /// Where a line starts. Most lines are passed by counting their ends, which takes a fraction of looking for each.
    fn start_of(&mut self, line: usize) -> Option<usize> {
        let nearest = self.starts.partition_point(|(known, _)| *known <= line).checked_sub(1)?;
        let (mut here, mut start) = self.starts.get(nearest).copied()?;
        while here < line {
            let rest = self.text.as_bytes().get(start..)?;
            let block = rest.get(..BLOCK).unwrap_or(rest);
            // Of CR LF, the line ends with the LF.
            let is_end = |at: &usize| rest.get(*at..*at + 2) != Some(b"\r\n");
            let returns = || memchr::memchr_iter(b'\r', block).filter(is_end);
            let ends = memchr::memchr_iter(b'\n', block).count() + returns().count();
            let (passed, last) = if ends == 0 || here + ends > line {
                let passed = if ends == 0 { 1 } else { line - here };
                (passed, memchr::memchr2_iter(b'\n', b'\r', rest).filter(is_end).nth(passed - 1)?)
            } else {
                (ends, memchr::memrchr(b'\n', block).max(returns().next_back())?)
            };
            here += passed;
            start += last + 1;
            if self.starts.last().is_none_or(|(known, _)| *known < here) {
                self.starts.push((here, start));
            }
        }
        Some(start)
    }
}

/// How many bytes are passed at once, at most.
const BLOCK: usize = 1024;

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
    fn lines_in_later_blocks_are_found() {
        let long = "x".repeat(3 * super::BLOCK);
        for end in ["\n", "\r\n", "\r"] {
            let lines: Vec<String> = (1..=2000).map(|number| format!("line {number}")).collect();
            let text = format!("{}{end}{long}{end}last", lines.join(end));
            let mut cursor = Cursor::new(&text);
            let mut at = |line| cursor.split_at(Position { line, column: 1 }).map(|(_, rest)| rest);
            for line in [1700, 3, 2000, 900, 899, 1701, 1] {
                assert!(at(line).is_some_and(|rest| rest.starts_with(&format!("line {line}{end}"))));
            }
            assert_eq!((at(2002), at(2003)), (Some("last"), None));
            assert!(at(2001).is_some_and(|rest| rest.starts_with('x')));
        }
    }

    #[test]
    fn going_back_finds_the_same() {
        let mut cursor = Cursor::new(TEXT);
        assert_eq!(cursor.split_at(Position { line: 3, column: 2 }).map(|(_, r)| r), Some("rei\n"));
        assert_eq!(
            cursor.split_at(Position { line: 1, column: 3 }).map(|(_, r)| r),
            Some("ns\r\nzwölf\rdrei\n")
        );
        assert_eq!(cursor.split_at(Position { line: 2, column: 5 }).map(|(_, r)| r), Some("f\rdrei\n"));
        assert_eq!(cursor.split_at(Position { line: 2, column: 3 }).map(|(_, r)| r), Some("ölf\rdrei\n"));
        assert_eq!(
            cursor.split_at(Position { line: 1, column: 4 }).map(|(_, r)| r),
            Some("s\r\nzwölf\rdrei\n")
        );
    }
}
