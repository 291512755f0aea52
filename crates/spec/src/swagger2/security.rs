use serde_json::{Map, Value};

use super::{Raise, Way};

/// Members of an OAuth 2.0 scheme that its flow has in 3.0.
const OF_FLOW: &[&str] = &["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

impl Raise<'_, '_> {
    pub(super) fn security_scheme(&mut self, value: &Value, way: &Way) -> Value {
        let Some(source) = value.as_object() else { return value.clone() };
        match source.get("type").and_then(Value::as_str) {
            Some("basic") => {
                let mut raised = source.clone();
                raised.insert("type".to_owned(), Value::from("http"));
                raised.insert("scheme".to_owned(), Value::from("basic"));
                Value::Object(raised)
            }
            Some("oauth2") if !source.contains_key("flows") => self.oauth2(source, way),
            _ => value.clone(),
        }
    }

    fn oauth2(&mut self, source: &Map<String, Value>, way: &Way) -> Value {
        let mut raised = Map::new();
        let mut flow = Map::new();
        for (key, value) in source {
            match key.as_str() {
                "flow" => {}
                name if OF_FLOW.contains(&name) => drop(flow.insert(key.clone(), value.clone())),
                _ => drop(raised.insert(key.clone(), value.clone())),
            }
        }
        let extensions = match flow.get_mut("scopes").and_then(Value::as_object_mut) {
            Some(scopes) => take_extensions(scopes),
            None => Map::new(),
        };
        flow.extend(extensions);
        let name = flow_name(source);
        let place = way.inner.join("flows");
        self.made(place.clone(), way.source.clone());
        self.made(place.join(&name), way.source.clone());
        let mut flows = Map::new();
        flows.insert(name, Value::Object(flow));
        raised.insert("flows".to_owned(), Value::Object(flows));
        Value::Object(raised)
    }
}

/// The name that a flow has in 3.0. One that is not stated shows in the addresses.
fn flow_name(scheme: &Map<String, Value>) -> String {
    match scheme.get("flow") {
        Some(Value::String(flow)) => match flow.as_str() {
            "accessCode" => "authorizationCode",
            "application" => "clientCredentials",
            other => other,
        },
        _ => match (scheme.contains_key("authorizationUrl"), scheme.contains_key("tokenUrl")) {
            (true, false) => "implicit",
            (false, true) => "clientCredentials",
            (true, true) | (false, false) => "authorizationCode",
        },
    }
    .to_owned()
}

fn take_extensions(scopes: &mut Map<String, Value>) -> Map<String, Value> {
    let names: Vec<String> = scopes.keys().filter(|name| name.starts_with("x-")).cloned().collect();
    names.into_iter().filter_map(|name| scopes.shift_remove(&name).map(|value| (name, value))).collect()
}
