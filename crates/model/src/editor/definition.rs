use serde_json::{Value, json};

use super::extensions::{api_annotation, capabilities};
use super::sketch::Sketch;
use crate::{ApiDefinition, extension};

/// The JSON Schema of `apiDefinition.swagger.json`.
pub fn definition_schema() -> Value {
    let mut sketch = Sketch::of::<ApiDefinition>("apiDefinition.swagger.json");
    document(&mut sketch);
    paths(&mut sketch);
    inputs(&mut sketch);
    outputs(&mut sketch);
    schemas(&mut sketch);
    security(&mut sketch);
    sketch
        .object("MemberName")
        .set("description", json!("Microsoft has an extension of this name."))
        .set("anyOf", json!([{ "not": { "pattern": "^x-ms-" } }, { "enum": known_extensions() }]));
    sketch.finish()
}

fn document(sketch: &mut Sketch) {
    sketch
        .root()
        .require(&["swagger", "info", "host", "paths"])
        .member("swagger", json!({ "const": "2.0" }))
        .member("host", json!({ "type": "string", "pattern": "^[^{}/ :\\\\]+(:[0-9]+)?$" }))
        .member("basePath", json!({ "type": "string", "pattern": "^/[^{}]*$" }))
        .member("schemes", json!({ "type": "array", "items": { "enum": ["https", "http"] }, "minItems": 1 }))
        .member("externalDocs", external_docs())
        .member(
            "paths",
            json!({
                "type": "object",
                "patternProperties": { "^/": { "$ref": "#/definitions/PathItem" }, "^x-": true },
                "additionalProperties": false,
            }),
        )
        .member(extension::CAPABILITIES, capabilities())
        .extensions(extension::ROOT);
    sketch
        .object("Info")
        // paconn 0.0.21 ends with a KeyError without `title` or `description`.
        .require(&["title", "description", "version"])
        .member("title", json!({ "type": "string", "minLength": 1 }))
        .member(extension::API_ANNOTATION, api_annotation(false))
        .extensions(extension::INFO);
    sketch.object("Contact").extensions(&[]);
    sketch.object("License").require(&["name"]).extensions(&[]);
    sketch.object("Tag").require(&["name"]).member("externalDocs", external_docs()).extensions(&[]);
    let names = json!({
        "anyOf": [{ "enum": ["Website", "Privacy policy", "Categories"] }, { "type": "string" }],
    });
    sketch.object("ConnectorMetadata").member("propertyName", names).closed();
}

fn paths(sketch: &mut Sketch) {
    sketch.object("PathItem").extensions(extension::PATH_ITEM);
    // Published connectors have what belongs to a parameter there; the platform does not look at it.
    sketch.object("NotificationContent").require(&["schema"]);
    sketch
        .object("Operation")
        .require(&["operationId", "responses"])
        .member("operationId", json!({ "type": "string", "minLength": 1 }))
        .member("externalDocs", external_docs())
        .member(
            "schemes",
            json!({
                "description": "Has no effect: the platform takes those of the document.",
                "type": "array",
                "items": { "enum": ["https", "http"] },
            }),
        )
        .member(
            "responses",
            json!({
                "type": "object",
                "patternProperties": {
                    "^([0-9]{3}|default)$": { "$ref": "#/definitions/Response" },
                    "^x-": true,
                },
                "additionalProperties": false,
            }),
        )
        .member(extension::API_ANNOTATION, api_annotation(true))
        .extensions(extension::OPERATION)
        .extensions(&[extension::SUMMARY]);
}

fn inputs(sketch: &mut Sketch) {
    sketch
        .object("Parameter")
        .member("type", json!({ "enum": ["string", "number", "integer", "boolean", "array", "file"] }))
        .member("format", format())
        .member("enum", json!({ "type": "array", "minItems": 1 }))
        .member(
            "allowEmptyValue",
            json!({ "description": "The name may be sent without a value.", "type": "boolean" }),
        )
        .member(extension::URL_ENCODING, json!({ "enum": ["single", "double"] }))
        .set(
            "allOf",
            json!([
                { "if": { "required": ["$ref"] }, "then": true, "else": { "required": ["name", "in"] } },
                { "if": is_in(&["body"]), "then": { "required": ["schema"] } },
                {
                    "if": is_in(&["path", "query", "header", "formData"]),
                    "then": { "required": ["type"], "properties": { "schema": false } },
                },
                {
                    "if": is_in(&["path"]),
                    "then": { "required": ["required"], "properties": { "required": { "const": true } } },
                },
            ]),
        )
        .extensions(extension::PARAMETER);
    sketch.object("EnumValue").require(&["value"]).extensions(&[]);
}

