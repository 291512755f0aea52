use super::{Read, Reader, wrong};

const NOT_CLOSED: &str = "a `[` is not closed";

impl Reader {
    /// Reads the characters of a class behind its `[`. Behind a `-` another class may stand, which is taken away.
    pub(super) fn class(&mut self) -> Read {
        let mut depth = 0_usize;
        self.take_if('^');
        let mut is_first = true;
        // The beginning of a range whose end is not read yet.
        let mut range: Option<u16> = None;
        loop {
            let Some(unit) = self.units.get(self.next).copied() else { return wrong(NOT_CLOSED) };
            self.next += 1;
            let is_literal = unit != u16::from(b'\\');
            let is_start = std::mem::replace(&mut is_first, false);
            if is_of(unit, b']') && !is_start {
                if depth == 0 {
                    return Ok(());
                }
                depth -= 1;
                match self.peek() {
                    Some(']') => continue,
                    Some(_) => return wrong("a class that is taken away from another is not the last in it"),
                    None => return wrong(NOT_CLOSED),
                }
            }
            let unit = if is_literal {
                unit
            } else if self.is_set()? {
                if range.is_some() {
                    return wrong("a range of characters ends in a set of them");
                }
                continue;
            } else if self.take_if('-') {
                // It stands for itself only where no range begins or ends.
                continue;
            } else {
                self.character()?
            };
            let is_bracket = is_literal && is_of(unit, b'[');
            if is_bracket && range.is_none() {
                self.posix_name();
            }
            if is_bracket && !is_start && range.is_some() {
                range = None;
                depth += 1;
                self.take_if('^');
                is_first = true;
            } else if let Some(first) = range.take() {
                if first > unit {
                    return wrong("a range of characters goes backwards");
                }
            } else if self.peek() == Some('-') && self.ahead(1).is_some_and(|c| c != ']') {
                range = Some(unit);
                self.next += 1;
            } else if is_literal && is_of(unit, b'-') && self.peek() == Some('[') && !is_start {
                self.next += 1;
                depth += 1;
                self.take_if('^');
                is_first = true;
            }
        }
    }

    /// Passes over the rest of `[:name:]`, of which only the bracket counts.
    fn posix_name(&mut self) {
        let start = self.next;
        let is_name = self.take_if(':') && {
            self.word();
            self.take_if(':') && self.take_if(']')
        };
        if !is_name {
            self.next = start;
        }
    }
}

fn is_of(unit: u16, ascii: u8) -> bool {
    unit == u16::from(ascii)
}
