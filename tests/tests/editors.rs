//! The JSON Schemas that editors are given: what they take, and what they do not.

use connectorgen::EditorSchema;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::project::{files, name, path};

/// What is wrong, by the place in the file.
fn faults(validator: &Validator, file: &Value) -> Vec<String> {
    validator.iter_errors(file).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn validator(schema: EditorSchema) -> Validator {
    jsonschema::draft7::new(&schema.schema()).unwrap()
}

/// The files of connectors in a folder that do not pass, and how many there are.
fn refused(folder: &str) -> (usize, Vec<String>) {
    let schemas = [EditorSchema::Definition, EditorSchema::Properties, EditorSchema::Settings];
    let validators = schemas.map(|schema| (schema.describes(), validator(schema)));
    let mut count = 0;
    let mut refused = Vec::new();
    for path in files(&path(folder)) {
        let Some((_, validator)) = validators.iter().find(|(describes, _)| *describes == name(&path)) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap();
        let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        count += 1;
        refused
            .extend(faults(validator, &file).into_iter().map(|fault| format!("{}: {fault}", path.display())));
    }
    (count, refused)
}

#[test]
fn generated_files_pass() {
    let (count, refused) = refused("specs");
    assert_eq!(refused, [""; 0]);
    assert!(count > 100, "{count} files of specs/ were found");
}

#[test]
fn published_connectors_pass() {
    if !path("../shared/corpus/connectors").exists() {
        println!("skipped: there are no published connectors beside the project");
        return;
    }
    let (count, refused) = refused("../shared/corpus/connectors");
    println!("{count} files of published connectors pass");
    assert_eq!(refused, [""; 0]);
}

#[test]
fn schemas_are_what_the_types_say() {
    for schema in EditorSchema::ALL {
        let made = format!("{:#}\n", schema.schema());
        assert!(made == schema.text(), "{} is out of date: run `cargo xtask codegen`", schema.file_name());
    }
}

#[test]
fn every_member_is_explained() {
    for schema in EditorSchema::ALL {
        let schema = schema.schema();
        let definitions = schema["definitions"].as_object().into_iter().flatten();
        for (name, object) in definitions.chain([(&"the file".to_owned(), &schema)]) {
            for (member, told) in object["properties"].as_object().into_iter().flatten() {
                assert!(told["description"].is_string(), "{name}: {member}");
            }
        }
    }
}

#[test]
fn typical_mistakes_of_definitions_are_found_where_they_are() {
    let root = |more: Value| with(definition(), "", more);
    found(
        EditorSchema::Definition,
        &definition(),
        &[
            ("the version of OpenAPI 3", root(json!({ "swagger": "3.0.0" })), "/swagger"),
            ("a host with a scheme", root(json!({ "host": "https://api.contoso.com" })), "/host"),
            ("a base path without a slash", root(json!({ "basePath": "v1" })), "/basePath"),
            ("a scheme that the platform does not know", root(json!({ "schemes": ["wss"] })), "/schemes/0"),
            ("no schemes", root(json!({ "schemes": [] })), "/schemes"),
            ("a member of OpenAPI 3", root(json!({ "servers": [] })), ""),
            (
                "a document without a description",
                root(json!({ "info": { "title": "a", "version": "1" } })),
                "/info",
            ),
            ("a path without a slash", root(json!({ "paths": { "orders": {} } })), "/paths"),
            ("a method that is unknown", root(json!({ "paths": { "/a": { "trace": {} } } })), "/paths/~1a"),
            (
                "a bearer token of OpenAPI 3",
                root(json!({ "securityDefinitions": { "a": { "type": "http" } } })),
                "/securityDefinitions/a/type",
            ),
            (
                "a key without a place",
                root(json!({ "securityDefinitions": { "a": { "type": "apiKey", "name": "a" } } })),
                "/securityDefinitions/a",
            ),
        ],
    );
}

#[test]
fn typical_mistakes_of_operations_are_found_where_they_are() {
    let operation = |more: Value| with(definition(), "/paths/~1o/get", more);
    let parameter = |more: Value| operation(json!({ "parameters": [more] }));
    found(
        EditorSchema::Definition,
        &definition(),
        &[
            ("a misspelt extension", operation(json!({ "x-ms-visibilty": "internal" })), "/paths/~1o/get"),
            (
                "an unknown visibility",
                operation(json!({ "x-ms-visibility": "none" })),
                "/paths/~1o/get/x-ms-visibility",
            ),
            (
                "a trigger of no kind",
                operation(json!({ "x-ms-trigger": "webhook" })),
                "/paths/~1o/get/x-ms-trigger",
            ),
            ("a summary that is no text", operation(json!({ "summary": 1 })), "/paths/~1o/get/summary"),
            ("a request body of OpenAPI 3", operation(json!({ "requestBody": {} })), "/paths/~1o/get"),
            (
                "a range of status codes",
                operation(json!({ "responses": { "2XX": { "description": "a" } } })),
                "/paths/~1o/get/responses",
            ),
            (
                "a response without a description",
                operation(json!({ "responses": { "200": {} } })),
                "/paths/~1o/get/responses/200",
            ),
            (
                "a cookie",
                parameter(json!({ "name": "a", "in": "cookie", "type": "string" })),
                "/paths/~1o/get/parameters/0/in",
            ),
            (
                "a parameter without a type",
                parameter(json!({ "name": "a", "in": "query" })),
                "/paths/~1o/get/parameters/0",
            ),
            (
                "a schema that is no body",
                parameter(json!({ "name": "a", "in": "query", "type": "string", "schema": {} })),
                "/paths/~1o/get/parameters/0/schema",
            ),
            (
                "a body without a schema",
                parameter(json!({ "name": "a", "in": "body" })),
                "/paths/~1o/get/parameters/0",
            ),
            (
                "an optional path parameter",
                parameter(json!({ "name": "id", "in": "path", "type": "string" })),
                "/paths/~1o/get/parameters/0",
            ),
            (
                "repeated query parameters",
                parameter(
                    json!({ "name": "a", "in": "query", "type": "array", "collectionFormat": "multi" }),
                ),
                "/paths/~1o/get/parameters/0/collectionFormat",
            ),
            (
                "an encoding that is unknown",
                parameter(
                    json!({ "name": "id", "in": "path", "type": "string", "required": true, "x-ms-url-encoding": "triple" }),
                ),
                "/paths/~1o/get/parameters/0/x-ms-url-encoding",
            ),
        ],
    );
}

#[test]
fn typical_mistakes_of_schemas_are_found_where_they_are() {
    let schema = |more: Value| with(definition(), "/paths/~1o/get/responses/200/schema", more);
    found(
        EditorSchema::Definition,
        &definition(),
        &[
            (
                "two types",
                schema(json!({ "type": ["string", "null"] })),
                "/paths/~1o/get/responses/200/schema/type",
            ),
            ("alternatives", schema(json!({ "oneOf": [] })), "/paths/~1o/get/responses/200/schema"),
            (
                "`nullable` of OpenAPI 3",
                schema(json!({ "nullable": true })),
                "/paths/~1o/get/responses/200/schema",
            ),
            (
                "an empty list of required properties",
                schema(json!({ "required": [] })),
                "/paths/~1o/get/responses/200/schema/required",
            ),
            (
                "a flag in a property's `required`",
                schema(json!({ "required": true })),
                "/paths/~1o/get/responses/200/schema/required",
            ),
            (
                "an empty list of values",
                schema(json!({ "enum": [] })),
                "/paths/~1o/get/responses/200/schema/enum",
            ),
            (
                "a reference of OpenAPI 3",
                schema(json!({ "$ref": "#/components/schemas/Order" })),
                "/paths/~1o/get/responses/200/schema/$ref",
            ),
        ],
    );
}

#[test]
fn typical_mistakes_of_properties_are_found_where_they_are() {
    let file = |more: Value| with(properties(), "/properties", more);
    let parameter = |more: Value| file(json!({ "connectionParameters": { "a": more } }));
    let oauth = |more: Value| parameter(json!({ "type": "oauthSetting", "oAuthSettings": more }));
    let policy = |more: Value| file(json!({ "policyTemplateInstances": [more] }));
    found(
        EditorSchema::Properties,
        &properties(),
        &[
            ("a file without its frame", json!({ "iconBrandColor": "#0a84ff" }), ""),
            ("a color by its name", file(json!({ "iconBrandColor": "blue" })), "/properties/iconBrandColor"),
            ("a misspelt member", file(json!({ "connectionParameterSet": {} })), "/properties"),
            (
                "a type that is unknown",
                parameter(json!({ "type": "password" })),
                "/properties/connectionParameters/a/type",
            ),
            ("a parameter without a type", parameter(json!({})), "/properties/connectionParameters/a"),
            (
                "a sign-in without its settings",
                parameter(json!({ "type": "oauthSetting" })),
                "/properties/connectionParameters/a",
            ),
            (
                "settings without a provider",
                oauth(json!({ "scopes": [] })),
                "/properties/connectionParameters/a/oAuthSettings",
            ),
            (
                "a redirect mode that is unknown",
                oauth(json!({ "identityProvider": "aad", "redirectMode": "PerConnector" })),
                "/properties/connectionParameters/a/oAuthSettings/redirectMode",
            ),
            (
                "scopes in one text",
                oauth(json!({ "identityProvider": "aad", "scopes": "a b" })),
                "/properties/connectionParameters/a/oAuthSettings/scopes",
            ),
            (
                "a parameter of the provider without its frame",
                oauth(json!({ "identityProvider": "aad", "customParameters": { "tenantId": "common" } })),
                "/properties/connectionParameters/a/oAuthSettings/customParameters/tenantId",
            ),
            (
                "a word for a flag",
                parameter(
                    json!({ "type": "string", "uiDefinition": { "constraints": { "required": "yes" } } }),
                ),
                "/properties/connectionParameters/a/uiDefinition/constraints/required",
            ),
            (
                "a number in a text",
                parameter(
                    json!({ "type": "string", "uiDefinition": { "constraints": { "tabIndex": "2" } } }),
                ),
                "/properties/connectionParameters/a/uiDefinition/constraints/tabIndex",
            ),
            (
                "a set without parameters",
                file(json!({ "connectionParameterSets": { "values": [{ "name": "a" }] } })),
                "/properties/connectionParameterSets/values/0",
            ),
            (
                "a policy without parameters",
                policy(json!({ "templateId": "setheader", "title": "a" })),
                "/properties/policyTemplateInstances/0",
            ),
            (
                "a policy's parameter without its prefix",
                policy(json!({ "templateId": "setheader", "title": "a", "parameters": { "name": "b" } })),
                "/properties/policyTemplateInstances/0/parameters",
            ),
            (
                "operations that are no list",
                file(json!({ "scriptOperations": "GetOrder" })),
                "/properties/scriptOperations",
            ),
        ],
    );
}

#[test]
fn typical_mistakes_of_settings_are_found_where_they_are() {
    let settings = json!({ "connectorId": null, "environment": "Default-1", "icon": "icon.png", "script": "script.csx" });
    found(
        EditorSchema::Settings,
        &settings,
        &[
            ("a misspelt member", json!({ "apiproperties": "apiProperties.json" }), ""),
            ("a name that is no text", json!({ "icon": true }), "/icon"),
        ],
    );
}

/// The file itself passes; with each mistake it does not, and a fault is told at its place and nowhere else.
fn found(schema: EditorSchema, right: &Value, mistakes: &[(&str, Value, &str)]) {
    let validator = validator(schema);
    assert_eq!(faults(&validator, right), [""; 0]);
    for (mistake, file, place) in mistakes {
        let faults: Vec<_> =
            validator.iter_errors(file).map(|fault| fault.instance_path().to_string()).collect();
        assert!(!faults.is_empty(), "{mistake} is not found");
        assert!(faults.iter().all(|fault| fault == place), "{mistake} is found at {faults:?}");
    }
    println!("{} mistakes of {} are found", mistakes.len(), schema.describes());
}

/// The file with other members of one of its objects.
fn with(mut file: Value, place: &str, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("{more} has no members") };
    file.pointer_mut(place).unwrap().as_object_mut().unwrap().extend(more);
    file
}

fn definition() -> Value {
    json!({
        "swagger": "2.0",
        "info": { "title": "Orders", "description": "Orders of Contoso.", "version": "1.0" },
        "host": "api.contoso.com:8443",
        "basePath": "/v1",
        "schemes": ["https"],
        "x-contoso": true,
        "paths": { "/o": { "get": {
            "operationId": "GetOrder",
            "parameters": [{ "name": "id", "in": "path", "required": true, "type": "string", "x-ms-url-encoding": "single" }],
            "responses": { "200": { "description": "The order.", "schema": { "type": "object", "x-nullable": true } } },
        } } },
    })
}

fn properties() -> Value {
    json!({ "properties": {
        "iconBrandColor": "#0a84ff",
        "capabilities": [],
        "connectionParameters": { "api_key": { "type": "securestring", "uiDefinition": {
            "displayName": "Key", "constraints": { "required": "true", "tabIndex": 2, "clearText": false },
        } } },
        "policyTemplateInstances": [{ "templateId": "setheader", "title": "a", "parameters": {
            "x-ms-apimTemplateParameter.name": "a", "x-ms-apimTemplateParameter.value": "b",
        } }],
    } })
}
