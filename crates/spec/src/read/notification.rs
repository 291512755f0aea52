use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{Header, ReferenceOr, Schema};
use serde_json::Value;

use super::Reader;

/// What a webhook trigger delivers, as documents of connectors say it: by an extension of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Notification {
    /// What the event is.
    pub description: Option<String>,
    /// The payload.
    pub schema: Option<ReferenceOr<Schema>>,
    /// The headers of the delivery.
    pub headers: IndexMap<String, ReferenceOr<Header>>,
    /// What else stands there.
    pub others: IndexMap<String, Value>,
}

impl<'d> Reader<'d, '_> {
    pub(super) fn notification(&mut self, value: &'d Value, at: At<'_>) -> Option<Notification> {
        let content = self.object(value, at)?;
        let known = ["description", "schema", "headers"];
        let others = content.map.iter().filter(|(key, _)| !known.contains(&key.as_str()));
        Some(Notification {
            description: content.text(self, "description"),
            schema: content.get("schema").map(|schema| self.schema(schema, &content.at.key("schema"))),
            headers: self.headers(&content),
            others: others.map(|(key, value)| (key.clone(), value.clone())).collect(),
        })
    }
}
