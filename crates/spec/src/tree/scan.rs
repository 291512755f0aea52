use std::borrow::Cow;

/// Walks over JSON that has been parsed before, for places only. On other text it ends early and finds less.
#[derive(Debug, Clone)]
pub(crate) struct Scan<'t> {
    text: &'t str,
    /// The byte offset of the next character.
    pub(crate) offset: usize,
}

impl<'t> Scan<'t> {
    /// Starts at the beginning of `text`.
    pub(crate) fn new(text: &'t str) -> Scan<'t> {
        Scan::at(text, 0)
    }

    /// Starts at a byte of `text`.
    pub(super) fn at(text: &'t str, offset: usize) -> Scan<'t> {
        Scan { text, offset }
    }

    /// The next byte that is not white space; it is not passed. `None` at the end.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.byte() {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.offset += 1;
        }
        None
    }

    /// Passes `wanted` if it comes next.
    pub(crate) fn take(&mut self, wanted: u8) -> bool {
        let is_next = self.peek() == Some(wanted);
        if is_next {
            self.offset += 1;
        }
        is_next
    }

    /// Passes the next key and the colon behind it. Gives the key and the offset of its quote, or `None` if there is no
    /// key.
    pub(crate) fn key(&mut self) -> Option<(Cow<'t, str>, usize)> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.offset;
        let escaped = self.skip_string();
        let quoted = self.text.get(start..self.offset)?;
        let key = if escaped {
            Cow::Owned(serde_json::from_str(quoted).ok()?)
        } else {
            Cow::Borrowed(quoted.strip_prefix('"')?.strip_suffix('"')?)
        };
        self.take(b':').then_some((key, start))
    }

    /// Passes the next value, whatever is in it.
    pub(crate) fn skip_value(&mut self) {
        match self.peek() {
            Some(b'"') => {
                self.skip_string();
            }
            Some(b'{') => self.skip_container(b'{', b'}'),
            Some(b'[') => self.skip_container(b'[', b']'),
            Some(b'}' | b']' | b',' | b':') | None => {}
            Some(_) => self.skip_word(),
        }
    }

    /// Passes an object or a list. Of what is inside, only strings and brackets of its own kind matter: the text has been
    /// parsed, so the others are in pairs.
    fn skip_container(&mut self, open: u8, close: u8) {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while let Some(rest) = bytes.get(self.offset..) {
            let Some(at) = memchr::memchr3(b'"', open, close, rest) else {
                self.offset = bytes.len();
                return;
            };
            self.offset += at;
            match rest.get(at) {
                Some(b'"') => {
                    self.skip_string();
                    continue;
                }
                Some(byte) if *byte == open => depth += 1,
                Some(_) | None => depth = depth.saturating_sub(1),
            }
            self.offset += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// Passes a string; true if there are escapes in it.
    fn skip_string(&mut self) -> bool {
        let mut escaped = false;
        self.offset += 1;
        let bytes = self.text.as_bytes();
        while let Some(rest) = bytes.get(self.offset..) {
            let Some(at) = memchr::memchr2(b'"', b'\\', rest) else {
                self.offset = bytes.len();
                break;
            };
            self.offset += at + 1;
            if rest.get(at) == Some(&b'"') {
                break;
            }
            escaped = true;
            self.offset += 1;
        }
        escaped
    }

    /// Passes a number, `true`, `false` or `null`; at least one byte.
    fn skip_word(&mut self) {
        self.offset += 1;
        while let Some(byte) = self.byte()
            && !matches!(byte, b',' | b':' | b'}' | b']' | b'{' | b'[' | b'"' | b' ' | b'\t' | b'\n' | b'\r')
        {
            self.offset += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.offset).copied()
    }
}
