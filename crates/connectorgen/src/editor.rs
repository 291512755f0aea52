use connectorgen_model::editor::{definition_schema, properties_schema, settings_schema};
use serde_json::{Value, json};

use crate::config;

/// A file that editors can complete and check by a JSON Schema.
///
/// The schemas of a connector's files take what the platform takes, published connectors among it, and nothing that it
/// refuses for its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditorSchema {
    /// `connectorgen.yaml`.
    Config,
    /// `apiDefinition.swagger.json`.
    Definition,
    /// `apiProperties.json`.
    Properties,
    /// `settings.json`.
    Settings,
}

impl EditorSchema {
    /// All of them.
    pub const ALL: [EditorSchema; 4] =
        [EditorSchema::Config, EditorSchema::Definition, EditorSchema::Properties, EditorSchema::Settings];

    /// Its name at the command line.
    pub const fn name(self) -> &'static str {
        match self {
            EditorSchema::Config => "config",
            EditorSchema::Definition => "definition",
            EditorSchema::Properties => "properties",
            EditorSchema::Settings => "settings",
        }
    }

    /// The file that it describes.
    pub const fn describes(self) -> &'static str {
        match self {
            EditorSchema::Config => "connectorgen.yaml",
            EditorSchema::Definition => connectorgen_emit::DEFINITION,
            EditorSchema::Properties => connectorgen_emit::PROPERTIES,
            EditorSchema::Settings => "settings.json",
        }
    }

    /// The usual name of the schema itself.
    pub const fn file_name(self) -> &'static str {
        match self {
            EditorSchema::Config => "connectorgen.schema.json",
            EditorSchema::Definition => "apiDefinition.schema.json",
            EditorSchema::Properties => "apiProperties.schema.json",
            EditorSchema::Settings => "settings.schema.json",
        }
    }

    /// The schema.
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

    /// The schema as the text of a file.
    pub fn text(self) -> String {
        format!("{:#}\n", self.schema())
    }
}
