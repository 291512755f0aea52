#[cfg(feature = "schema")]
mod make;

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

    /// The schema as the text of a file, as it was made from the types that read the file.
    pub const fn text(self) -> &'static str {
        match self {
            EditorSchema::Config => include_str!("../../schemas/connectorgen.schema.json"),
            EditorSchema::Definition => include_str!("../../schemas/apiDefinition.schema.json"),
            EditorSchema::Properties => include_str!("../../schemas/apiProperties.schema.json"),
            EditorSchema::Settings => include_str!("../../schemas/settings.schema.json"),
        }
    }
}
