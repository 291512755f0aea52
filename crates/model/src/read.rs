//! Reading the files of a connector that somebody else made.
//!
//! serde's own road (`serde_json::from_value`) stops at the first value of a wrong type and hardly says where it is.
//! Here such a value is reported with its place, left out, and everything else is read. What an object says beyond
//! what its type can hold (unknown members, `null`, an empty `enum`) is kept in `extra`, so that reading a file and
//! printing it loses nothing but the reported values.

mod definition;
mod members;
mod properties;

use std::fmt;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use serde_json::Value;

use crate::{ApiDefinition, ApiPropertiesFile, Settings};
use members::Read;

/// The member that holds what a webhook delivers, on a path item.
pub const NOTIFICATION_CONTENT: &str = "x-ms-notification-content";

/// The root member that holds paths with a query, which Swagger 2.0 forbids (`AutoRest`, extension `x-ms-paths`).
pub const PATHS_WITH_QUERY: &str = "x-ms-paths";
/// The root member that holds an address with variables, for which Swagger 2.0 has none (`AutoRest`, extension
/// `x-ms-parameterized-host`).
pub const PARAMETERIZED_HOST: &str = "x-ms-parameterized-host";
/// What parameters of such an address tell generators of clients, and mean nothing else.
pub const OF_HOST_PARAMETERS: &[&str] = &["x-ms-skip-url-encoding", "x-ms-parameter-location"];
/// The member that holds the label of a parameter, property or header.
pub const SUMMARY: &str = "x-ms-summary";

/// A value whose JSON type is not the one that stands there. It was left out; later elements of a list move up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeFault {
    /// Where the value stands in the file.
    pub pointer: JsonPointer,
    /// What belongs there: `a string`.
    pub expected: &'static str,
    /// What is there: `a list`; `nothing` for a member that may not be missing.
    pub found: &'static str,
    /// Whether it is an element of a list, so that those behind it moved up.
    pub is_element: bool,
}

impl fmt::Display for ShapeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

/// Reads `apiDefinition.swagger.json`. Returns what could be read, and a fault for each value that could not.
pub fn read_definition(value: Value) -> (ApiDefinition, Vec<ShapeFault>) {
    read(value, Document::Definition)
}

/// Reads `apiProperties.json`. Returns what could be read, and a fault for each value that could not.
pub fn read_properties(value: Value) -> (ApiPropertiesFile, Vec<ShapeFault>) {
    read(value, Document::Properties)
}

/// Reads `settings.json`. Returns what could be read, and a fault for each value that could not.
pub fn read_settings(value: Value) -> (Settings, Vec<ShapeFault>) {
    read(value, Document::Settings)
}

fn read<T: Read + Default>(value: Value, document: Document) -> (T, Vec<ShapeFault>) {
    let mut faults = Vec::new();
    let read = T::read(value, &At::root(document), &mut faults).unwrap_or_default();
    (read, faults)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{read_definition, read_properties};
    use crate::ApiDefinition;

    fn faults(definition: Value) -> Vec<String> {
        read_definition(definition).1.iter().map(|fault| format!("{}: {fault}", fault.pointer)).collect()
    }

    #[test]
    fn wrong_values_are_reported_with_their_place_and_the_rest_is_read() {
        let value = json!({
            "swagger": 2,
            "info": { "title": "Pets", "contact": "me" },
            "paths": { "/pets": { "get": {
                "operationId": "ListPets",
                "parameters": ["id", { "name": "limit", "in": "query", "type": ["integer", "null"] }],
                "responses": { "200": { "schema": { "additionalProperties": { "properties": { "a": { "minLength": -1 } } } } } },
            } } },
        });
        let (definition, found) = read_definition(value);
        let found: Vec<String> = found.iter().map(|fault| format!("{}: {fault}", fault.pointer)).collect();
        assert_eq!(
            found,
            [
                "/swagger: expected a string, found a number",
                "/info/contact: expected an object, found a string",
                "/paths/~1pets/get/parameters/0: expected an object, found a string",
                "/paths/~1pets/get/parameters/1/type: expected a string, found a list",
                "/paths/~1pets/get/responses/200/schema/additionalProperties/properties/a/minLength: \
                 expected a whole number, not negative, found a number",
            ]
        );
        let (_, _, operation) = definition.operations().next().unwrap();
        assert_eq!(operation.parameters.len(), 1);
        assert_eq!(operation.parameters[0].name, "limit");
    }

    #[test]
    fn root_of_a_wrong_type_gives_an_empty_definition() {
        assert_eq!(faults(json!([])), [": expected an object, found a list"]);
    }

    #[test]
    fn members_that_say_nothing_are_kept() {
        let schema = json!({ "type": "string", "enum": [], "default": null, "x-vendor": 1 });
        let (definition, found) = read_definition(json!({ "definitions": { "A": schema.clone() } }));
        assert_eq!(found, []);
        let printed = serde_json::to_value(&definition).unwrap();
        assert_eq!(printed["definitions"]["A"], schema);
    }

    #[test]
    fn good_document_reads_like_serde() {
        let value = json!({
            "swagger": "2.0",
            "info": { "title": "Pets", "description": "", "version": "1", "x-info": true },
            "schemes": ["https"],
            "paths": { "/pets/{id}": {
                "x-ms-notification-content": { "description": "A pet.", "schema": { "$ref": "#/definitions/Pet" } },
                "post": {
                    "operationId": "Adopt", "x-ms-trigger": "single", "x-ms-visibility": "odd", "deprecated": true,
                    "security": [{ "key": [] }],
                    "parameters": [{
                        "name": "id", "in": "path", "required": true, "type": "array", "items": { "type": "integer" },
                        "collectionFormat": "multi", "enum": [1, 2], "minimum": 0.5, "maxLength": 3,
                        "x-ms-enum-values": [{ "value": 1, "displayName": "One" }],
                    }],
                    "responses": { "200": { "description": "OK", "headers": { "Location": { "type": "string" } } } },
                },
            } },
            "definitions": { "Pet": {
                "type": "object", "required": [], "additionalProperties": false,
                "properties": { "tags": { "type": "array", "items": { "allOf": [{ "type": "null" }] } } },
            } },
            "securityDefinitions": { "key": { "type": "apiKey", "in": "header", "name": "k" } },
            "tags": [{ "name": "pets" }],
        });
        let (definition, found) = read_definition(value.clone());
        assert_eq!(found, []);
        assert_eq!(definition, serde_json::from_value::<ApiDefinition>(value).unwrap());
    }

    #[test]
    fn set_without_parameters_is_reported() {
        let (_, found) = read_properties(json!({
            "properties": { "connectionParameterSets": { "values": [{ "name": "none" }] } },
        }));
        let found: Vec<String> = found.iter().map(|fault| format!("{}: {fault}", fault.pointer)).collect();
        assert_eq!(
            found,
            ["/properties/connectionParameterSets/values/0/parameters: expected an object, found nothing"]
        );
    }
}
