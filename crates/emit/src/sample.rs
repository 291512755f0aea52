//! A small connector for tests.

use connectorgen_diagnostics::{At, Code, Diagnostics, Document};
use connectorgen_model::{ApiDefinition, ApiProperties, Script};
use serde_json::json;

use crate::{EmitOptions, Missing, SignIn};

pub(crate) struct Sample {
    pub(crate) definition: ApiDefinition,
    pub(crate) properties: ApiProperties,
    pub(crate) script: Script,
    pub(crate) found: Diagnostics,
}

static MERGED: Code = Code::warning("alternatives-merged", "Alternatives were merged into one schema.");
static DROPPED: Code = Code::note("format-dropped", "A format that the platform does not know was left out.");

pub(crate) fn pets() -> Sample {
    let definition = json!({
        "swagger": "2.0",
        "info": { "title": "Pets & Größen", "description": "Keeps track of pets 🐕 | *all* of them.", "version": "1.0" },
        "host": "pets.example.com",
        "basePath": "/v1",
        "schemes": ["https"],
        "paths": {
            "/pets": {
                "get": {
                    "tags": ["Pets"],
                    "summary": "List pets",
                    "description": "Returns all pets, newest first.",
                    "operationId": "ListPets",
                    "responses": { "200": { "description": "OK", "schema": { "type": "array", "items": {} } } }
                },
                "post": {
                    "tags": ["Pets"],
                    "summary": "When a pet is added",
                    "operationId": "WhenPetAdded",
                    "x-ms-trigger": "single",
                    "responses": { "201": { "description": "Created" } }
                }
            },
            "/pets/{id}": {
                "get": {
                    "summary": "Get pet",
                    "operationId": "GetPet",
                    "x-ms-visibility": "internal",
                    "parameters": [{ "name": "id", "in": "path", "required": true, "type": "number", "minimum": 0.5 }],
                    "responses": { "200": { "description": "OK" } }
                }
            }
        },
        "tags": [{ "name": "Pets", "description": "Everything about pets." }]
    });
    let properties = json!({ "connectionParameters": {}, "iconBrandColor": "#007ee5", "capabilities": [] });
    Sample {
        definition: serde_json::from_value(definition).unwrap(),
        properties: serde_json::from_value(properties).unwrap(),
        script: Script::default(),
        found: found(),
    }
}

fn found() -> Diagnostics {
    let mut found = Diagnostics::new();
    let root = At::root(Document::Source);
    let (components, paths) = (root.key("components"), root.key("paths"));
    let schemas = components.key("schemas");
    for name in ["Cat", "Dog", "Fish", "Mouse"] {
        found.report(&DROPPED, &schemas.key(name), "the format `uint7` is left out");
    }
    found.report(&MERGED, &paths.key("/pets"), "the 2 alternatives of the body are merged");
    found
}

pub(crate) fn options() -> EmitOptions {
    EmitOptions {
        sign_ins: vec![SignIn {
            title: "API key in the header `X-API-Key`".to_owned(),
            summary: "Each connection holds a key, and the platform sends it with every request.".to_owned(),
            connect: vec!["Create a connection and enter the key.".to_owned()],
            missing: vec![Missing {
                what: "the name of the key".to_owned(),
                placeholder: "replace-me".to_owned(),
                flag: Some("--key-name".to_owned()),
                key: "auth.keyName".to_owned(),
            }],
            ..SignIn::default()
        }],
        environment: Some("00000000-0000-0000-0000-000000000001".to_owned()),
        source_name: Some("/home/me/pets.yaml".to_owned()),
        codes: vec![&MERGED, &DROPPED],
        ..EmitOptions::default()
    }
}
