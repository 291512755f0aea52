use connectorgen_model::editor::{definition_schema, properties_schema, settings_schema};
use serde_json::{Value, json};

use super::EditorSchema;
use crate::config;

impl EditorSchema {
    /// The schema, made anew from the types that read the file. [`EditorSchema::text`] is what this gave last.
    pub fn schema(self) -> Value {
        match self {
            EditorSchema::Config => config::schema(),
            EditorSchema::Definition => definition_schema(),
            EditorSchema::Properties => {
                let mut schema = properties_schema();
                let id = "/definitions/PolicyTemplateInstance/properties/templateId";
                if let Some(Value::Object(id)) = schema.pointer_mut(id) {
                    // There are more than are documented.
                    let known: Vec<_> = connectorgen_rules::policy_templates().collect();
                    id.insert("anyOf".to_owned(), json!([{ "enum": known }, { "type": "string" }]));
                }
                schema
            }
            EditorSchema::Settings => settings_schema(),
        }
    }
}
