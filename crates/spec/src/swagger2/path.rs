use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::read::NOTIFICATION_CONTENT;
use serde_json::{Map, Value};

use super::schema::schema;
use super::{Raise, Way};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

impl<'d> Raise<'d, '_> {
    /// The paths of a root member.
    pub(super) fn paths(&mut self, value: &'d Value, member: &str) -> Value {
        let Some(paths) = value.as_object() else { return value.clone() };
        let (place, member) = (JsonPointer::root().join("paths"), JsonPointer::root().join(member));
        let mut raised = Map::new();
        for (path, item) in paths {
            let (inner, own) = (place.join(path), member.join(path));
            // An item behind a reference is written in place: where it stands it may not be raised.
            let (source, item) = match self.resolved(item, &own) {
                (source, target) if source != own && !self.copies.take(target) => (own, item),
                found => found,
            };
            self.moved(inner.clone(), source.clone());
            let item =
                if path.starts_with("x-") { item.clone() } else { self.item(item, &Way { inner, source }) };
            raised.insert(path.clone(), item);
        }
        Value::Object(raised)
    }

    fn item(&mut self, value: &'d Value, way: &Way) -> Value {
        let Some(source) = value.as_object() else { return value.clone() };
        let listed = source.get("parameters").and_then(Value::as_array);
        let shared = self.split(listed, &way.source.join("parameters"));
        let mut raised = Map::new();
        for (key, value) in source {
            let value = match key.as_str() {
                "parameters" if value.is_array() => self.plain_parameters(&shared, &way.key(key)),
                method if METHODS.iter().any(|known| known.eq_ignore_ascii_case(method)) => {
                    self.operation(value, &way.key(key), &shared)
                }
                NOTIFICATION_CONTENT => notification(value),
                _ => value.clone(),
            };
            raised.insert(key.clone(), value);
        }
        Value::Object(raised)
    }
}

fn notification(value: &Value) -> Value {
    let mut raised = value.clone();
    if let Some(content) = raised.get_mut("schema") {
        *content = schema(content);
    }
    raised
}
