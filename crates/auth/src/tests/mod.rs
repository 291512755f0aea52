#![allow(clippy::needless_pass_by_value, reason = "documents are passed as `json!` makes them")]

mod addresses;
mod cookies;
mod evidence;
mod inference;
mod input;
mod key_inputs;
mod output;
mod sets;
mod shapes;

use std::fmt::Write as _;

use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_model::{ApiPropertiesFile, Connector};
use openapiv3::OpenAPI;
use serde_json::{Value, json};

use crate::{Applied, AuthSets, SpecSecurity, apply_auth};

pub(crate) const GUID: &str = "1ccffdab-21fe-40b2-9b3d-c3a7222a330e";
pub(crate) const APP: &str = "975f013f-7f24-47e8-a7d3-abc4752bf346";

/// A document with one operation for each of these requirements (null: says nothing).
pub(crate) fn document(schemes: Value, required: &[Value]) -> SpecSecurity {
    let mut paths = json!({});
    for (number, required) in required.iter().enumerate() {
        let mut operation = json!({"responses": {}});
        if !required.is_null() {
            operation["security"] = required.clone();
        }
        paths[format!("/{number}")] = json!({"get": operation});
    }
    let openapi: OpenAPI = serde_json::from_value(json!({
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "paths": paths,
        "components": {"securitySchemes": schemes}
    }))
    .unwrap();
    SpecSecurity::from_openapi(&openapi)
}

/// The one scheme that a document has, required by its one operation.
pub(crate) fn only(scheme: Value) -> SpecSecurity {
    let scopes = if scheme["type"] == "oauth2" { json!(["read"]) } else { json!([]) };
    document(json!({"it": scheme}), &[json!([{"it": scopes}])])
}

pub(crate) fn apply(auth: impl Into<AuthSets>, security: &SpecSecurity) -> (Applied, Diagnostics) {
    apply_at("api.example", auth, security)
}

pub(crate) fn apply_at(
    host: &str,
    auth: impl Into<AuthSets>,
    security: &SpecSecurity,
) -> (Applied, Diagnostics) {
    let mut connector = Connector::default();
    connector.definition.host = Some(host.to_owned());
    let mut found = Diagnostics::new();
    let applied = apply_auth(connector, &auth.into(), security, &mut found);
    (applied, found)
}

/// Both parts of the JSON.
pub(crate) fn json_of(applied: &Applied) -> Value {
    let properties =
        ApiPropertiesFile { properties: applied.secured.properties.clone(), ..ApiPropertiesFile::default() };
    let definition = serde_json::to_value(&applied.secured.definition).unwrap();
    let mut properties = serde_json::to_value(properties).unwrap()["properties"].take();
    properties.as_object_mut().unwrap().shift_remove("capabilities");
    json!({
        "securityDefinitions": definition["securityDefinitions"],
        "security": definition["security"],
        "properties": properties,
    })
}

/// One line for each diagnostic, and one for its help.
pub(crate) fn text_of(found: &Diagnostics) -> String {
    let mut text = String::new();
    for d in found {
        writeln!(text, "{}[{}] {:?} {}: {}", d.severity, d.id, d.at.document, d.at.pointer, d.message)
            .unwrap();
        for (place, note) in &d.related {
            writeln!(text, "  {}: {note}", place.pointer).unwrap();
        }
        writeln!(text, "  help: {}", d.help.as_deref().unwrap()).unwrap();
    }
    text
}

/// The ids of what was found, errors marked.
pub(crate) fn ids(found: &Diagnostics) -> Vec<String> {
    found
        .iter()
        .map(|d| if d.severity == Severity::Error { format!("{}!", d.id) } else { d.id.to_owned() })
        .collect()
}
