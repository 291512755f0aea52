//! What OpenAPI 3.1 and 3.2 brought, apart from schemas.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, Spec, parse};
use serde_json::{Value, json};

fn parsed(yaml: &str) -> (Spec, Vec<String>) {
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    let reports = found.iter().map(|d| format!("{} {} {}", d.id, d.at.pointer, d.message));
    (spec, reports.collect())
}

fn read(yaml: &str) -> (Value, Vec<String>) {
    let (spec, reports) = parsed(yaml);
    let short = |report: &String| report.split(' ').take(2).collect::<Vec<_>>().join(" ");
    (serde_json::to_value(spec.openapi()).unwrap(), reports.iter().map(short).collect())
}

const HEAD: &str = "openapi: 3.2.0\ninfo: {title: Pets, version: '1'}\n";

fn with_head(rest: &str) -> (Value, Vec<String>) {
    read(&format!("{HEAD}{rest}"))
}

#[test]
fn document_of_webhooks_alone_has_no_operations() {
    let (_, reports) = parsed(
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\nwebhooks:\n  newPet: {post: {}}\n  gonePet: {post: {}}\n",
    );
    assert_eq!(
        reports[0],
        "no-operations /webhooks the document has no operations, only webhooks (newPet, gonePet)"
    );
    assert_eq!(reports.len(), 1);
}

#[test]
fn dialects_that_are_unknown_are_reported() {
    let (_, reports) =
        with_head("jsonSchemaDialect: https://example.com/dialect\npaths: {/a: {get: {responses: {}}}}\n");
    assert_eq!(reports, ["dialect-unknown /jsonSchemaDialect"]);
    let (_, reports) = with_head(
        "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base\npaths: {/a: {get: {responses: {}}}}\n",
    );
    assert!(reports.is_empty());
}

#[test]
fn methods_that_connectors_do_not_have_are_reported() {
    let (read, reports) = with_head(
        "paths: {/a: {get: {responses: {}}, query: {responses: {}}, additionalOperations: {COPY: {responses: {}}}}, '/{proxy+}': {x-amazon-apigateway-any-method: {responses: {}}}}\n",
    );
    assert!(read["paths"]["/a"]["get"].is_object());
    assert_eq!(
        reports,
        [
            "method-not-supported /paths/~1a/query",
            "method-not-supported /paths/~1a/additionalOperations/COPY",
            "method-not-supported /paths/~1{proxy+}/x-amazon-apigateway-any-method"
        ]
    );
}

#[test]
fn querystring_of_a_form_is_one_parameter_for_each_property() {
    let (read, reports) = with_head(
        "
paths:
  /a:
    get:
      parameters:
        - {$ref: '#/components/parameters/Q'}
        - {name: last, in: query, schema: {type: strin}}
      responses: {}
components:
  parameters:
    Q:
      name: q
      in: querystring
      required: true
      content:
        application/x-www-form-urlencoded:
          schema: {$ref: '#/components/schemas/Query'}
          encoding: {tags: {explode: false}}
  schemas:
    Base: {properties: {limit: {type: intege}}}
    Query: {allOf: [{$ref: '#/components/schemas/Base'}], required: [text], properties: {text: {type: string}, tags: {type: array, items: {type: string}}}}
",
    );
    let parameters = &read["paths"]["/a"]["get"]["parameters"];
    let names: Vec<&str> =
        parameters.as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["text", "tags", "limit", "last"]);
    assert_eq!(
        parameters[0],
        json!({"in": "query", "name": "text", "required": true, "style": "form", "schema": {"type": "string"}})
    );
    assert_eq!(parameters[1]["explode"], false);
    assert_eq!(
        reports,
        [
            "querystring-expanded /components/parameters/Q",
            "value-type /components/schemas/Base/properties/limit/type",
            "value-type /paths/~1a/get/parameters/1/schema/type",
        ]
    );
}

#[test]
fn querystring_of_anything_else_is_left_out() {
    let (read, reports) = with_head(
        "paths: {/a: {get: {parameters: [{name: q, in: querystring, content: {application/json: {schema: {type: object}}}}, {name: b, in: query, schema: {type: string}}], responses: {}}}}\n",
    );
    assert_eq!(read["paths"]["/a"]["get"]["parameters"][0]["name"], "b");
    assert_eq!(reports, ["querystring-left-out /paths/~1a/get/parameters/0"]);
}

