//! Documents to begin with. They are small and have everything in them.

use serde_json::Value;

static DOCUMENTS: &[&str] = &[
    include_str!("newest.yaml"),
    include_str!("swagger2.yaml"),
    include_str!("../../../specs/petstore/openapi.yaml"),
    include_str!("../../../specs/notes-31/openapi.yaml"),
    include_str!("../../../specs/weather-basic/openapi.json"),
    include_str!("../../../specs/legacy-connector/openapi.json"),
];

static CONNECTORS: &[[&str; 2]] = &[
    [
        include_str!("../../../specs/petstore/expected/oauth2/apiDefinition.swagger.json"),
        include_str!("../../../specs/petstore/expected/oauth2/apiProperties.json"),
    ],
    [
        include_str!("../../../specs/legacy-connector/expected/managed-identity/apiDefinition.swagger.json"),
        include_str!("../../../specs/legacy-connector/expected/managed-identity/apiProperties.json"),
    ],
    [
        include_str!("../../../specs/weather-basic/expected/basic/apiDefinition.swagger.json"),
        include_str!("../../../specs/weather-basic/expected/basic/apiProperties.json"),
    ],
];

/// Documents as trees, read by others than the reader that is tested.
pub fn documents() -> Vec<Value> {
    DOCUMENTS.iter().map(|text| tree(text)).collect()
}

/// The definitions and the properties of connectors.
pub fn connectors() -> Vec<[Value; 2]> {
    CONNECTORS.iter().map(|texts| texts.map(tree)).collect()
}

fn tree(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("a seed cannot be read: {error}"))
}
