//! Whether two definitions say the same: what is written in place or referred to, inherited or repeated, left out or
//! empty makes no difference.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;

/// The methods that Swagger 2.0 has.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];
/// Deeper than any schema that people write; what refers to itself in ever new ways ends here.
const DEEPEST: usize = 60;

/// The differences between the heads and the operations of two definitions, by class (`gone format`, `new type`, `other default`),
/// each with its places. Security is not compared.
pub fn differences(before: &Value, after: &Value) -> BTreeMap<String, Vec<String>> {
    let mut comparison = Comparison { before, after, seen: HashSet::new(), found: BTreeMap::new() };
    comparison.head();
    comparison.paths();
    comparison.found
}

struct Comparison<'v> {
    before: &'v Value,
    after: &'v Value,
    /// Pairs of references that have been compared.
    seen: HashSet<(&'v str, &'v str)>,
    found: BTreeMap<String, Vec<String>>,
}

impl<'v> Comparison<'v> {
    /// What is said of the whole.
    fn head(&mut self) {
        let (before, after) = (self.before, self.after);
        for key in ["info", "host", "basePath", "schemes"] {
            self.member(&before[key], &after[key], key, key, 0);
        }
        for (path, item) in after["paths"].as_object().into_iter().flatten() {
            let old = &before["paths"][path];
            for method in METHODS.iter().filter(|method| !item[**method].is_null() && old[**method].is_null())
            {
                self.note("new operation", &format!("{method} {path}"));
            }
        }
    }

    fn paths(&mut self) {
        let paths = self.before["paths"].as_object().into_iter().flatten();
        for (path, item) in paths.filter_map(|(path, item)| Some((path, item.as_object()?))) {
            let operations = METHODS.iter().filter(|method| item.contains_key(**method));
            let other = &self.after["paths"][path];
            for method in operations {
                match &other[*method] {
                    Value::Null => self.note("gone operation", &format!("{method} {path}")),
                    operation => {
                        let place = format!("{method} {path}");
                        self.operation(&item[*method], operation, &place);
                        self.parameters(
                            [&self.before["paths"][path], &item[*method]],
                            [other, operation],
                            &place,
                        );
                    }
                }
            }
            let content = "x-ms-notification-content";
            let has_operations = METHODS.iter().any(|method| item.contains_key(*method));
            if let Some(event) = item.get(content).filter(|_| has_operations) {
                self.value(event, &other[content], &format!("{path}/{content}"), 0);
            }
        }
    }

    fn operation(&mut self, before: &'v Value, after: &'v Value, place: &str) {
        let keys =
            |value: &Value| value.as_object().map(|members| members.keys().cloned().collect::<BTreeSet<_>>());
        let mut keys: BTreeSet<String> = keys(before).into_iter().chain(keys(after)).flatten().collect();
        keys.extend(["consumes".to_owned(), "produces".to_owned()]);
        for key in keys.iter().filter(|key| !matches!(key.as_str(), "parameters" | "security")) {
            let own = |operation: &'v Value, root: &'v Value| match key.as_str() {
                "consumes" | "produces" if operation.get(key).is_none() => &root[key],
                _ => &operation[key],
            };
            let pair = (own(before, self.before), own(after, self.after));
            self.member(pair.0, pair.1, key, &format!("{place}/{key}"), 0);
        }
    }

    fn parameters(&mut self, before: [&'v Value; 2], after: [&'v Value; 2], place: &str) {
        let (before, after) = (parameters(self.before, before), parameters(self.after, after));
        for (key, parameter) in &before {
            let place = format!("{place}/parameters/{key}");
            match after.get(key) {
                Some(other) => self.value(parameter, other, &place, 0),
                None => self.note("gone parameter", &place),
            }
        }
        for key in after.keys().filter(|key| !before.contains_key(*key)) {
            self.note("new parameter", &format!("{place}/parameters/{key}"));
        }
    }

    fn value(&mut self, before: &'v Value, after: &'v Value, place: &str, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        if let (Some(one), Some(other)) = (reference(before), reference(after))
            && !self.seen.insert((one, other))
        {
            return;
        }
        let (before, after) = (resolved(self.before, before), resolved(self.after, after));
        match (before, after) {
            (Value::Object(one), Value::Object(other)) => {
                let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                for key in keys {
                    let pair = (one.get(key).unwrap_or(&Value::Null), other.get(key).unwrap_or(&Value::Null));
                    self.member(pair.0, pair.1, key, &format!("{place}/{key}"), depth + 1);
                }
            }
            (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
                for (index, (one, other)) in one.iter().zip(other).enumerate() {
                    self.value(one, other, &format!("{place}/{index}"), depth + 1);
                }
            }
            (one, other) if same(one, other) => {}
            (one, other) => {
                let named = |token: &&str| token.bytes().any(|byte| !byte.is_ascii_digit());
                let key = place.rsplit('/').find(named).unwrap_or_default();
                self.note(&format!("other {key}"), &format!("{place}: {one} became {other}"));
            }
        }
    }

    fn member(&mut self, before: &'v Value, after: &'v Value, key: &str, place: &str, depth: usize) {
        match (says_nothing(key, before), says_nothing(key, after)) {
            (true, true) => {}
            (false, true) => self.note(&format!("gone {key}"), &format!("{place}: {before}")),
            (true, false) => self.note(&format!("new {key}"), &format!("{place}: {after}")),
            (false, false) => self.value(before, after, place, depth),
        }
    }

    fn note(&mut self, class: &str, place: &str) {
        let short: String = place.chars().take(300).collect();
        self.found.entry(class.to_owned()).or_default().push(short);
    }
}

/// Those of a path item and of its operation, by place and name.
fn parameters<'v>(root: &'v Value, holders: [&'v Value; 2]) -> BTreeMap<String, &'v Value> {
    let lists = holders.into_iter().filter_map(|holder| holder["parameters"].as_array());
    let resolved = lists.flatten().map(|parameter| resolved(root, parameter));
    resolved
        .map(|parameter| {
            let (place, name) = (parameter["in"].as_str(), parameter["name"].as_str());
            // There is one body, whatever it is called.
            let name = name.filter(|_| place != Some("body"));
            (format!("{} {}", place.unwrap_or_default(), name.unwrap_or_default()), parameter)
        })
        .collect()
}

fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}

fn resolved<'v>(root: &'v Value, value: &'v Value) -> &'v Value {
    let mut here = value;
    for _ in 0..DEEPEST {
        let target = reference(here).and_then(|text| root.pointer(text.strip_prefix('#')?));
        let Some(next) = target else { break };
        here = next;
    }
    here
}

/// What is the same as not to be there.
fn says_nothing(key: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(flag) => !flag && !matches!(key, "default" | "example" | "additionalProperties"),
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Number(_) => false,
    }
}

/// Equal but for white space, and for how a number is written.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.split_whitespace().eq(other.split_whitespace()),
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (one, other) => one == other,
    }
}
