//! The form of regular expressions as .NET reads them (Microsoft Learn, "Regular Expression Language - Quick Reference"), which
//! is what a `pattern` has to be (`PatternShouldBeValidRegularExpression`). Nothing is matched here.

mod class;
mod escape;
mod group;
mod property;
mod references;

use group::{Group, Opening};
use references::References;

/// What .NET finds wrong with the form of an expression; `None` where it takes it. An expression in free spacing, the option
/// `x`, is not looked at.
#[must_use]
pub fn fault(pattern: &str) -> Option<&'static str> {
    match Reader::new(pattern).expression() {
        Ok(()) | Err(Stop::FreeSpacing) => None,
        Err(Stop::Fault(fault)) => Some(fault),
    }
}

/// Why reading ends before the expression does.
enum Stop {
    Fault(&'static str),
    FreeSpacing,
}

type Read<T = ()> = Result<T, Stop>;

fn wrong<T>(fault: &'static str) -> Read<T> {
    Err(Stop::Fault(fault))
}

/// What a repetition would repeat.
#[derive(Clone, Copy)]
enum Before {
    Nothing,
    Something,
    Repetition,
}

/// Reads an expression by UTF-16 units, as .NET does: a character beyond the first 65 536 is two of them.
struct Reader {
    units: Vec<u16>,
    next: usize,
    open: Vec<Group>,
    references: References,
}

impl Reader {
    fn new(pattern: &str) -> Reader {
        Reader {
            units: pattern.encode_utf16().collect(),
            next: 0,
            open: Vec::new(),
            references: References::default(),
        }
    }

    fn expression(&mut self) -> Read {
        let mut before = Before::Nothing;
        loop {
            self.comments()?;
            let is_repetition = self.is_repetition();
            let Some(c) = self.take() else { break };
            before = match (c, before) {
                (_, Before::Something) if is_repetition => {
                    self.repetition(c)?;
                    Before::Repetition
                }
                (_, Before::Nothing) if is_repetition => return wrong("a repetition has nothing to repeat"),
                (_, Before::Repetition) if is_repetition => return wrong("a repetition is repeated"),
                ('\\', _) => {
                    self.escape()?;
                    Before::Something
                }
                ('[', _) => {
                    self.class()?;
                    Before::Something
                }
                ('(', _) => {
                    if let Opening::Group(group) = self.opening()? {
                        self.open.push(group);
                    }
                    Before::Nothing
                }
                (')', _) => self.closing()?,
                ('|', _) => {
                    self.branch()?;
                    Before::Nothing
                }
                (_, _) => Before::Something,
            };
        }
        if !self.open.is_empty() {
            return wrong("a `(` is not closed");
        }
        self.references.check()
    }

    /// The character that comes next; half of one that is two units is a character of its own.
    fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    fn ahead(&self, count: usize) -> Option<char> {
        let unit = *self.units.get(self.next + count)?;
        Some(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.next += 1;
        Some(c)
    }

    fn take_if(&mut self, wanted: char) -> bool {
        let is_next = self.peek() == Some(wanted);
        self.next += usize::from(is_next);
        is_next
    }

    /// Passes over `(?#comments)`, which may stand anywhere.
    fn comments(&mut self) -> Read {
        while (self.peek(), self.ahead(1), self.ahead(2)) == (Some('('), Some('?'), Some('#')) {
            loop {
                match self.take() {
                    Some(')') => break,
                    Some(_) => {}
                    None => return wrong("a comment is not closed"),
                }
            }
        }
        Ok(())
    }

    /// Whether a repetition comes next. Braces are text unless numbers stand in them.
    fn is_repetition(&self) -> bool {
        match self.peek() {
            Some('*' | '+' | '?') => true,
            Some('{') => {
                let digits = |from: usize| {
                    let units = self.units.get(self.next + from..).unwrap_or_default();
                    units.iter().take_while(|unit| (0x30..=0x39).contains(*unit)).count()
                };
                let least = digits(1);
                match self.ahead(1 + least) {
                    Some('}') => least > 0,
                    Some(',') => least > 0 && self.ahead(2 + least + digits(2 + least)) == Some('}'),
                    Some(_) | None => false,
                }
            }
            Some(_) | None => false,
        }
    }

    /// What follows the first character of a repetition.
    fn repetition(&mut self, first: char) -> Read {
        if first == '{' {
            let least = self.number()?;
            if self.take_if(',') && self.peek() != Some('}') && self.number()? < least {
                return wrong("a repetition has a lower bound above its upper one");
            }
            self.take_if('}');
        }
        self.comments()?;
        self.take_if('?');
        Ok(())
    }

    fn number(&mut self) -> Read<u32> {
        let mut number: u32 = 0;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.next += 1;
            number = number.saturating_mul(10).saturating_add(digit);
        }
        if i32::try_from(number).is_ok() { Ok(number) } else { wrong("a number is too large") }
    }

    /// A name: letters, digits and what connects them.
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(c) = self.peek().filter(|c| is_word(*c)) {
            self.next += 1;
            word.push(c);
        }
        word
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests;
