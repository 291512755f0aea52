//! Documents that are not what they should be, and it is clear what is meant: they are repaired with a warning.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, parse};
use serde_json::{Value, json};

fn read(yaml: &str) -> (Value, Vec<String>) {
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    let reports = found.iter().map(|d| format!("{} {}", d.id, d.at.pointer));
    (serde_json::to_value(spec.openapi()).unwrap(), reports.collect())
}

/// The operation `post /a` of a document, with the reports below it.
fn operation(operation: &str, rest: &str) -> (Value, Vec<String>) {
    let lines: Vec<String> = operation.trim().lines().map(|line| format!("      {line}\n")).collect();
    let lines = lines.concat();
    let yaml = format!(
        "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /a:\n    post:\n{lines}{rest}"
    );
    let (inner, reports) = read(&yaml);
    let reports = reports.iter().map(|report| report.replace("/paths/~1a/post", "")).collect();
    (inner["paths"]["/a"]["post"].clone(), reports)
}

fn schema(text: &str) -> (Value, Vec<String>) {
    let (read, reports) = operation(
        &format!("responses: {{'200': {{description: ok, content: {{a/b: {{schema: {text}}}}}}}}}"),
        "",
    );
    let place = "/responses/200/content/a~1b/schema";
    let reports = reports.iter().map(|report| report.replace(place, "")).collect();
    (read["responses"]["200"]["content"]["a/b"]["schema"].clone(), reports)
}

#[track_caller]
fn becomes(text: &str, expected: Value, reports: &[&str]) {
    assert_eq!(schema(text), (expected, reports.iter().map(|report| (*report).to_owned()).collect()));
}

#[test]
fn types_of_other_languages_are_understood() {
    for (written, expected) in [
        ("int", json!({"type": "integer"})),
        ("long", json!({"type": "integer", "format": "int64"})),
        ("float", json!({"type": "number", "format": "float"})),
        ("bool", json!({"type": "boolean"})),
        ("str", json!({"type": "string"})),
        ("list", json!({"type": "array"})),
        ("dict", json!({"type": "object"})),
        ("date", json!({"type": "string", "format": "date"})),
        ("datetime", json!({"type": "string", "format": "date-time"})),
        ("file", json!({"type": "string", "format": "binary"})),
        ("any", json!({})),
        ("String", json!({"type": "string"})),
        ("INTEGER", json!({"type": "integer"})),
        ("uuid", json!({"type": "string", "format": "uuid"})),
        ("string|null", json!({"nullable": true, "type": "string"})),
    ] {
        let (read, reports) = schema(&format!("{{type: '{written}'}}"));
        assert_eq!(read, expected, "{written}");
        assert_eq!(reports, ["value-repaired /type"], "{written}");
    }
    becomes("{type: strin}", json!({}), &["value-type /type"]);
    becomes("{type: 5}", json!({}), &["value-type /type"]);
}

#[test]
fn flags_of_required_properties_are_lifted() {
    becomes(
        "{type: object, properties: {a: {type: string, required: true}, b: {type: string, required: false}, c: {$ref: '#/x', required: 'true'}}}",
        json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {}}, "required": ["a", "c"]}),
        &[
            "value-repaired /properties/a/required",
            "value-repaired /properties/b/required",
            "value-repaired /properties/c/required",
            "reference-not-found /properties/c/$ref",
        ],
    );
    becomes("{type: string, required: true}", json!({"type": "string"}), &["value-repaired /required"]);
    becomes(
        "{properties: {a: {}}, required: a}",
        json!({"properties": {"a": {}}, "required": ["a"]}),
        &["value-repaired /required"],
    );
}

#[test]
fn bounds_as_text_are_numbers() {
    becomes(
        "{type: integer, minimum: '1', maximum: ' 5 ', exclusiveMaximum: 'true'}",
        json!({"type": "integer", "minimum": 1, "maximum": 5, "exclusiveMaximum": true}),
        &["value-repaired /minimum", "value-repaired /maximum", "value-repaired /exclusiveMaximum"],
    );
    becomes(
        "{type: string, minLength: '1', maxLength: five}",
        json!({"type": "string", "minLength": 1}),
        &["value-repaired /minLength", "value-type /maxLength"],
    );
}

#[test]
fn examples_of_the_wrong_type_are_converted_or_left_out() {
    becomes(
        "{type: integer, example: '5'}",
        json!({"type": "integer", "example": 5}),
        &["value-repaired /example"],
    );
    becomes(
        "{type: string, example: 5}",
        json!({"type": "string", "example": "5"}),
        &["value-repaired /example"],
    );
    becomes(
        "{type: boolean, example: 'true'}",
        json!({"type": "boolean", "example": true}),
        &["value-repaired /example"],
    );
    becomes("{type: integer, example: many}", json!({"type": "integer"}), &["value-repaired /example"]);
    becomes("{type: object, example: [1]}", json!({"type": "object"}), &["value-repaired /example"]);
    becomes("{type: number, example: 5}", json!({"type": "number", "example": 5}), &[]);
}

