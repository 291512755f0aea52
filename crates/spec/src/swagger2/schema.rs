use serde_json::{Map, Value, json};

/// Rewrites a schema: `type: file`, the discriminator, `x-nullable`. Everything else is the same in 3.0.
pub(super) fn schema(source: &Value) -> Value {
    let Value::Object(members) = source else { return source.clone() };
    let mut raised = Map::with_capacity(members.len());
    let is_reference = members.get("$ref").is_some_and(Value::is_string);
    for (key, value) in members {
        match (key.as_str(), value) {
            // Beside a reference the type is that of the target, whatever people write.
            ("type" | "format", _) if is_reference => {}
            ("type", Value::String(kind)) if kind == "file" => {
                raised.insert("type".to_owned(), Value::from("string"));
                raised.insert("format".to_owned(), Value::from("binary"));
            }
            ("format", _) if raised.get("format").is_some() => {}
            ("x-nullable", Value::Bool(_)) => drop(raised.insert("nullable".to_owned(), value.clone())),
            ("x-nullable", Value::String(text)) if text == "true" || text == "false" => {
                raised.insert("nullable".to_owned(), Value::Bool(text == "true"));
            }
            ("discriminator", Value::String(name)) => {
                raised.insert(key.clone(), json!({ "propertyName": name }));
            }
            ("properties" | "patternProperties" | "definitions", Value::Object(named)) => {
                let inner = named.iter().map(|(name, value)| (name.clone(), schema(value)));
                raised.insert(key.clone(), Value::Object(inner.collect()));
            }
            ("items" | "additionalProperties" | "not", Value::Object(_)) => {
                raised.insert(key.clone(), schema(value));
            }
            ("items" | "allOf" | "oneOf" | "anyOf", Value::Array(list)) => {
                raised.insert(key.clone(), Value::Array(list.iter().map(schema).collect()));
            }
            _ => drop(raised.insert(key.clone(), value.clone())),
        }
    }
    Value::Object(raised)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::schema;

    #[test]
    fn what_3_0_says_otherwise_is_rewritten_at_any_depth() {
        let source = json!({
            "type": "object", "discriminator": "kind", "x-nullable": true,
            "properties": {
                "type": { "type": "file", "format": "x", "x-ms-summary": "File" },
                "list": { "items": [{ "$ref": "#/definitions/A", "type": "object", "title": "A" }] },
                "map": { "additionalProperties": { "allOf": [{ "x-nullable": false }] } },
            },
        });
        let raised = json!({
            "type": "object", "discriminator": { "propertyName": "kind" }, "nullable": true,
            "properties": {
                "type": { "type": "string", "format": "binary", "x-ms-summary": "File" },
                "list": { "items": [{ "$ref": "#/definitions/A", "title": "A" }] },
                "map": { "additionalProperties": { "allOf": [{ "nullable": false }] } },
            },
        });
        assert_eq!(schema(&source), raised);
        for odd in [json!(true), json!("text"), json!({ "discriminator": 1 })] {
            assert_eq!(schema(&odd), odd);
        }
        assert_eq!(schema(&json!({ "x-nullable": "true" })), json!({ "nullable": true }));
        // An extension may be anything.
        assert_eq!(schema(&json!({ "x-nullable": "yes" })), json!({ "x-nullable": "yes" }));
    }
}
