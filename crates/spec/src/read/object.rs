use std::sync::LazyLock;

use connectorgen_diagnostics::{At, Document};
use indexmap::IndexMap;
use openapiv3::ExternalDocumentation;
use serde_json::{Map, Number, Value};

use super::Reader;
use crate::codes;
use crate::moves::raw;

/// An object of the raw document with its place, read member by member. A member of the wrong type is reported at its
/// own place and read as far as it is clear what is meant; everything else goes on.
#[derive(Clone, Copy)]
pub(super) struct Object<'d, 'p> {
    pub(super) map: &'d Map<String, Value>,
    pub(super) at: At<'p>,
}

impl<'d> Reader<'d, '_> {
    /// The value as an object, or a report that it is none. One that only refers to where it is, which OpenAPI allows
    /// in few places, is read from there.
    pub(super) fn object<'p>(&mut self, value: &'d Value, at: At<'p>) -> Option<Object<'d, 'p>> {
        let value = self.part(value, &at)?;
        if let Value::Object(map) = value {
            return Some(Object { map, at });
        }
        if is_empty_list(value) {
            self.repaired(value, "an object", &at);
            return Some(Object { map: &NOTHING, at });
        }
        self.wrong_type(value, "an object", &at);
        None
    }

    /// What a part of the document only refers to, with a warning; the part itself if it is no reference.
    fn part(&mut self, value: &'d Value, at: &At<'_>) -> Option<&'d Value> {
        let Some(text) =
            value.as_object().filter(|map| map.len() == 1).and_then(|map| map.get("$ref")?.as_str())
        else {
            return Some(value);
        };
        let place = raw(&self.moves.one_step(&at.to_pointer()));
        let target = self.follow(value, at)?;
        self.report_reference(text, &At::pointer(Document::Source, &place));
        Some(target)
    }

    fn report_reference(&mut self, text: &str, at: &At<'_>) {
        self.found
            .report(
                &codes::VALUE_REPAIRED,
                &at.key("$ref"),
                format!("OpenAPI allows no reference here; what `{text}` leads to was taken all the same"),
            )
            .help("write it here, or bundle the files into one document for other tools");
    }

    /// The text of the file that a description only refers to, as `Redocly` bundles it.
    fn prose(&mut self, value: &Value, at: &At<'_>) -> Option<String> {
        let reference = value.get("$ref")?.as_str()?;
        let text = self.library.prose(&self.place_of(at), reference)?.to_owned();
        self.report_reference(reference, at);
        Some(text)
    }

    pub(super) fn wrong_type(&mut self, value: &Value, expected: &str, at: &At<'_>) {
        let message = format!("expected {expected}, found {}", describe(value));
        let help = match value {
            Value::Array(_) if expected == "an object" => {
                "write each entry as `name: …`, without the `-` in front; the rest of the document was still read"
            }
            Value::String(text) if [".yaml", ".yml", ".json"].iter().any(|end| text.ends_with(end)) => {
                "to refer to a file, write `$ref: ` in front of its name"
            }
            Value::Null if expected.starts_with("a reference") => {
                "put the reference between quotes: in YAML, `#` behind a space begins a comment"
            }
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => "correct the value; the rest of the document was still read",
        };
        self.found.report(&codes::VALUE_TYPE, at, message).help(help);
    }

    /// Members that are something: a name with nothing behind it is reported and passed over.
    pub(super) fn given(
        &mut self,
        members: impl Iterator<Item = (&'d String, &'d Value)>,
        at: &At<'_>,
    ) -> Vec<(&'d String, &'d Value)> {
        let (empty, given): (Vec<_>, Vec<_>) = members.partition(|(_, value)| value.is_null());
        for (name, _) in empty {
            let message = format!("nothing stands behind `{name}`; it is passed over");
            self.found
                .report(&codes::VALUE_REPAIRED, &at.key(name), message)
                .help("take it out, or write what belongs there");
        }
        given
    }

    pub(super) fn repaired(&mut self, value: &Value, expected: &str, at: &At<'_>) {
        let message =
            format!("expected {expected}, found {}; read as if it were {expected}", describe(value));
        self.found.report(&codes::VALUE_REPAIRED, at, message);
    }
}

