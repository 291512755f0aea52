use super::{Before, Read, Reader, Stop, is_word, wrong};

const UNKNOWN: &str = "`(?` begins no group that .NET knows";

/// A group that is open.
#[derive(Clone, Copy)]
pub(super) enum Group {
    Plain,
    /// `(?(condition)yes|no)`.
    Conditional {
        /// Whether the condition is read.
        is_tested: bool,
        branches: u32,
    },
}

/// What a `(` begins.
pub(super) enum Opening {
    Group(Group),
    /// Options for what follows: `(?i)`.
    Options,
}

impl Reader {
    /// Reads what follows a `(`.
    pub(super) fn opening(&mut self) -> Read<Opening> {
        let is_condition = matches!(self.open.last(), Some(Group::Conditional { is_tested: false, .. }));
        if self.peek() != Some('?') || self.ahead(1) == Some(')') {
            if !is_condition {
                self.references.unnamed();
            }
            return Ok(Opening::Group(Group::Plain));
        }
        self.next += 1;
        match self.take() {
            Some(':' | '=' | '!' | '>') => Ok(Opening::Group(Group::Plain)),
            Some('<') if matches!(self.peek(), Some('=' | '!')) => {
                self.next += 1;
                Ok(Opening::Group(Group::Plain))
            }
            Some('<') => self.name('>'),
            Some('\'') => self.name('\''),
            Some('(') => self.condition(),
            Some(_) => {
                self.next -= 1;
                self.options()
            }
            None => wrong(UNKNOWN),
        }
    }

    /// `(?<name>`, `(?<1>`, and `(?<name-other>`, which gives up the other group.
    fn name(&mut self, close: char) -> Read<Opening> {
        const BAD_NAME: &str = "the name of a group is none";
        match self.peek() {
            Some('0') => return wrong(BAD_NAME),
            Some(c) if c.is_ascii_digit() => {
                let number = self.number()?;
                self.references.number(number);
            }
            Some(c) if is_word(c) => {
                let name = self.word();
                self.references.name(name);
            }
            Some('-') => {}
            Some(_) | None => return wrong(BAD_NAME),
        }
        if self.take_if('-') {
            match self.peek() {
                Some(c) if c.is_ascii_digit() => {
                    let number = self.number()?;
                    self.references.want_number(number);
                }
                Some(c) if is_word(c) => {
                    let name = self.word();
                    self.references.want_name(name);
                }
                Some(_) | None => return wrong(BAD_NAME),
            }
        }
        if self.take_if(close) { Ok(Opening::Group(Group::Plain)) } else { wrong(BAD_NAME) }
    }

    /// `(?(`: a condition is a group that is referred to, or an expression.
    fn condition(&mut self) -> Read<Opening> {
        let is_number = self.peek().is_some_and(|c| c.is_ascii_digit());
        if is_number {
            let number = self.number()?;
            if !self.take_if(')') {
                return wrong("the condition of a group is neither a reference nor an expression");
            }
            self.references.want_number(number);
            return Ok(Opening::Group(Group::Conditional { is_tested: true, branches: 1 }));
        }
        let kind = if self.peek() == Some('?') { (self.ahead(1), self.ahead(2)) } else { (None, None) };
        match kind {
            (Some('#'), _) => return wrong("the condition of a group is a comment"),
            (Some('<'), Some('=' | '!')) => {}
            (Some('\'' | '<'), _) => return wrong("the condition of a group has a name"),
            (_, _) => {}
        }
        self.next -= 1;
        Ok(Opening::Group(Group::Conditional { is_tested: false, branches: 1 }))
    }

    /// `(?i-m:` and `(?i-m)`.
    fn options(&mut self) -> Read<Opening> {
        let mut is_off = false;
        let may_have_options = !matches!(self.open.last(), Some(Group::Conditional { .. }));
        while let Some(c) = self.peek().filter(|_| may_have_options) {
            match c.to_ascii_lowercase() {
                '-' => is_off = true,
                '+' => is_off = false,
                'i' | 'm' | 'n' | 's' => {}
                'x' if is_off => {}
                'x' => return Err(Stop::FreeSpacing),
                _ => break,
            }
            self.next += 1;
        }
        match self.take() {
            Some(':') => Ok(Opening::Group(Group::Plain)),
            Some(')') => Ok(Opening::Options),
            Some(_) | None => wrong(UNKNOWN),
        }
    }

    /// Ends the innermost group; answers what a repetition behind it repeats.
    pub(super) fn closing(&mut self) -> Read<Before> {
        if self.open.pop().is_none() {
            return wrong("a `)` closes nothing");
        }
        match self.open.last_mut() {
            Some(Group::Conditional { is_tested, .. }) if !*is_tested => {
                *is_tested = true;
                Ok(Before::Nothing)
            }
            Some(Group::Conditional { .. } | Group::Plain) | None => Ok(Before::Something),
        }
    }

    /// A `|`.
    pub(super) fn branch(&mut self) -> Read {
        if let Some(Group::Conditional { branches, .. }) = self.open.last_mut() {
            *branches += 1;
            if *branches > 2 {
                return wrong("a condition has more than two branches");
            }
        }
        Ok(())
    }
}
