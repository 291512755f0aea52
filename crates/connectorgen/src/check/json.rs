//! JSON as people write it: comments, commas behind the last entry, line breaks within texts.

use std::fmt::Write;

use connectorgen_diagnostics::Position;

/// What is not JSON, but clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    Comment,
    TrailingComma,
    ControlCharacter,
}

/// A text without what is not JSON.
#[derive(Debug)]
pub(super) struct Blanked {
    /// JSON, unless it is broken in other ways as well.
    pub(super) json: String,
    /// The same with the control characters that stood in texts, for places: every character has its line and column.
    pub(super) places: String,
    /// What was taken out, in order.
    pub(super) slips: Vec<(Slip, Position)>,
}

/// Puts a space for every character that is clear and not JSON. Nothing when there is no such thing.
pub(super) fn blank(text: &str) -> Option<Blanked> {
    let mut scan = Scan::default();
    let mut state = State::Outside;
    // The comma that was read last, while nothing but white space and comments came behind it: byte in `out`, place.
    let mut comma: Option<(usize, Position)> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let at = scan.here();
        state = match state {
            State::Outside => match (c, rest.peek()) {
                ('/', Some('/')) => scan.begin_comment(at, State::Line),
                ('/', Some('*')) => {
                    // The star belongs to the beginning: `/*/` is not closed.
                    rest.next();
                    scan.push(' ');
                    scan.begin_comment(at, State::Block)
                }
                ('"', _) => {
                    comma = None;
                    scan.push(c);
                    State::Text
                }
                (']' | '}', _) => {
                    if let Some((byte, place)) = comma.take() {
                        scan.places.replace_range(byte..=byte, " ");
                        scan.slips.push((Slip::TrailingComma, place));
                    }
                    scan.push(c);
                    State::Outside
                }
                (',', _) => {
                    comma = Some((scan.places.len(), at));
                    scan.push(c);
                    State::Outside
                }
                _ => {
                    if !c.is_whitespace() {
                        comma = None;
                    }
                    scan.push(c);
                    State::Outside
                }
            },
            State::Text => match c {
                '"' => {
                    scan.push(c);
                    State::Outside
                }
                '\\' => {
                    scan.push(c);
                    State::Escape
                }
                '\u{0}'..='\u{1f}' => {
                    scan.slips.push((Slip::ControlCharacter, at));
                    scan.controls.push(scan.places.len());
                    scan.push(c);
                    State::Text
                }
                _ => {
                    scan.push(c);
                    State::Text
                }
            },
            State::Escape => {
                scan.push(c);
                State::Text
            }
            State::Line if c == '\n' => {
                scan.push(c);
                State::Outside
            }
            State::Block if c == '*' && rest.peek() == Some(&'/') => {
                rest.next();
                scan.push(' ');
                scan.push(' ');
                State::Outside
            }
            State::Line | State::Block => {
                scan.push(if c == '\n' { '\n' } else { ' ' });
                state
            }
        };
    }
    if scan.slips.is_empty() {
        return None;
    }
    scan.slips.sort_by_key(|(_, at)| (at.line, at.column));
    Some(Blanked { json: scan.json(), places: scan.places, slips: scan.slips })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Text,
    Escape,
    Line,
    Block,
}

struct Scan {
    places: String,
    /// Where in `places` control characters stand in texts.
    controls: Vec<usize>,
    slips: Vec<(Slip, Position)>,
    line: usize,
    column: usize,
}

impl Default for Scan {
    fn default() -> Scan {
        Scan { places: String::new(), controls: Vec::new(), slips: Vec::new(), line: 1, column: 1 }
    }
}

impl Scan {
    fn here(&self) -> Position {
        Position { line: self.line, column: self.column }
    }

    fn push(&mut self, c: char) {
        self.places.push(c);
        if c == '\n' {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
    }

    fn begin_comment(&mut self, at: Position, state: State) -> State {
        self.slips.push((Slip::Comment, at));
        self.push(' ');
        state
    }

    /// Control characters in texts as escapes.
    fn json(&self) -> String {
        let mut json = String::with_capacity(self.places.len());
        let mut done = 0;
        for &at in &self.controls {
            json.push_str(self.places.get(done..at).unwrap_or_default());
            let control = self.places.as_bytes().get(at).copied().unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = write!(json, "\\u{control:04x}");
            done = at + 1;
        }
        json.push_str(self.places.get(done..).unwrap_or_default());
        json
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Position;

    use super::{Slip, blank};

    fn slips(text: &str) -> Vec<(Slip, usize, usize)> {
        let blanked = blank(text);
        let slips = blanked.iter().flat_map(|blanked| &blanked.slips);
        slips.map(|(slip, Position { line, column })| (*slip, *line, *column)).collect()
    }

    #[test]
    fn json_is_left_alone() {
        for text in ["", "{}", r#"{ "a": "// \" /* , ]", "b": [1, 2] }"#, "[1\n,2]", "[,", "\"a\\"] {
            assert!(blank(text).is_none(), "{text}");
        }
    }

    #[test]
    fn slips_are_found_at_their_places() {
        let text = "{ // one,\n  \"ä\": [1, /* two\n */ ],\n  \"b\": \"x\ty\nz\" , // three\n}";
        assert_eq!(
            slips(text),
            [
                (Slip::Comment, 1, 3),
                (Slip::TrailingComma, 2, 10),
                (Slip::Comment, 2, 12),
                (Slip::ControlCharacter, 4, 10),
                (Slip::ControlCharacter, 4, 12),
                (Slip::TrailingComma, 5, 4),
                (Slip::Comment, 5, 6),
            ]
        );
        let json = blank(text).unwrap().json;
        let tree: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(tree, serde_json::json!({ "ä": [1], "b": "x\ty\nz" }));
    }

    #[test]
    fn every_character_keeps_its_place() {
        let text = "{ /* ä */ \"a\": 1, }";
        assert_eq!(blank(text).unwrap().places, "{         \"a\": 1  }");
        assert_eq!(slips("[1 /*/ ]"), [(Slip::Comment, 1, 4)]);
    }
}
