use serde_json::Value;

/// Goes through a text from token to token.
#[derive(Debug)]
pub(crate) struct Scan<'t> {
    text: &'t str,
    offset: usize,
    has_comments: bool,
}

impl<'t> Scan<'t> {
    pub(crate) fn new(text: &'t str) -> Scan<'t> {
        Scan { text, offset: 0, has_comments: false }
    }

    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// Whether a comment was passed.
    pub(crate) fn has_comments(&self) -> bool {
        self.has_comments
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.offset >= self.text.len()
    }

    pub(crate) fn is_before(&self, byte: u8) -> bool {
        self.peek() == Some(byte)
    }

    /// Passes a byte if it is the next one.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let taken = self.is_before(byte);
        self.offset += usize::from(taken);
        taken
    }

    /// Passes white space and comments.
    pub(crate) fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.offset += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with("//") {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                match trimmed.find("*/") {
                    Some(end) => end + 2,
                    None => return,
                }
            } else {
                return;
            };
            self.offset += comment;
            self.has_comments = true;
        }
    }

    /// Passes a string and returns what it says.
    pub(crate) fn string(&mut self) -> Option<String> {
        let start = self.offset;
        self.pass_string()?;
        serde_json::from_str(self.text.get(start..self.offset)?).ok()
    }

    /// Passes a string, a number, `true`, `false` or `null`.
    pub(crate) fn scalar(&mut self) -> Option<()> {
        let start = self.offset;
        if self.is_before(b'"') {
            self.pass_string()?;
        } else {
            let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
            self.offset += self.rest().find(|c| !is_word(c)).unwrap_or(self.rest().len());
        }
        serde_json::from_str::<Value>(self.text.get(start..self.offset)?).ok().map(|_| ())
    }

    fn pass_string(&mut self) -> Option<()> {
        let mut bytes = self.rest().bytes().enumerate();
        if bytes.next()?.1 != b'"' {
            return None;
        }
        while let Some((index, byte)) = bytes.next() {
            match byte {
                b'"' => {
                    self.offset += index + 1;
                    return Some(());
                }
                b'\\' => {
                    bytes.next()?;
                }
                _ => {}
            }
        }
        None
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.offset..).unwrap_or_default()
    }
}
