//! Where everything stands in a JSON text. Written apart from what edits such texts, to hold it against.

use std::collections::HashMap;
use std::ops::Range;

use connectorgen::JsonPointer;

/// By pointer.
pub(crate) type Spans = HashMap<String, Span>;

#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// The key with its quotes, of a member.
    pub(crate) key: Option<Range<usize>>,
    pub(crate) value: Range<usize>,
    /// Where the last member or element ends; behind the bracket when there is none.
    pub(crate) last: usize,
}

/// The text is valid JSON, but for a byte order mark.
pub(crate) fn spans(text: &str) -> Spans {
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        found: Spans::new(),
    };
    walk.value(&JsonPointer::root(), None);
    walk.found
}

struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
    found: Spans,
}

impl Walk<'_> {
    fn value(&mut self, pointer: &JsonPointer, key: Option<Range<usize>>) {
        self.space();
        let start = self.at;
        let mut last = start + 1;
        match self.bytes[start] {
            b'"' => drop(self.string()),
            bracket @ (b'{' | b'[') => {
                self.at += 1;
                let mut index = 0;
                loop {
                    self.space();
                    if matches!(self.bytes[self.at], b'}' | b']') {
                        self.at += 1;
                        break;
                    }
                    if self.bytes[self.at] == b',' {
                        self.at += 1;
                        continue;
                    }
                    if bracket == b'{' {
                        let (key, name) = self.string();
                        self.space();
                        self.at += 1;
                        self.value(&pointer.join(&name), Some(key));
                    } else {
                        self.value(&pointer.join(&index.to_string()), None);
                        index += 1;
                    }
                    last = self.at;
                }
            }
            _ => {
                while self.bytes.get(self.at).is_some_and(|byte| !b",]} \t\r\n".contains(byte)) {
                    self.at += 1;
                }
            }
        }
        self.found.insert(pointer.as_str().to_owned(), Span { key, value: start..self.at, last });
    }

    fn string(&mut self) -> (Range<usize>, String) {
        let start = self.at;
        self.at += 1;
        while self.bytes[self.at] != b'"' {
            self.at += if self.bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        (start..self.at, serde_json::from_slice(&self.bytes[start..self.at]).unwrap())
    }

    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }
}
