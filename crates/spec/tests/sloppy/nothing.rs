//! `null` where something should be: serializers write it for what is not there, and YAML makes it of nothing.

use serde_json::json;

use crate::{becomes, operation, read};

#[test]
fn null_for_a_member_is_no_member() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1', contact: null, license: null, description: null}
servers: null
tags: null
security: null
externalDocs: null
components: null
paths:
  /nothing: null
  /a:
    parameters: null
    put: null
    get:
      tags: null
      summary: null
      parameters: [{name: a, in: query, required: null, schema: null}]
      requestBody: null
      callbacks: null
      security: null
      servers: null
      deprecated: null
      externalDocs: null
      responses: {'200': null, '400': {description: bad, headers: null, links: null, content: {a/b: {schema: null}}}}
",
    );
    assert_eq!(
        read["paths"],
        json!({"/a": {"get": {
            "parameters": [{"in": "query", "name": "a", "schema": {}, "style": "form"}],
            "responses": {
                "200": {"description": ""},
                "400": {"description": "bad", "content": {"a/b": {}}}
            }
        }}})
    );
    assert_eq!(reports, [""; 0]);
}

#[test]
fn null_for_members_of_schemas_is_no_member() {
    becomes(
        "{type: object, properties: null, required: null, enum: null, allOf: null, not: null, discriminator: null, format: null, minLength: null, additionalProperties: null}",
        json!({"type": "object"}),
        &[],
    );
}

#[test]
fn null_for_a_schema_may_be_anything() {
    becomes(
        "{type: object, properties: {a: null}}",
        json!({"type": "object", "properties": {"a": {}}}),
        &["value-repaired /properties/a"],
    );
}

#[test]
fn null_among_alternatives_is_the_schema_of_null() {
    becomes(
        "{oneOf: [null, {type: string}]}",
        json!({"nullable": true, "oneOf": [{"type": "string"}]}),
        &["value-repaired /oneOf/0"],
    );
}

#[test]
fn null_for_an_element_of_a_list_is_an_error_and_the_rest_is_read() {
    let (read, reports) =
        operation("tags: [null, a]\nparameters: [null, {name: a, in: query, schema: {}}]\nresponses: {}", "");
    assert_eq!(read["tags"], json!(["a"]));
    assert_eq!(read["parameters"][0]["name"], "a");
    assert_eq!(reports, ["value-type /tags/0", "value-type /parameters/0"]);
}