/// Whether a parameter is sent in one of these places.
fn is_in(places: &[&str]) -> Value {
    json!({ "properties": { "in": { "enum": places } }, "required": ["in"] })
}

fn outputs(sketch: &mut Sketch) {
    sketch
        .object("Response")
        .set(
            "allOf",
            json!([{ "if": { "required": ["$ref"] }, "then": true, "else": { "required": ["description"] } }]),
        )
        .extensions(extension::RESPONSE);
    let as_in_parameters = [
        "default",
        "enum",
        "minimum",
        "exclusiveMinimum",
        "maximum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "pattern",
        "minItems",
        "maxItems",
        "uniqueItems",
        "collectionFormat",
    ];
    sketch.lend(&as_in_parameters, "Parameter", "Header");
    sketch
        .object("Header")
        .require(&["type"])
        .member("type", json!({ "enum": ["string", "number", "integer", "boolean", "array"] }))
        .member("format", format())
        .extensions(extension::HEADER);
}

fn schemas(sketch: &mut Sketch) {
    sketch
        .object("Schema")
        .member("$ref", json!({ "type": "string", "pattern": "^#/definitions/[^/]+$" }))
        .member("format", format())
        .member("enum", json!({ "type": "array", "minItems": 1 }))
        .member(
            "required",
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true }),
        )
        .member(
            "discriminator",
            json!({ "description": "A required property of type `string`.", "type": "string" }),
        )
        .member("externalDocs", external_docs())
        .member("xml", json!({ "description": "How the value is written as XML.", "type": "object" }))
        .extensions(extension::SCHEMA);
}

fn security(sketch: &mut Sketch) {
    let is = |member: &str, value: &str| json!({ "properties": { member: { "const": value } }, "required": [member] });
    sketch
        .object("SecurityDefinition")
        .require(&["type"])
        .member("type", json!({ "enum": ["basic", "apiKey", "oauth2"] }))
        .member("in", json!({ "enum": ["header", "query"] }))
        .member("flow", json!({ "enum": ["accessCode", "implicit", "application", "password"] }))
        .set(
            "allOf",
            json!([
                { "if": is("type", "apiKey"), "then": { "required": ["name", "in"] } },
                { "if": is("type", "oauth2"), "then": { "required": ["flow"] } },
                { "if": is("flow", "accessCode"), "then": { "required": ["authorizationUrl", "tokenUrl"] } },
                { "if": is("flow", "implicit"), "then": { "required": ["authorizationUrl"] } },
                { "if": is("flow", "application"), "then": { "required": ["tokenUrl"] } },
                { "if": is("flow", "password"), "then": { "required": ["tokenUrl"] } },
            ]),
        )
        .extensions(&[]);
}

fn external_docs() -> Value {
    json!({
        "description": "A page about it.",
        "type": "object",
        "properties": { "description": { "type": "string" }, "url": { "type": "string" } },
        "required": ["url"],
    })
}

/// Those that designers know; others are taken and say nothing.
fn format() -> Value {
    let known = [
        "int32",
        "int64",
        "float",
        "double",
        "byte",
        "binary",
        "date",
        "date-time",
        "date-no-tz",
        "password",
        "email",
        "html",
        "uri",
        "uuid",
    ];
    json!({ "anyOf": [{ "enum": known }, { "type": "string" }] })
}

fn known_extensions() -> Vec<&'static str> {
    use extension::{HEADER, INFO, OPERATION, OTHER, PARAMETER, PATH_ITEM, RESPONSE, ROOT, SCHEMA};
    let lists = [ROOT, INFO, PATH_ITEM, OPERATION, PARAMETER, RESPONSE, HEADER, SCHEMA, OTHER];
    let mut names: Vec<&str> = lists.concat();
    names.sort_unstable();
    names.dedup();
    names
}
