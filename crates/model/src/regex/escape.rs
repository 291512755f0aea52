use super::property::is_property;
use super::{Read, Reader, is_word, wrong};

const NO_ESCAPE: &str = "a backslash stands before what it gives no meaning";

impl Reader {
    /// Reads what follows a backslash outside of classes.
    pub(super) fn escape(&mut self) -> Read {
        if matches!(self.peek(), Some('b' | 'B' | 'A' | 'G' | 'Z' | 'z')) {
            self.next += 1;
            return Ok(());
        }
        if self.is_set()? || self.is_back_reference()? {
            return Ok(());
        }
        self.character().map(drop)
    }

    /// Reads a set of characters, such as `\d` or `\p{L}`, if one comes next.
    pub(super) fn is_set(&mut self) -> Read<bool> {
        match self.peek() {
            Some('w' | 'W' | 's' | 'S' | 'd' | 'D') => {
                self.next += 1;
                Ok(true)
            }
            Some('p' | 'P') => {
                self.next += 1;
                if !self.take_if('{') {
                    return wrong("`\\p` has no name in braces");
                }
                let mut name = self.word();
                while self.take_if('-') {
                    name.push('-');
                    name.push_str(&self.word());
                }
                if !self.take_if('}') {
                    return wrong("the name behind `\\p` is not closed");
                }
                if is_property(&name) { Ok(true) } else { wrong("`\\p` has a name that .NET does not know") }
            }
            Some(_) | None => Ok(false),
        }
    }

    /// Reads a reference to a group, if one comes next: `\1`, `\k<name>`, and the old `\<name>`.
    fn is_back_reference(&mut self) -> Read<bool> {
        let start = self.next;
        let is_named = self.take_if('k');
        let close = match self.peek() {
            Some('<') if is_named || self.ahead(1).is_some() => '>',
            Some('\'') if is_named || self.ahead(1).is_some() => '\'',
            Some(_) | None if is_named => return wrong("`\\k` has no name in angle brackets"),
            Some('1'..='9') => {
                let number = self.number()?;
                self.references.want_number_or_octal(number);
                return Ok(true);
            }
            Some(_) | None => return Ok(false),
        };
        self.next += 1;
        match self.peek() {
            Some(c) if c.is_ascii_digit() => {
                let number = self.number()?;
                if self.take_if(close) {
                    self.references.want_number(number);
                    return Ok(true);
                }
            }
            Some(c) if is_word(c) => {
                let name = self.word();
                if self.take_if(close) {
                    self.references.want_name(name);
                    return Ok(true);
                }
            }
            Some(_) | None => {}
        }
        if is_named {
            return wrong("`\\k` has no name in angle brackets");
        }
        self.next = start;
        Ok(false)
    }

    /// Reads one escaped character and gives its UTF-16 unit.
    pub(super) fn character(&mut self) -> Read<u16> {
        let Some(unit) = self.units.get(self.next).copied() else { return wrong("it ends with a backslash") };
        let c = self.take().unwrap_or_default();
        match c {
            '0'..='7' => {
                let mut code = c.to_digit(8).unwrap_or_default();
                for _ in 0..2 {
                    let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
                    self.next += 1;
                    code = code * 8 + digit;
                }
                Ok(u16::try_from(code & 0xFF).unwrap_or_default())
            }
            'x' => self.hexadecimal(2),
            'u' => self.hexadecimal(4),
            'a' => Ok(0x07),
            'b' => Ok(0x08),
            'e' => Ok(0x1B),
            'f' => Ok(0x0C),
            'n' => Ok(0x0A),
            'r' => Ok(0x0D),
            't' => Ok(0x09),
            'v' => Ok(0x0B),
            'c' => match self.take().map(|c| c.to_ascii_uppercase()) {
                Some(c @ '@'..='_') => Ok(u16::try_from(u32::from(c) - u32::from('@')).unwrap_or_default()),
                Some(_) | None => wrong("`\\c` has no control character"),
            },
            _ if is_word(c) => wrong(NO_ESCAPE),
            _ => Ok(unit),
        }
    }

    fn hexadecimal(&mut self, digits: usize) -> Read<u16> {
        let mut code: u32 = 0;
        for _ in 0..digits {
            let Some(digit) = self.take().and_then(|c| c.to_digit(16)) else {
                return wrong("`\\x` has not two digits of base 16, or `\\u` not four");
            };
            code = code * 16 + digit;
        }
        Ok(u16::try_from(code).unwrap_or_default())
    }
}
