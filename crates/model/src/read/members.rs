use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use super::ShapeFault;
use crate::{CollectionFormat, Extra, In, Operation, Schema, TriggerKind, Type, Visibility};

/// What can be read from a JSON value.
pub(super) trait Read: Sized {
    /// What the value has to be, for messages.
    const EXPECTED: &'static str;

    /// The value, or `None` and a fault.
    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<Self>;

    /// Whether the type cannot tell this value from an absent one.
    fn says_nothing(value: &Value) -> bool {
        value.is_null()
    }
}

/// An object with known members.
pub(super) trait Shape: Sized {
    /// Takes every known member; `rest` belongs into `extra`.
    fn shape(members: &mut Members<'_>) -> Self;
}

/// The members of an object that were not taken yet.
pub(super) struct Members<'a> {
    /// A list, since objects with known members have few: looking through it costs less than hashing every known name.
    list: Vec<(String, Value)>,
    kept: Map<String, Value>,
    at: &'a At<'a>,
    faults: &'a mut Vec<ShapeFault>,
}

impl Members<'_> {
    /// Takes a member that is only printed when it says something. A value that says nothing goes into `extra`.
    pub(super) fn take<T: Read + Default>(&mut self, name: &str) -> T {
        match self.remove(name) {
            None => T::default(),
            Some(value) if T::says_nothing(&value) => {
                self.kept.insert(name.to_owned(), value);
                T::default()
            }
            Some(value) => T::read(value, &self.at.key(name), self.faults).unwrap_or_default(),
        }
    }

    /// Takes a member that is always printed.
    pub(super) fn always<T: Read + Default>(&mut self, name: &str) -> T {
        let value = self.remove(name);
        value.and_then(|value| T::read(value, &self.at.key(name), self.faults)).unwrap_or_default()
    }

    /// Takes a member that may not be missing.
    pub(super) fn required<T: Read + Default>(&mut self, name: &str) -> T {
        if !self.list.iter().any(|(key, _)| key == name) {
            let pointer = self.at.key(name).to_pointer();
            self.faults.push(ShapeFault {
                pointer,
                expected: T::EXPECTED,
                found: "nothing",
                is_element: false,
            });
        }
        self.always(name)
    }

    /// What was not taken.
    pub(super) fn rest(&mut self) -> Extra {
        let mut rest: Extra = self.list.drain(..).collect();
        rest.append(&mut self.kept);
        rest
    }

    fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.list.iter().position(|(key, _)| key == name)?;
        Some(self.list.remove(at).1)
    }
}

pub(super) fn wrong<T: Read>(value: &Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<T> {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    faults.push(ShapeFault { pointer: at.to_pointer(), expected: T::EXPECTED, found, is_element: false });
    None
}

impl<T: Shape> Read for T {
    const EXPECTED: &'static str = "an object";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<T> {
        match value {
            Value::Object(map) => {
                let list = map.into_iter().collect();
                Some(T::shape(&mut Members { list, kept: Map::new(), at, faults }))
            }
            other => wrong(&other, at, faults),
        }
    }
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<Option<T>> {
        T::read(value, at, faults).map(Some)
    }
}

impl Read for Box<Schema> {
    const EXPECTED: &'static str = Schema::EXPECTED;

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<Box<Schema>> {
        Schema::read(value, at, faults).map(Box::new)
    }
}

impl Read for Box<Operation> {
    const EXPECTED: &'static str = Operation::EXPECTED;

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<Box<Operation>> {
        Operation::read(value, at, faults).map(Box::new)
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<Vec<T>> {
        match value {
            Value::Array(list) => {
                let mut elements = Vec::with_capacity(list.len());
                for (index, value) in list.into_iter().enumerate() {
                    let read = T::read(value, &at.index(index), faults);
                    // The fault that took the element away is the last one.
                    if let (None, Some(fault)) = (&read, faults.last_mut()) {
                        fault.is_element = true;
                    }
                    elements.extend(read);
                }
                Some(elements)
            }
            other => wrong(&other, at, faults),
        }
    }

    fn says_nothing(value: &Value) -> bool {
        value.is_null() || value.as_array().is_some_and(Vec::is_empty)
    }
}

impl<T: Read> Read for IndexMap<String, T> {
    const EXPECTED: &'static str = "an object";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<IndexMap<String, T>> {
        match value {
            Value::Object(map) => {
                let mut members = IndexMap::with_capacity(map.len());
                for (name, value) in map {
                    if let Some(member) = T::read(value, &at.key(&name), faults) {
                        members.insert(name, member);
                    }
                }
                Some(members)
            }
            other => wrong(&other, at, faults),
        }
    }

    fn says_nothing(value: &Value) -> bool {
        value.is_null() || value.as_object().is_some_and(Map::is_empty)
    }
}

impl Read for Value {
    const EXPECTED: &'static str = "a value";

    fn read(value: Value, _: &At<'_>, _: &mut Vec<ShapeFault>) -> Option<Value> {
        Some(value)
    }
}

impl Read for String {
    const EXPECTED: &'static str = "a string";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other => wrong(&other, at, faults),
        }
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<bool> {
        value.as_bool().or_else(|| wrong(&value, at, faults))
    }
}

impl Read for u64 {
    const EXPECTED: &'static str = "a whole number, not negative";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<u64> {
        value.as_u64().or_else(|| wrong(&value, at, faults))
    }
}

impl Read for i64 {
    const EXPECTED: &'static str = "a whole number";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<i64> {
        value.as_i64().or_else(|| wrong(&value, at, faults))
    }
}

impl Read for Number {
    const EXPECTED: &'static str = "a number";

    fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<Number> {
        match value {
            Value::Number(number) => Some(number),
            other => wrong(&other, at, faults),
        }
    }
}

macro_rules! read_words {
    ($($word:ty),*) => {$(
        impl Read for $word {
            const EXPECTED: &'static str = "a string";

            fn read(value: Value, at: &At<'_>, faults: &mut Vec<ShapeFault>) -> Option<$word> {
                if value.is_string() { serde_json::from_value(value).ok() } else { wrong(&value, at, faults) }
            }
        }
    )*};
}

// They take any word: what they do not know goes into their `Other`.
read_words!(CollectionFormat, In, TriggerKind, Type, Visibility);
