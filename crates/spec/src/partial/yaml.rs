use connectorgen_diagnostics::JsonPointer;
use saphyr_parser::{Event, Marker, Parser, Span, StrInput};
use serde_json::{Map, Value};

use super::stub::{Kept, Stub};
use crate::outline::{Member, Outline, Part};
use crate::tree::yaml::{is_merge_key, plain_value};

/// YAML to a tree that has stubs in place of its parts, and where those are.
pub(super) fn outline(text: &str) -> Option<(Value, Outline)> {
    let mut walk = Walk {
        parser: Parser::new_from_str(text),
        bytes: Bytes { text, character: 0, byte: 0 },
        outline: Outline::default(),
    };
    while !matches!(walk.next()?.0, Event::DocumentStart(_)) {}
    walk.mapping()?;
    let (tree, _) = walk.level(&JsonPointer::root())?;
    let is_alone = matches!(walk.next()?.0, Event::DocumentEnd) && matches!(walk.next()?.0, Event::StreamEnd);
    is_alone.then_some((tree, walk.outline))
}

/// Goes along the events. Whatever is not plain ends the walk.
struct Walk<'t> {
    parser: Parser<'t, StrInput<'t>>,
    bytes: Bytes<'t>,
    outline: Outline,
}

impl<'t> Walk<'t> {
    /// The next event. Anchors could be asked for from elsewhere, and tags depend on what the document declares.
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        let (event, span) = self.parser.next_event()?.ok()?;
        let is_plain = match &event {
            Event::Alias(_) => false,
            Event::Scalar(_, _, anchor, tag) => *anchor == 0 && tag.is_none(),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                *anchor == 0 && tag.is_none()
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => true,
        };
        is_plain.then_some((event, span))
    }

    /// Passes the start of a mapping.
    fn mapping(&mut self) -> Option<Marker> {
        match self.next()? {
            (Event::MappingStart(..), span) => Some(span.start),
            _ => None,
        }
    }

    /// The next key of a mapping, or where it ends.
    fn key(&mut self) -> Option<Result<(String, Marker), Marker>> {
        match self.next()? {
            (Event::MappingEnd, span) => Some(Err(span.end)),
            (Event::Scalar(key, style, ..), span) if !is_merge_key(&key, style, None) => {
                Some(Ok((key.into_owned(), span.start)))
            }
            _ => None,
        }
    }

    /// A mapping whose members are looked at, from its first key on; and where it ends.
    fn level(&mut self, place: &JsonPointer) -> Option<(Value, Marker)> {
        let mut map = Map::new();
        loop {
            let (key, at) = match self.key()? {
                Ok(key) => key,
                Err(end) => return Some((Value::Object(map), end)),
            };
            let at = self.bytes.of(at.index())?;
            let inner = place.join(&key);
            let value = match Member::of(place, &key) {
                Member::Level => {
                    let start = self.mapping()?;
                    self.part(inner.clone(), at, start, start)?;
                    self.level(&inner)?.0
                }
                Member::Whole => {
                    let (value, span) = self.whole()?;
                    self.part(inner, at, span.start, span.end)?;
                    value
                }
                Member::PathItem => {
                    let start = self.mapping()?;
                    let (stub, end) = self.stub(Stub::Item)?;
                    self.part(inner, at, start, end)?;
                    stub
                }
                Member::Component => {
                    let start = self.mapping()?;
                    let end = self.skip_to_end()?;
                    self.part(inner, at, start, end)?;
                    Value::Null
                }
            };
            if map.insert(key, value).is_some() {
                return None;
            }
        }
    }

    /// What is kept of a mapping that may turn out not to be selected, from its first key on; and where it ends.
    fn stub(&mut self, stub: Stub) -> Option<(Value, Marker)> {
        let mut map = Map::new();
        loop {
            let key = match self.key()? {
                Ok((key, _)) => key,
                Err(end) => return Some((Value::Object(map), end)),
            };
            let value = match stub.keeps(&key) {
                Kept::Stub(inner) => {
                    self.mapping()?;
                    self.stub(inner)?.0
                }
                Kept::Whole => self.whole()?.0,
                Kept::Name => {
                    self.skip()?;
                    Value::Null
                }
                Kept::Nothing => {
                    self.skip()?;
                    continue;
                }
            };
            map.insert(key, value);
        }
    }

    /// A value as it is, and where it stands.
    fn whole(&mut self) -> Option<(Value, Span)> {
        let mut passed: Option<Span> = None;
        let value = plain_value(|| {
            let (event, span) = self.next()?;
            passed = Some(Span { start: passed.map_or(span.start, |passed| passed.start), ..span });
            Some((event, span))
        });
        value.zip(passed)
    }

    /// Passes a value.
    fn skip(&mut self) -> Option<()> {
        match self.next()?.0 {
            Event::MappingStart(..) | Event::SequenceStart(..) => self.skip_to_end().map(drop),
            _ => Some(()),
        }
    }

    /// Passes the rest of a list or mapping, and says where it ends.
    fn skip_to_end(&mut self) -> Option<Marker> {
        let mut depth = 1_usize;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
                Event::MappingEnd | Event::SequenceEnd => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(span.end);
            }
        }
    }

    fn part(&mut self, place: JsonPointer, key: usize, start: Marker, end: Marker) -> Option<()> {
        let range = self.bytes.of(start.index())?..self.bytes.of(end.index())?;
        self.outline.add(place, Part { key, range, column: start.col() });
        Some(())
    }
}

/// From characters, which `saphyr-parser` counts, to bytes. It is asked in the order of the text.
struct Bytes<'t> {
    text: &'t str,
    /// Where it has got to, in both.
    character: usize,
    byte: usize,
}

impl Bytes<'_> {
    fn of(&mut self, character: usize) -> Option<usize> {
        let mut left = character.checked_sub(self.character)?;
        while left > 0 && self.byte < self.text.len() {
            let rest = self.text.get(self.byte..)?;
            // In most pieces every character is a byte.
            let piece = rest.as_bytes().get(..left.min(PIECE)).filter(|piece| piece.is_ascii());
            let (characters, bytes) = match piece {
                Some(piece) => (piece.len(), piece.len()),
                None => (1, rest.chars().next()?.len_utf8()),
            };
            left -= characters;
            self.byte += bytes;
        }
        self.character = character;
        Some(self.byte)
    }
}

const PIECE: usize = 64;
