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

#[test]
fn null_behind_a_name_is_passed_over_with_a_warning() {
    let (read, reports) = operation(
        "callbacks: {a: null, b: {'{$request.body#/url}': null}}
requestBody: {content: {multipart/form-data: {schema: {type: object}, encoding: {a: null}}}}
responses: {'200': {description: ok, links: {next: null}}}
",
        "servers: [{url: 'https://{host}', variables: {host: null}}]
components:
  securitySchemes:
    key: null
    oauth: {type: oauth2, flows: {implicit: null, password: {tokenUrl: https://example.com/t, scopes: null}}}
",
    );
    assert_eq!(read["callbacks"], json!({"b": {}}));
    assert_eq!(read["requestBody"]["content"]["multipart/form-data"], json!({"schema": {"type": "object"}}));
    assert_eq!(
        reports,
        [
            "value-repaired /servers/0/variables/host",
            "value-repaired /requestBody/content/multipart~1form-data/encoding/a",
            "value-repaired /responses/200/links/next",
            "value-repaired /callbacks/a",
            "value-repaired /callbacks/b/{$request.body#~1url}",
            "value-repaired /components/securitySchemes/key",
            "value-repaired /components/securitySchemes/oauth/flows/implicit",
        ]
    );
}

#[test]
fn null_for_a_header_is_a_header_of_anything() {
    let (read, reports) = operation("responses: {'200': {description: ok, headers: {X-Rate: null}}}", "");
    assert_eq!(read["responses"]["200"]["headers"]["X-Rate"], json!({"schema": {}, "style": "simple"}));
    assert_eq!(reports, ["value-repaired /responses/200/headers/X-Rate"]);
}

#[test]
fn empty_objects_for_lists_are_lists_without_elements() {
    becomes("{type: object, required: {}}", json!({"type": "object"}), &["value-repaired /required"]);
    let (read, reports) = operation("tags: {}\nsecurity: [{key: {}}]\nparameters: {}\nresponses: {}", "");
    assert_eq!(read["security"], json!([{"key": []}]));
    assert_eq!(
        reports,
        ["value-repaired /tags", "value-repaired /parameters", "value-repaired /security/0/key"]
    );
}

#[test]
fn empty_lists_for_objects_are_objects_without_members() {
    let (read, reports) = operation(
        "security: [[]]
responses: {'200': {description: ok, headers: [], content: {a/b: {schema: {type: object, properties: [], additionalProperties: []}}}}}
",
        "components: {securitySchemes: {a: {type: oauth2, flows: {implicit: {authorizationUrl: https://example.com/a, scopes: []}}}}}\n",
    );
    assert_eq!(read["security"], json!([{}]));
    assert_eq!(
        read["responses"]["200"],
        json!({"description": "ok", "content": {"a/b": {"schema": {"type": "object", "additionalProperties": {}}}}})
    );
    assert_eq!(
        reports,
        [
            "value-repaired /responses/200/headers",
            "value-repaired /responses/200/content/a~1b/schema/properties",
            "value-repaired /responses/200/content/a~1b/schema/additionalProperties",
            "value-repaired /security/0",
            "value-repaired /components/securitySchemes/a/flows/implicit/scopes",
        ]
    );
    let (_, reports) = operation("responses: []", "");
    assert_eq!(reports, ["value-repaired /responses"]);
}
