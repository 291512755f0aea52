use std::fmt;

use connectorgen_diagnostics::JsonPointer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::stub::{Kept, Stub};
use crate::Format;
use crate::outline::{Member, Outline, Part};
use crate::tree::read_plain;

/// JSON text to a tree that has stubs in place of its parts, and where those are.
pub(super) fn outline(text: &str) -> Option<(Value, Outline)> {
    let mut outline = Outline::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let level = Level { text, place: JsonPointer::root(), outline: &mut outline };
    let tree = level.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some((tree, outline))
}

/// An object whose members are looked at.
struct Level<'o> {
    text: &'o str,
    place: JsonPointer,
    outline: &'o mut Outline,
}

impl<'de> DeserializeSeed<'de> for Level<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            let place = self.place.join(&key);
            let value = match Member::of(&self.place, &key) {
                Member::Level => {
                    members.next_value_seed(Level { text: self.text, place, outline: self.outline })?
                }
                Member::Whole => {
                    let raw: &RawValue = members.next_value()?;
                    self.outline.add(place, part(self.text, raw));
                    read_plain(raw.get(), Format::Json).ok_or_else(not_plain)?
                }
                Member::PathItem => {
                    let raw: &RawValue = members.next_value()?;
                    self.outline.add(place, part(self.text, raw));
                    stub(raw).ok_or_else(not_plain)?
                }
                Member::Component => {
                    let raw: &RawValue = members.next_value()?;
                    self.outline.add(place, part(self.text, raw));
                    Value::Null
                }
            };
            if map.insert(key, value).is_some() {
                return Err(not_plain());
            }
        }
        Ok(Value::Object(map))
    }
}

/// A raw value is a slice of the text.
fn part(text: &str, raw: &RawValue) -> Part {
    let start = raw.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
    Part { key: key_before(text, start), range: start..start + raw.get().len(), column: 0 }
}

/// Where the key starts of the value that starts at `value`.
fn key_before(text: &str, value: usize) -> usize {
    let before = text.get(..value).unwrap_or_default().trim_end().trim_end_matches(':').trim_end();
    let mut key = before.strip_suffix('"').unwrap_or_default();
    while let Some(quote) = key.rfind('"') {
        key = key.get(..quote).unwrap_or_default();
        let escapes = key.len() - key.trim_end_matches('\\').len();
        if escapes % 2 == 0 {
            break;
        }
    }
    key.len()
}

fn stub(raw: &RawValue) -> Option<Value> {
    Stub::Item.deserialize(&mut serde_json::Deserializer::from_str(raw.get())).ok()
}

impl<'de> DeserializeSeed<'de> for Stub {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Stub {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = members.next_key::<&str>()? {
            let value = match self.keeps(key) {
                Kept::Stub(stub) => members.next_value_seed(stub)?,
                Kept::Whole => members.next_value()?,
                Kept::Name => {
                    members.next_value::<IgnoredAny>()?;
                    Value::Null
                }
                Kept::Nothing => {
                    members.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            map.insert(key.to_owned(), value);
        }
        Ok(Value::Object(map))
    }
}

/// The whole document is read then, so nobody sees what it says.
fn not_plain<E: Error>() -> E {
    E::custom("the document is not plain")
}
