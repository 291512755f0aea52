use serde_json::json;

use crate::{operation, read};

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
            "field-unknown /produces",
            "value-repaired /responses/200/schema",
            "value-repaired /responses/400",
            "value-repaired /responses/2xx"
        ]
    );
    let (read, reports) = operation("responses: {200 OK: {description: ok}, Default: {description: no}}", "");
    assert_eq!(read["responses"], json!({"200": {"description": "ok"}, "default": {"description": "no"}}));
    assert_eq!(reports, ["value-repaired /responses/200 OK"]);
}

#[test]
fn response_that_means_the_code_of_another_is_reported() {
    let (read, reports) = operation(
        "responses: {200 OK: {description: a}, 200: {description: b}, 4xx: {description: c}, 4Xx: {description: d}}",
        "",
    );
    assert_eq!(read["responses"], json!({"200": {"description": "b"}, "4XX": {"description": "c"}}));
    assert_eq!(reports, ["response-code-invalid /responses/200 OK", "response-code-invalid /responses/4Xx"]);
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

#[test]
fn methods_in_capitals_are_methods() {
    let shared = "parameters: [{name: q, in: query, schema: {}}]";
    let (inner, reports) = read(&format!(
        "openapi: 3.0.3
info: {{title: Pets, version: '1'}}
paths:
  /a: {{GET: {{responses: {{}}, deprecated: never}}, {shared}}}
  /b: {{$ref: '#/x-items/b'}}
x-items: {{b: {{Post: {{responses: 5}}}}}}
"
    ));
    assert_eq!(inner["paths"]["/a"]["get"], json!({"responses": {}}));
    assert!(inner["paths"]["/b"]["post"].is_object());
    assert_eq!(
        reports,
        [
            "value-repaired /paths/~1a/GET",
            "value-type /paths/~1a/GET/deprecated",
            "value-repaired /x-items/b/Post",
            "value-type /x-items/b/Post/responses",
        ]
    );
}

#[test]
fn methods_in_capitals_of_swagger_are_raised() {
    let (inner, reports) = read(
        "swagger: '2.0'
info: {title: Pets, version: '1'}
host: example.com
paths: {/a: {POST: {parameters: [{name: pet, in: body, schema: {type: object}}], responses: {}}}}
",
    );
    let body = &inner["paths"]["/a"]["post"]["requestBody"];
    assert_eq!(body["content"]["application/json"]["schema"], json!({"type": "object"}));
    assert_eq!(reports, ["value-repaired /paths/~1a/POST"]);
}

#[test]
fn flags_as_words_are_flags() {
    for (word, expected) in
        [("'yes'", true), ("on", true), ("'True'", true), ("'no'", false), ("'FALSE '", false)]
    {
        let (read, reports) = operation(
            &format!("parameters: [{{name: a, in: query, required: {word}, schema: {{}}}}]\nresponses: {{}}"),
            "",
        );
        assert_eq!(read["parameters"][0].get("required").is_some(), expected, "{word}");
        assert_eq!(reports, ["value-repaired /parameters/0/required"], "{word}");
    }
}

#[test]
fn raw_body_of_readme_is_the_body() {
    let (read, reports) = operation(
        "requestBody: {content: {a/b: {schema: {type: object, required: [RAW_BODY], properties: {RAW_BODY: {type: array, items: {type: text}}}}}}}\nresponses: {}",
        "",
    );
    let schema = &read["requestBody"]["content"]["a/b"]["schema"];
    assert_eq!(schema, &json!({"type": "array", "items": {"type": "string"}}));
    let place = "/requestBody/content/a~1b/schema/properties/RAW_BODY";
    assert_eq!(reports, [format!("value-repaired {place}"), format!("value-repaired {place}/items/type")]);
}

#[test]
fn media_type_without_a_name_is_json() {
    let (read, reports) =
        operation("requestBody: {content: {'': {schema: {type: text}}}}\nresponses: {}", "");
    assert_eq!(read["requestBody"]["content"], json!({"application/json": {"schema": {"type": "string"}}}));
    assert_eq!(
        reports,
        ["value-repaired /requestBody/content/", "value-repaired /requestBody/content//schema/type"]
    );
    let (read, reports) =
        operation("requestBody: {content: {'': {}, application/json: {}}}\nresponses: {}", "");
    assert_eq!(read["requestBody"]["content"], json!({"": {}, "application/json": {}}));
    assert_eq!(reports, [""; 0]);
}