#[test]
fn single_values_are_lists_of_one() {
    becomes("{enum: a}", json!({"enum": ["a"]}), &["value-repaired /enum"]);
    becomes(
        "{allOf: {$ref: '#/tags/0'}}",
        json!({"allOf": [{}]}),
        &["value-repaired /allOf", "reference-not-found /allOf/0/$ref"],
    );
    becomes("{anyOf: {type: string}}", json!({"anyOf": [{"type": "string"}]}), &["value-repaired /anyOf"]);
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: {url: https://example.com}
tags: [pets]
security: {key: []}
paths:
  /a:
    servers: https://example.com
    get: {tags: pets, security: key, responses: {}}
",
    );
    assert_eq!(read["servers"], json!([{"url": "https://example.com"}]));
    assert_eq!(read["tags"], json!([{"name": "pets"}]));
    assert_eq!(read["security"], json!([{"key": []}]));
    assert_eq!(read["paths"]["/a"]["servers"], json!([{"url": "https://example.com"}]));
    assert_eq!(read["paths"]["/a"]["get"]["tags"], json!(["pets"]));
    assert_eq!(read["paths"]["/a"]["get"]["security"], json!([{"key": []}]));
    assert!(reports.iter().all(|report| report.starts_with("value-repaired")), "{reports:#?}");
}

#[test]
fn lists_without_items_have_any() {
    becomes("{type: array}", json!({"type": "array"}), &["value-repaired "]);
}

#[test]
fn schemas_as_names_of_types_are_understood() {
    becomes(
        "{properties: {a: string, b: {type: array, items: integer}}}",
        json!({"properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}}}),
        &["value-repaired /properties/a", "value-repaired /properties/b/items"],
    );
}

#[test]
fn discriminators_as_text_are_understood() {
    becomes(
        "{type: object, discriminator: kind}",
        json!({"type": "object", "discriminator": {"propertyName": "kind"}}),
        &["value-repaired /discriminator"],
    );
}

#[test]
fn parameters_may_be_a_map_or_a_single_one() {
    let (read, reports) = operation(
        "parameters: {limit: {in: query, schema: {type: strin}}, page: {name: p, in: Query, schema: {type: string}}}\nresponses: {}",
        "",
    );
    assert_eq!(read["parameters"][0]["name"], "limit");
    assert_eq!(read["parameters"][1]["name"], "p");
    assert_eq!(read["parameters"][1]["in"], "query");
    assert_eq!(
        reports,
        [
            "value-repaired /parameters",
            "value-type /parameters/limit/schema/type",
            "value-repaired /parameters/page/in"
        ]
    );
    let (read, reports) =
        operation("parameters: {name: a, in: query, schema: {type: string}}\nresponses: {}", "");
    assert_eq!(read["parameters"][0]["name"], "a");
    assert_eq!(reports, ["value-repaired /parameters"]);
}

#[test]
fn types_on_parameters_and_headers_are_their_schemas() {
    let (read, reports) = operation(
        "
parameters:
  - {name: a, in: query, type: array, items: {type: string}, collectionFormat: multi, description: d, default: [x]}
  - {name: b, in: query, type: intege, maximum: 5}
  - {name: c, in: query, type: integer, schema: {type: string}}
responses: {'200': {description: ok, headers: {X-A: {type: string, description: d}}}}
",
        "",
    );
    assert_eq!(
        read["parameters"][0],
        json!({"in": "query", "name": "a", "description": "d", "style": "form", "explode": true, "schema": {"type": "array", "items": {"type": "string"}, "default": ["x"]}})
    );
    assert_eq!(read["parameters"][2]["schema"], json!({"type": "string"}));
    assert_eq!(read["responses"]["200"]["headers"]["X-A"]["schema"], json!({"type": "string"}));
    assert_eq!(
        reports,
        [
            "value-repaired /parameters/0/type",
            "value-repaired /parameters/1/type",
            "value-type /parameters/1/type",
            "value-repaired /parameters/2/type",
            "value-repaired /responses/200/headers/X-A/type",
        ]
    );
}

#[test]
fn bodies_among_the_parameters_are_request_bodies() {
    let (read, reports) = operation(
        "
consumes: [application/xml]
parameters:
  - {name: pet, in: body, required: true, schema: {type: strin}}
  - {name: b, in: query, schema: {type: intege}}
responses: {}
",
        "",
    );
    assert_eq!(
        read["requestBody"],
        json!({"content": {"application/xml": {"schema": {}}}, "required": true})
    );
    assert_eq!(read["parameters"][0]["name"], "b");
    assert_eq!(
        reports,
        [
            "field-unknown /consumes",
            "value-type /parameters/1/schema/type",
            "value-repaired /parameters/0/in",
            "value-type /parameters/0/schema/type"
        ]
    );
    let (read, reports) = operation(
        "
parameters:
  - {$ref: '#/components/parameters/F'}
  - {name: b, in: formData, type: file, required: true}
responses: {}
",
        "components: {parameters: {F: {name: a, in: formData, type: string, description: d}}}\n",
    );
    assert_eq!(
        read["requestBody"],
        json!({"content": {"multipart/form-data": {"schema": {"type": "object", "required": ["b"], "properties": {
            "a": {"type": "string", "description": "d"}, "b": {"type": "string", "format": "binary"}}}}}, "required": true})
    );
    assert_eq!(
        reports,
        [
            "value-repaired /parameters/0/in",
            "value-repaired /parameters/1/in",
            "value-repaired /parameters/1/type"
        ]
    );
}

#[test]
fn schemas_where_content_belongs_are_that_of_json() {
    let components = "components: {schemas: {Pet: {type: object}}}\n";
    let expected = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}});
    for (written, place) in [
        ("requestBody: {$ref: '#/components/schemas/Pet'}", "/requestBody"),
        ("requestBody: {schema: {$ref: '#/components/schemas/Pet'}}", "/requestBody/schema"),
        (
            "requestBody: {content: {schema: {$ref: '#/components/schemas/Pet'}}}",
            "/requestBody/content/schema",
        ),
        (
            "requestBody: {content: {application/json: {$ref: '#/components/schemas/Pet'}}}",
            "/requestBody/content/application~1json",
        ),
    ] {
        let (read, reports) = operation(&format!("{written}\nresponses: {{}}"), components);
        assert_eq!(read["requestBody"]["content"], expected, "{written}");
        assert_eq!(reports, [format!("value-repaired {place}")], "{written}");
    }
    let (read, reports) = operation("requestBody: {content: {a/b: {type: strin}}}\nresponses: {}", "");
    assert_eq!(read["requestBody"]["content"]["a/b"]["schema"], json!({}));
    assert_eq!(
        reports,
        ["value-repaired /requestBody/content/a~1b", "value-type /requestBody/content/a~1b/type"]
    );
}