#[test]
fn streams_are_lists_of_their_items() {
    let (read, reports) = with_head(
        "
paths:
  /a:
    get:
      responses:
        '200': {description: ok, content: {application/jsonl: {itemSchema: {type: strin, title: x}}}}
",
    );
    assert_eq!(
        read["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/jsonl"]["schema"],
        json!({"type": "array", "items": {"title": "x"}})
    );
    assert_eq!(
        reports,
        ["value-type /paths/~1a/get/responses/200/content/application~1jsonl/itemSchema/type"]
    );
}

#[test]
fn media_types_may_be_components() {
    let (read, reports) = with_head(
        "
paths: {/a: {post: {requestBody: {content: {application/json: {$ref: '#/components/mediaTypes/Pet'}}}, responses: {}}}}
components: {mediaTypes: {Pet: {schema: {type: strin, title: x}, examples: {a: {dataValue: 5}}, itemEncoding: {}}}}
",
    );
    assert_eq!(
        read["paths"]["/a"]["post"]["requestBody"]["content"]["application/json"],
        json!({"schema": {"title": "x"}, "example": 5, "examples": {"a": {}}})
    );
    assert_eq!(
        reports,
        [
            "encoding-left-out /components/mediaTypes/Pet/itemEncoding",
            "value-type /components/mediaTypes/Pet/schema/type"
        ]
    );
}

#[test]
fn examples_have_values_as_data_or_as_text() {
    let (read, _) = with_head(
        "paths: {/a: {get: {parameters: [{name: a, in: query, schema: {type: string}, examples: {x: {dataValue: d}}}, {name: b, in: query, schema: {type: string}, examples: {x: {serializedValue: s}}}, {name: c, in: cookie, style: cookie, schema: {type: string}}], responses: {}}}}\n",
    );
    let parameters = &read["paths"]["/a"]["get"]["parameters"];
    assert_eq!(parameters[0]["example"], "d");
    assert_eq!(parameters[1]["example"], "s");
    assert_eq!(parameters[2]["in"], "cookie");
}

#[test]
fn tags_and_servers_may_have_more_to_them() {
    let (read, reports) = with_head(
        "
tags: [{name: pets, summary: All pets, parent: animals, kind: nav}]
servers: [{url: https://example.com, name: prod}]
paths: {/a: {get: {responses: {'200': {summary: All is well}}}}}
",
    );
    assert_eq!(read["tags"], json!([{"name": "pets", "description": "All pets"}]));
    assert_eq!(read["servers"], json!([{"url": "https://example.com"}]));
    assert_eq!(read["paths"]["/a"]["get"]["responses"]["200"]["description"], "All is well");
    assert_eq!(
        reports,
        ["text-left-out /servers/0/name", "text-left-out /tags/0/parent", "text-left-out /tags/0/kind",]
    );
}

#[test]
fn security_schemes_keep_what_is_new() {
    let yaml = format!(
        "{HEAD}
paths: {{/a: {{get: {{responses: {{}}}}}}}}
components:
  securitySchemes:
    tv: {{type: oauth2, flows: {{deviceAuthorization: {{deviceAuthorizationUrl: https://example.com/d, tokenUrl: https://example.com/t, scopes: {{}}}}}}}}
    old: {{type: http, scheme: basic, deprecated: true}}
    both: {{type: oauth2, oauth2MetadataUrl: https://example.com/m, flows: {{deviceAuthorization: {{}}, clientCredentials: {{tokenUrl: https://example.com/t, scopes: {{}}}}}}}}
    tls: {{type: mutualTLS}}
"
    );
    let (spec, reports) = parsed(&yaml);
    let others: Vec<(&str, Option<&str>)> =
        spec.other_security_schemes().map(|(name, kind, _)| (name, kind)).collect();
    assert_eq!(others, [("tls", Some("mutualTLS"))]);
    let inner = serde_json::to_value(spec.openapi()).unwrap();
    let schemes = &inner["components"]["securitySchemes"];
    assert!(schemes["tv"]["flows"]["x-deviceAuthorization"].is_object());
    assert_eq!(schemes["old"]["x-deprecated"], true);
    assert_eq!(schemes["both"]["x-oauth2MetadataUrl"], "https://example.com/m");
    assert!(schemes["both"]["flows"]["clientCredentials"].is_object());
    assert_eq!(reports.iter().filter(|report| report.starts_with("flow-left-out")).count(), 2);
}

#[test]
fn document_of_components_alone_has_no_operations() {
    let (_, reports) = parsed(
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\ncomponents: {schemas: {Pet: {type: object}}}\n",
    );
    assert!(matches!(reports.as_slice(), [only] if only.starts_with("no-operations ")), "{reports:?}");
}
