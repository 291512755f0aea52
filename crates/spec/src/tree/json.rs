use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;

use connectorgen_diagnostics::JsonPointer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::json_fault::fault;
use super::report::{Fault, MAX_DEPTH, Report};
use super::scalar;
use super::scan::Scan;
use crate::position::positions;

/// JSON text to a tree. A key that is given twice is reported, and the last one counts, as everywhere else.
pub(super) fn read(text: &str, report: &mut Report<'_>) -> Result<Value, Fault> {
    if text.trim_ascii().is_empty() {
        return Err(Fault::empty());
    }
    let repeated = Cell::new(false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = Node { repeated: &repeated, numbers_are_disguised: numbers_are_disguised() }
        .deserialize(&mut deserializer)
        .and_then(|tree| deserializer.end().map(|()| tree))
        .map_err(|error| fault(text, &error))?;
    // Places are dear and duplicates rare, so the places are looked for when it is known that there is one.
    if repeated.get() {
        report_duplicates(text, report);
    }
    Ok(tree)
}

/// Builds one node of the tree and all below it.
#[derive(Clone, Copy)]
struct Node<'a> {
    /// Set when an object holds a key twice.
    repeated: &'a Cell<bool>,
    numbers_are_disguised: bool,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
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
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if self.numbers_are_disguised && key == NUMBER_IN_DISGUISE {
                return number_in_disguise(members);
            }
            let value = members.next_value_seed(self)?;
            if map.insert(key, value).is_some() {
                self.repeated.set(true);
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
