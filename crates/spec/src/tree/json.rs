use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;

use connectorgen_diagnostics::JsonPointer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::json_fault::fault;
use super::report::{Fault, MAX_DEPTH, Report};
use super::scalar;
use super::scan::Scan;
use crate::outline::{Member, Outline, Part};
use crate::position::positions;

/// JSON text to a tree. A key that is given twice is reported, and the last one counts, as everywhere else. In `outline`,
/// it is noted down where the parts of an OpenAPI document stand, if each of their keys is written plainly.
pub(super) fn read(
    text: &str,
    outline: Option<&mut Outline>,
    report: &mut Report<'_>,
) -> Result<Value, Fault> {
    if text.trim_ascii().is_empty() {
        return Err(Fault::empty());
    }
    let reading = Reading {
        text,
        repeated: Cell::new(false),
        open: RefCell::new(Vec::new()),
        parts: RefCell::new(outline.is_some().then(Outline::default)),
        numbers_are_disguised: numbers_are_disguised(),
    };
    let root = JsonPointer::root();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = Node { reading: &reading, level: outline.is_some().then_some(&root) }
        .deserialize(&mut deserializer)
        .and_then(|tree| deserializer.end().map(|()| tree))
        .map_err(|error| fault(text, &error))?;
    if let (Some(outline), Some(parts)) = (outline, reading.parts.into_inner()) {
        *outline = parts;
    }
    // Places are dear and duplicates rare, so the places are looked for when it is known that there is one.
    if reading.repeated.get() {
        report_duplicates(text, report);
    }
    Ok(tree)
}

/// What all nodes of a text share.
struct Reading<'t> {
    text: &'t str,
    /// Set when an object holds a key twice.
    repeated: Cell<bool>,
    /// The members of the objects that are not at their end. How many an object has is known there, and a map that grows
    /// costs as much again as what is read.
    open: RefCell<Vec<(String, Value)>>,
    /// The parts so far; `None` if they are not asked for, or not all of them are known.
    parts: RefCell<Option<Outline>>,
    numbers_are_disguised: bool,
}

/// Builds one node of the tree and all below it.
#[derive(Clone, Copy)]
struct Node<'a> {
    reading: &'a Reading<'a>,
    /// Where it stands, if its members may be parts.
    level: Option<&'a JsonPointer>,
}

impl Node<'_> {
    /// Reads the member of a level that stands at `at`.
    fn member<'de, A: MapAccess<'de>>(
        self,
        kind: &Member,
        at: &JsonPointer,
        key: Option<usize>,
        members: &mut A,
    ) -> Result<Value, A::Error> {
        if let Member::Level = kind {
            return members.next_value_seed(Node { level: Some(at), ..self });
        }
        let mut parts = self.reading.parts.borrow_mut();
        match (key, &mut *parts) {
            (Some(key), Some(outline)) => {
                let mut scan = Scan::at(self.reading.text, key);
                scan.key();
                scan.peek();
                let range = scan.offset..self.reading.text.len();
                outline.add(at.clone(), Part { key, range, column: 0 });
            }
            (None, _) => *parts = None,
            (Some(_), None) => {}
        }
        drop(parts);
        members.next_value_seed(Node { level: None, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// A key, and where its quote stands unless it is written with escapes.
struct Key<'t>(&'t str);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = (String, Option<usize>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = (String, Option<usize>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        // It is a slice of the text then.
        let inside = key.as_ptr().addr().checked_sub(self.0.as_ptr().addr());
        Ok((key.to_owned(), inside.and_then(|inside| inside.checked_sub(1))))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok((key.to_owned(), None))
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(scalar::float(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Node { level: None, ..self })? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let Reading { text, open, .. } = self.reading;
        let start = open.borrow().len();
        while let Some((key, place)) = members.next_key_seed(Key(text))? {
            if self.reading.numbers_are_disguised && key == NUMBER_IN_DISGUISE {
                return number_in_disguise(members);
            }
            let value = match self.level {
                Some(level) => {
                    self.member(&Member::of(level, &key), &level.join(&key), place, &mut members)?
                }
                None => members.next_value_seed(self)?,
            };
            open.borrow_mut().push((key, value));
        }
        let mut open = open.borrow_mut();
        let mut map = Map::with_capacity(open.len() - start);
        for (key, value) in open.drain(start..) {
            if map.insert(key, value).is_some() {
                self.reading.repeated.set(true);
            }
        }
        Ok(Value::Object(map))
    }
}

/// How `serde_json` hands over numbers if another crate of the build has switched on its `arbitrary_precision`. They
/// become the same numbers as without, so that the output does not depend on the build graph.
const NUMBER_IN_DISGUISE: &str = "$serde_json::private::Number";

/// Asked once for each document, because the key that gives numbers away may as well be a key of the document.
fn numbers_are_disguised() -> bool {
    serde_json::from_str::<Number>("1e0").is_ok_and(|number| number.to_string().contains('e'))
}

fn number_in_disguise<'de, A: MapAccess<'de>>(mut members: A) -> Result<Value, A::Error> {
    let text: String = members.next_value()?;
    let number: Option<Number> = scalar::decimal(&text);
    number.map(Value::Number).ok_or_else(|| A::Error::custom("number out of range"))
}

/// Reports all keys that are given twice in text that is known to be JSON.
fn report_duplicates(text: &str, report: &mut Report<'_>) {
    let mut repeats = Vec::new();
    collect_repeats(&mut Scan::new(text), &JsonPointer::root(), MAX_DEPTH, &mut repeats);
    let mut offsets: Vec<usize> = repeats.iter().flat_map(|repeat| [repeat.first, repeat.second]).collect();
    offsets.sort_unstable();
    let places: HashMap<usize, _> = offsets.iter().copied().zip(positions(text, &offsets)).collect();
    for repeat in repeats {
        if let (Some(first), Some(second)) = (places.get(&repeat.first), places.get(&repeat.second)) {
            report.duplicate(repeat.pointer, &repeat.key, *first, *second);
        }
    }
}

struct Repeat {
    pointer: JsonPointer,
    key: String,
    first: usize,
    second: usize,
}

fn collect_repeats(scan: &mut Scan<'_>, at: &JsonPointer, depth_left: usize, repeats: &mut Vec<Repeat>) {
    let Some(depth_left) = depth_left.checked_sub(1) else { return scan.skip_value() };
    if scan.take(b'{') {
        let mut seen = HashMap::new();
        while let Some((key, offset)) = scan.key() {
            let pointer = at.join(&key);
            collect_repeats(scan, &pointer, depth_left, repeats);
            match seen.get(&key) {
                Some(&first) => {
                    repeats.push(Repeat { pointer, key: key.into_owned(), first, second: offset });
                }
                None => {
                    seen.insert(key, offset);
                }
            }
            scan.take(b',');
        }
        scan.take(b'}');
    } else if scan.take(b'[') {
        let mut index = 0;
        while !matches!(scan.peek(), None | Some(b']')) {
            let mut item = at.clone();
            item.push_index(index);
            collect_repeats(scan, &item, depth_left, repeats);
            scan.take(b',');
            index += 1;
        }
        scan.take(b']');
    } else {
        scan.skip_value();
    }
}
