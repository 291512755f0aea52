use connectorgen_model::extension;
use serde_json::Value;

/// Whether a document was written for the platform: it uses an extension that only connectors have.
pub(super) fn is_connector(document: &Value) -> bool {
    match document {
        Value::Object(map) => {
            map.keys().any(|key| extension::is_of_connectors(key)) || map.values().any(is_connector)
        }
        Value::Array(list) => list.iter().any(is_connector),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::is_connector;

    #[test]
    fn connectors_are_told_from_other_apis() {
        assert!(is_connector(&json!({"paths": {"/a": {"get": {"parameters": [{"x-ms-summary": "A"}]}}}})));
        assert!(is_connector(&json!({"x-ms-connector-metadata": []})));
        // AutoRest has extensions with the same beginning, and one that both know.
        assert!(!is_connector(
            &json!({"paths": {"/a": {"get": {"x-ms-pageable": {}, "x-ms-examples": {}}}}})
        ));
    }
}
