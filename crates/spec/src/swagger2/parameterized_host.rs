//! Addresses that differ from account to account: `x-ms-parameterized-host`
//! (<https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md#x-ms-parameterized-host>).

use connectorgen_diagnostics::{At, Document, JsonPointer};
use connectorgen_model::read::{OF_HOST_PARAMETERS, PARAMETERIZED_HOST};
use serde_json::{Map, Value, json};

use super::connector::is_connector;
use super::server::{rooted, scheme};
use super::{Raise, element};
use crate::codes;

/// What a parameter of the address says that goes without saying of a variable: that it is a text and has to be given.
const IMPLIED: &[&str] = &["name", "in", "required", "type"];

impl<'d> Raise<'d, '_> {
    /// Whether the extension counts. A connector that exists already is where its `host` says: the platform ignores the
    /// other.
    pub(super) fn has_parameterized_host(&self, source: &Map<String, Value>) -> bool {
        source.get(PARAMETERIZED_HOST).is_some_and(|value| !value.is_null())
            && !(source.contains_key("host") && is_connector(self.source))
    }

    /// The address with its variables, as a server that stands at `server`. `AutoRest` takes it in place of `host`, with
    /// the base path behind it. A variable that has no default has an empty one.
    pub(super) fn parameterized_host(
        &mut self,
        source: &'d Map<String, Value>,
        server: &JsonPointer,
    ) -> Option<Value> {
        let extension = source.get(PARAMETERIZED_HOST)?;
        let place = JsonPointer::root().join(PARAMETERIZED_HOST);
        let template = extension.get("hostTemplate").and_then(Value::as_str).map(str::trim);
        let Some(template) = template.filter(|template| !template.is_empty()) else {
            let message = format!("`{PARAMETERIZED_HOST}` has no text `hostTemplate`; it is left out");
            let help = "write where the API is, such as `hostTemplate: '{account}.example.com'`";
            self.found.report(&codes::VALUE_TYPE, &At::pointer(Document::Source, &place), message).help(help);
            return None;
        };
        let says_scheme =
            extension.get("useSchemePrefix") == Some(&Value::Bool(false)) || template.contains("://");
        let prefix = if says_scheme { String::new() } else { format!("{}://", scheme(source)) };
        let base = source.get("basePath").and_then(Value::as_str).map(rooted).unwrap_or_default();
        let url = format!("{prefix}{}{base}", template.trim_end_matches('/'));
        self.made(server.clone(), place.clone());
        self.made(server.join("url"), place.join("hostTemplate"));
        let mut variables =
            self.host_variables(extension, &place.join("parameters"), &server.join("variables"));
        let slots = template.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        for (name, _) in slots.filter(|(name, _)| !name.is_empty()) {
            if !variables.contains_key(name) {
                let message = format!(
                    "`parameters` has no `{name}`; it is taken for text that connections are asked for"
                );
                let at = At::pointer(Document::Source, &place);
                self.found.report(&codes::VALUE_REPAIRED, &at.key("hostTemplate"), message);
                variables.insert(name.to_owned(), json!({ "default": "" }));
            }
        }
        Some(json!({ "url": url, "variables": variables }))
    }

    fn host_variables(
        &mut self,
        extension: &'d Value,
        place: &JsonPointer,
        inner: &JsonPointer,
    ) -> Map<String, Value> {
        let mut variables = Map::new();
        self.made(inner.clone(), place.clone());
        let listed = extension.get("parameters").and_then(Value::as_array);
        for (index, value) in listed.into_iter().flatten().enumerate() {
            let (written, target) = self.resolved(value, &element(place, index));
            let name = target.get("name").and_then(Value::as_str);
            let (Some(name), Some(parameter)) = (name, target.as_object()) else {
                let message = "a parameter of the address needs a `name`; it is left out";
                self.found.report(&codes::FIELD_MISSING, &At::pointer(Document::Source, &written), message);
                continue;
            };
            let is_left = |key: &str| !IMPLIED.contains(&key) && !OF_HOST_PARAMETERS.contains(&key);
            let own = parameter.iter().filter(|(key, _)| is_left(key));
            let mut variable: Map<_, _> = own.map(|(key, value)| (key.clone(), as_text(value))).collect();
            if !variable.contains_key("enum") {
                variable.entry("default").or_insert_with(|| Value::from(""));
            }
            self.made(inner.join(name), written);
            variables.insert(name.to_owned(), Value::Object(variable));
        }
        variables
    }
}

/// Ports and versions are numbers, and parts of an address are text.
fn as_text(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.to_string()),
        Value::Array(list) => list.iter().map(as_text).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Object(_) => value.clone(),
    }
}
