use serde_json::{Map, Value, json};

use crate::{Options, codes};

/// The JSON Schema of `connectorgen.yaml`, for editors.
pub(crate) fn schema() -> Value {
    let mut schema = schemars::schema_for!(Options).to_value();
    if let Some(levels) = schema.pointer_mut("/properties/levels") {
        offer_ids(levels);
    }
    connectorgen_model::editor::join_lines(&mut schema);
    let Value::Object(mut rest) = schema else { return schema };
    let head = ["$schema", "title", "description"];
    let head: Map<String, Value> =
        head.iter().filter_map(|key| Some(((*key).to_owned(), rest.shift_remove(*key)?))).collect();
    head.into_iter().chain(rest).collect()
}

/// Names the ids there are, so that editors offer them.
fn offer_ids(levels: &mut Value) {
    let Some(level) = levels.get("additionalProperties").cloned() else { return };
    let ids: Map<String, Value> = codes::all()
        .iter()
        .map(|code| (code.id.to_owned(), json!({ "description": code.summary, "allOf": [level] })))
        .collect();
    if let Some(levels) = levels.as_object_mut() {
        levels.insert("properties".to_owned(), Value::Object(ids));
    }
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn schema_describes_every_setting_and_offers_what_there_is() {
        let schema = schema();
        let properties = schema["properties"].as_object().unwrap();
        for (name, property) in properties {
            assert!(property["description"].is_string(), "{name}");
        }
        assert!(properties.contains_key("includeDeprecated"));
        assert_eq!(schema["additionalProperties"], false);
        assert!(properties["levels"]["properties"]["server-missing"]["description"].is_string());
        let text = schema.to_string();
        assert!(text.contains("managed-identity") && text.contains("tenantId"));
    }
}