#[test]
fn responses_in_other_shapes_are_understood() {
    let (read, reports) = operation(
        "
responses:
  200: {description: ok, schema: {$ref: '#/definitions/Pet'}}
  '204':
  400: bad
  2xx: {$ref: '#/definitions/Pet'}
",
        "definitions: {Pet: {type: object}}\nproduces: [application/xml]\n",
    );
    let reference = json!({"schema": {"$ref": "#/components/schemas/Pet"}});
    assert_eq!(read["responses"]["200"]["content"]["application/xml"], reference);
    assert_eq!(read["responses"]["204"], json!({"description": ""}));
    assert_eq!(read["responses"]["400"], json!({"description": "bad"}));
    assert_eq!(read["responses"]["2XX"]["content"]["application/json"], reference);
    assert_eq!(
        reports,
        [
            "field-unknown /definitions",
            "field-unknown /produces",
            "value-repaired /responses/200/schema",
            "value-repaired /responses/400",
            "value-repaired /responses/2xx"
        ]
    );
}

#[test]
fn addresses_and_paths_in_other_shapes_are_understood() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
host: example.com
basePath: /v1
schemes: [http]
paths:
  pets: {get: {responses: {}, operationId: 5}}
  https://example.com/x: {get: {responses: {}}}
",
    );
    assert_eq!(read["servers"], json!([{"url": "http://example.com/v1"}]));
    assert!(read["paths"]["/pets"]["get"].is_object());
    assert_eq!(
        reports,
        [
            "field-unknown /host",
            "field-unknown /basePath",
            "field-unknown /schemes",
            "value-repaired /host",
            "value-repaired /paths/pets",
            "value-repaired /paths/pets/get/operationId",
            "path-not-absolute /paths/https:~1~1example.com~1x",
        ]
    );
}

#[test]
fn security_schemes_in_other_shapes_are_understood() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {/a: {get: {responses: {}}}}
components:
  securitySchemes:
    a: {type: basic}
    b: {type: api_key, name: k, in: header}
    c: {type: oauth2, flow: accessCode, authorizationUrl: https://example.com/a, tokenUrl: https://example.com/t, scopes: {x: y}}
    d: {type: http, bearerFormat: JWT}
",
    );
    let schemes = &read["components"]["securitySchemes"];
    assert_eq!(schemes["a"], json!({"type": "http", "scheme": "basic"}));
    assert_eq!(schemes["b"]["type"], "apiKey");
    assert_eq!(schemes["c"]["flows"]["authorizationCode"]["tokenUrl"], "https://example.com/t");
    assert_eq!(schemes["d"]["scheme"], "bearer");
    assert_eq!(reports.len(), 3, "{reports:#?}");
}

#[test]
fn styles_that_are_none_are_the_default() {
    let (read, reports) = operation(
        "parameters: [{name: a, in: query, style: simple, schema: {type: string}}]\nresponses: {}",
        "",
    );
    assert_eq!(read["parameters"][0]["style"], "form");
    assert_eq!(reports, ["value-repaired /parameters/0/style"]);
}