impl<'d> Object<'d, '_> {
    /// Looks through objects that are small, as nearly all are: that costs less than hashing each name that is asked for.
    pub(super) fn get(&self, key: &str) -> Option<&'d Value> {
        const SMALL: usize = 12;
        if self.map.len() > SMALL {
            return self.map.get(key);
        }
        self.map.iter().find_map(|(name, value)| (name == key).then_some(value))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A member that is there. Serializers write `null` for what is not.
    pub(super) fn given(&self, key: &str) -> Option<&'d Value> {
        self.get(key).filter(|value| !value.is_null())
    }

    /// Text. Numbers and flags, which YAML makes of unquoted text, are taken as the text they are.
    pub(super) fn text(&self, r: &mut Reader<'_, '_>, key: &str) -> Option<String> {
        match self.get(key)? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            value @ (Value::Number(_) | Value::Bool(_)) => {
                r.repaired(value, "text", &self.at.key(key));
                Some(value.to_string())
            }
            value @ (Value::Array(_) | Value::Object(_)) => {
                let text = r.prose(value, &self.at.key(key));
                if text.is_none() {
                    r.wrong_type(value, "text", &self.at.key(key));
                }
                text
            }
        }
    }

    /// Text that is left out where there is no place for it.
    pub(super) fn no_place_for(&self, r: &mut Reader<'_, '_>, what: &str, keys: &[&str]) {
        for key in keys.iter().filter(|key| self.has(key)) {
            let message = format!("a connector has no place for the `{key}` of {what}; it is left out");
            r.found.report(&codes::TEXT_LEFT_OUT, &self.at.key(key), message);
        }
    }

    /// The text of the first of these members; the others are left out.
    pub(super) fn first_text(&self, r: &mut Reader<'_, '_>, what: &str, keys: &[&str]) -> Option<String> {
        let mut texts =
            keys.iter().enumerate().filter(|(_, key)| !matches!(self.get(key), None | Some(Value::Null)));
        let (index, first) = texts.next()?;
        self.no_place_for(r, what, keys.get(index + 1..).unwrap_or_default());
        self.text(r, first)
    }

    /// Where further documentation is.
    pub(super) fn external_docs(&self, r: &mut Reader<'d, '_>) -> Option<ExternalDocumentation> {
        let docs = r.object(self.given("externalDocs")?, self.at.key("externalDocs"))?;
        Some(ExternalDocumentation {
            description: docs.text(r, "description"),
            url: docs.text(r, "url").unwrap_or_default(),
            extensions: docs.extensions(),
        })
    }

    pub(super) fn required_text(&self, r: &mut Reader<'_, '_>, key: &str, what: &str) -> Option<String> {
        let text = self.text(r, key);
        if text.is_none() && !self.has(key) {
            r.found
                .report(&codes::FIELD_MISSING, &self.at, format!("{what} has no `{key}`"))
                .help(format!("add `{key}`"));
        }
        text
    }

    pub(super) fn flag(&self, r: &mut Reader<'_, '_>, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Null => None,
            Value::Bool(flag) => Some(*flag),
            value @ Value::String(text) => {
                let flag = flag_as_text(text);
                match flag {
                    Some(_) => r.repaired(value, "true or false", &self.at.key(key)),
                    None => r.wrong_type(value, "true or false", &self.at.key(key)),
                }
                flag
            }
            value @ (Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                r.wrong_type(value, "true or false", &self.at.key(key));
                None
            }
        }
    }

    pub(super) fn number(&self, r: &mut Reader<'_, '_>, key: &str) -> Option<Number> {
        match self.get(key)? {
            Value::Null => None,
            Value::Number(number) => Some(number.clone()),
            value @ Value::String(text) => {
                let number = serde_json::from_str::<Number>(text.trim()).ok();
                match number {
                    Some(_) => r.repaired(value, "a number", &self.at.key(key)),
                    None => r.wrong_type(value, "a number", &self.at.key(key)),
                }
                number
            }
            value @ (Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
                r.wrong_type(value, "a number", &self.at.key(key));
                None
            }
        }
    }

    /// A count: a whole number from 0 on.
    pub(super) fn count(&self, r: &mut Reader<'_, '_>, key: &str) -> Option<usize> {
        let number = self.number(r, key)?;
        let count = number.as_u64().or_else(|| whole(&number)).and_then(|count| usize::try_from(count).ok());
        if count.is_none()
            && let Some(value) = self.get(key)
        {
            r.wrong_type(value, "a whole number from 0 on", &self.at.key(key));
        }
        count
    }

    /// A list; a single value that should have been one is reported.
    pub(super) fn list(&self, r: &mut Reader<'d, '_>, key: &str) -> &'d [Value] {
        match self.get(key).and_then(|value| r.part(value, &self.at.key(key))) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(list)) => list,
            Some(value @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_))) => {
                r.wrong_type(value, "a list", &self.at.key(key));
                &[]
            }
        }
    }

    /// A list. People leave out the brackets around a single element, which is clear enough for a warning.
    pub(super) fn list_or_one(&self, r: &mut Reader<'d, '_>, key: &str) -> &'d [Value] {
        match self.get(key) {
            Some(value @ (Value::Bool(_) | Value::Number(_) | Value::String(_))) => {
                r.repaired(value, "a list", &self.at.key(key));
                std::slice::from_ref(value)
            }
            // PHP has one empty value for lists and objects.
            Some(value @ Value::Object(map)) if map.is_empty() => {
                r.repaired(value, "a list", &self.at.key(key));
                &[]
            }
            Some(value @ Value::Object(map))
                if !(map.len() == 1 && map.contains_key("$ref"))
                    || ["allOf", "anyOf", "oneOf"].contains(&key) =>
            {
                r.repaired(value, "a list", &self.at.key(key));
                std::slice::from_ref(value)
            }
            None | Some(Value::Null | Value::Array(_) | Value::Object(_)) => self.list(r, key),
        }
    }

    pub(super) fn texts(&self, r: &mut Reader<'d, '_>, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let place = self.at.key(key);
        for (index, value) in self.list_or_one(r, key).iter().enumerate() {
            match value {
                Value::String(text) => texts.push(text.clone()),
                Value::Number(_) | Value::Bool(_) => {
                    r.repaired(value, "text", &place.index(index));
                    texts.push(value.to_string());
                }
                Value::Null | Value::Array(_) | Value::Object(_) => {
                    r.wrong_type(value, "text", &place.index(index));
                }
            }
        }
        texts
    }

    /// The members of an object, or none.
    pub(super) fn members(
        &self,
        r: &mut Reader<'d, '_>,
        key: &str,
    ) -> impl Iterator<Item = (&'d String, &'d Value)> + use<'d> {
        let map = match self.get(key).and_then(|value| r.part(value, &self.at.key(key))) {
            None | Some(Value::Null) => None,
            Some(Value::Object(map)) => Some(map),
            Some(value) if is_empty_list(value) => {
                r.repaired(value, "an object", &self.at.key(key));
                None
            }
            Some(value @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_))) => {
                r.wrong_type(value, "an object", &self.at.key(key));
                None
            }
        };
        map.into_iter().flatten()
    }

    /// The members of an object that are something.
    pub(super) fn given_members(&self, r: &mut Reader<'d, '_>, key: &str) -> Vec<(&'d String, &'d Value)> {
        let members = self.members(r, key);
        r.given(members, &self.at.key(key))
    }

    /// What starts with `x-`.
    pub(super) fn extensions(&self) -> IndexMap<String, Value> {
        self.extensions_without(None)
    }

    /// The same without one that is read as something else.
    pub(super) fn extensions_without(&self, read: Option<&str>) -> IndexMap<String, Value> {
        let is_own = |key: &str| key.starts_with("x-") && Some(key) != read;
        let own = self.map.iter().filter(|(key, _)| is_own(key));
        own.map(|(key, value)| (key.clone(), value.clone())).collect()
    }
}

static NOTHING: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

/// What PHP makes of an object without members.
fn is_empty_list(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

/// What a value is, for people.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => format!("`{flag}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) if text.chars().count() > 40 => "a long text".to_owned(),
        Value::String(text) => format!("the text {text:?}"),
        Value::Array(list) if list.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// A flag as other languages and YAML 1.1 write it.
fn flag_as_text(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    if is(["true", "yes", "on"]) { Some(true) } else { is(["false", "no", "off"]).then_some(false) }
}

/// A float that is a whole number, such as `5.0`.
fn whole(number: &Number) -> Option<u64> {
    let float = number.as_f64()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    ((0.0..9.0e15).contains(&float) && float.fract() == 0.0).then_some(float as u64)
}
