//! Connectors that exist already, as Swagger 2.0: what makers, flows and apps rely on comes out as it went in.

use serde_json::json;

use super::support::{Lowered, document, indented};

fn connector(yaml: &str) -> Lowered {
    let head = "swagger: '2.0'\ninfo: {title: Things API, version: '1', description: A description of at least thirty characters.}\nhost: api.example.com\nx-ms-connector-metadata: []\n";
    document(&format!("{head}{}", indented(yaml, 0)))
}

#[test]
fn ids_and_texts_of_connectors_stay_as_they_are() {
    let lowered = connector(
        "
        paths:
          /things/{id}:
            get:
              operationId: things_get-one
              summary: get one thing
              description: 'gets *one* thing'
              deprecated: true
              parameters:
                - {name: id, in: path, required: true, type: string, x-ms-summary: 'The ID', description: an id}
                - {name: view, in: query, type: string, required: true, enum: [full]}
                - {name: Accept, in: header, type: string, x-ms-visibility: internal, default: text/csv}
              responses:
                200:
                  description: ok
                  schema: {type: object, title: Thing, properties: {a: {type: string, title: the a, description: letter a}, b: {type: string}}}
        ",
    );
    assert_eq!(lowered.reports, Vec::<String>::new());
    assert_eq!(lowered.at("/info/title"), "Things API");
    let operation = lowered.operation();
    assert_eq!(operation["operationId"], "things_get-one");
    assert_eq!(operation["summary"], "get one thing");
    assert_eq!(operation["description"], "gets *one* thing");
    assert_eq!(
        operation["parameters"],
        json!([
            { "name": "id", "in": "path", "description": "an id", "required": true, "type": "string", "x-ms-summary": "The ID", "x-ms-url-encoding": "single" },
            { "name": "view", "in": "query", "required": true, "type": "string", "enum": ["full"] },
            { "name": "Accept", "in": "header", "type": "string", "default": "text/csv", "x-ms-visibility": "internal" },
        ])
    );
    assert_eq!(
        operation["responses"]["200"]["schema"],
        json!({ "type": "object", "title": "Thing", "properties": {
            "a": { "type": "string", "description": "letter a", "title": "the a" }, "b": { "type": "string" },
        } })
    );
}

#[test]
fn ids_of_other_documents_of_swagger_2_become_pascal_case() {
    let yaml = "swagger: '2.0'\ninfo: {title: T, version: '1'}\nhost: api.example.com\npaths: {/a: {get: {operationId: a_list, responses: {200: {description: ok}}}}}";
    assert_eq!(document(yaml).operation()["operationId"], "AList");
}

#[test]
fn bodies_of_connectors_keep_name_place_and_media_types() {
    let lowered = connector(
        "
        consumes: [application/json, text/json]
        paths:
          /things:
            post:
              operationId: AddThing
              summary: Add
              description: Adds.
              parameters:
                - {name: thing, in: body, required: true, description: it, x-ms-summary: Thing, x-ms-visibility: important, schema: {$ref: '#/definitions/Thing'}}
                - {name: dry, in: query, type: boolean, required: true, allowEmptyValue: true}
              responses: {201: {description: ok}}
        definitions:
          Thing:
            type: object
            required: [id, map]
            discriminator: id
            additionalProperties: false
            properties:
              id: {type: string, readOnly: true}
              map: {type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}
              x: {type: string, x-nullable: true, x-vendor: 1, x-ms-dynamic-values: {operationId: AddThing}}
        ",
    );
    let operation = lowered.operation();
    assert_eq!(operation["consumes"], json!(["application/json", "text/json"]));
    assert_eq!(
        operation["parameters"],
        json!([
            { "name": "thing", "in": "body", "description": "it", "required": true, "schema": { "$ref": "#/definitions/Thing" },
              "x-ms-summary": "Thing", "x-ms-visibility": "important" },
            { "name": "dry", "in": "query", "required": true, "type": "boolean", "allowEmptyValue": true },
        ])
    );
    assert_eq!(
        lowered.at("/definitions"),
        &json!({ "Thing": {
            "type": "object",
            "properties": {
                "id": { "type": "string", "readOnly": true },
                "map": { "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "string" } },
                "x": { "type": "string", "x-nullable": true, "x-vendor": 1, "x-ms-dynamic-values": { "operationId": "AddThing" } },
            },
            "required": ["id", "map"],
            "additionalProperties": false,
            "discriminator": "id",
        } })
    );
}

#[test]
fn extension_of_a_connector_that_is_not_what_it_has_to_be_is_left_out() {
    let lowered = connector(
        "
        paths:
          /things: {get: {operationId: ListThings, summary: List, description: Lists., responses: {200: {description: ok, schema: {$ref: '#/definitions/Thing'}}}}}
        definitions:
          Thing: {type: object, properties: {x: {type: string, x-nullable: yess, x-ms-visibility: 5, x-vendor: yess},
            y: {type: string, x-nullable: 1, x-ms-visibility: advanced}}}
        ",
    );
    assert_eq!(
        lowered.at("/definitions/Thing/properties"),
        &json!({
            "x": { "type": "string", "x-vendor": "yess" },
            "y": { "type": "string", "x-ms-visibility": "advanced" },
        })
    );
    assert_eq!(lowered.reports, ["extension-left-out 8:56", "extension-left-out 8:74"]);
}

#[test]
fn responses_of_connectors_keep_codes_schemas_headers_and_examples() {
    let lowered = connector(
        "
        produces: [application/json, text/plain]
        paths:
          /things:
            get:
              operationId: ListThings
              summary: List
              description: Lists.
              responses:
                202:
                  description: Wait
                  x-ms-summary: Things
                  headers: {X-Left: {type: integer, x-ms-summary: left over, x-ms-visibility: advanced}, X-More: {type: string}}
                  schema: {x-ms-dynamic-schema: {operationId: ListThings}}
                  examples: {application/json: {a: 1}}
                default: {description: Failed, schema: {type: object}}
        ",
    );
    assert_eq!(lowered.reports, Vec::<String>::new());
    let operation = lowered.operation();
    assert_eq!(operation["produces"], json!(["application/json", "text/plain"]));
    assert_eq!(
        operation["responses"],
        json!({
            "202": {
                "description": "Wait",
                "schema": { "x-ms-dynamic-schema": { "operationId": "ListThings" } },
                "headers": {
                    "X-Left": { "type": "integer", "x-ms-summary": "left over", "x-ms-visibility": "advanced" },
                    "X-More": { "type": "string" },
                },
                "examples": { "application/json": { "a": 1 } },
                "x-ms-summary": "Things",
            },
            "default": { "description": "Failed", "schema": { "type": "object" } },
        })
    );
}

#[test]
fn forms_of_connectors_keep_their_fields() {
    let lowered = connector(
        "
        paths:
          /files:
            post:
              operationId: AddFile
              summary: Add
              description: Adds.
              consumes: [multipart/form-data]
              parameters:
                - {name: file, in: formData, type: file, required: true, x-ms-summary: the file}
                - {name: tags, in: formData, type: array, items: {type: string}}
                - {name: kind, in: formData, type: string, x-ms-dynamic-values: {operationId: AddFile}}
                - {name: dry, in: query, type: boolean}
              responses: {200: {description: ok}}
        ",
    );
    assert_eq!(lowered.reports, Vec::<String>::new());
    assert_eq!(
        lowered.parameters(),
        json!([
            { "name": "file", "in": "formData", "required": true, "type": "file", "x-ms-summary": "the file" },
            { "name": "tags", "in": "formData", "type": "array", "items": { "type": "string" } },
            { "name": "kind", "in": "formData", "type": "string", "x-ms-dynamic-values": { "operationId": "AddFile" } },
            { "name": "dry", "in": "query", "type": "boolean" },
        ])
        .as_array()
        .unwrap()
    );
}

const HOOK: &str = "
    /hooks:
      x-ms-notification-content:
        description: what happened
        schema: {$ref: 'EVENT'}
        headers: {X-Id: {type: string}}
      post:
        operationId: WhenThing
        summary: When a thing happens
        description: Triggers when a thing happens.
        x-ms-trigger: single
        responses: {'201': {description: ok}}
";

#[test]
fn webhooks_of_connectors_keep_what_they_deliver() {
    let hook = indented(&HOOK.replace("EVENT", "#/definitions/Event"), 10);
    let event = "{type: object, properties: {text: {type: string, x-ms-summary: Text}}}";
    let lowered =
        connector(&format!("        paths:\n{hook}        definitions: {{Event: {event}, Unused: {{}}}}\n"));
    let expected = json!({
        "description": "what happened",
        "schema": { "$ref": "#/definitions/Event" },
        "headers": { "X-Id": { "type": "string" } },
    });
    assert_eq!(lowered.at("/paths/~1hooks/x-ms-notification-content"), &expected);
    assert_eq!(lowered.at("/paths/~1hooks/post/x-ms-trigger"), "single");
    assert_eq!(lowered.at("/definitions").as_object().unwrap().keys().collect::<Vec<_>>(), ["Event"]);
}

#[test]
fn webhooks_of_documents_of_openapi_3_are_lowered() {
    let hook = indented(&HOOK.replace("EVENT", "#/components/schemas/Event"), 0);
    let hook = hook.replace("X-Id: {type: string}", "X-Id: {schema: {type: string}}");
    let head =
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://api.example.com'}]\n";
    let event =
        "components: {schemas: {Event: {type: object, properties: {text: {type: string, nullable: true}}}}}";
    let lowered = document(&format!("{head}{event}\npaths:\n{}", indented(&hook, 2)));
    assert_eq!(
        lowered.at("/paths/~1hooks/x-ms-notification-content"),
        &json!({
            "description": "What happened.",
            "schema": { "$ref": "#/definitions/Event" },
            "headers": { "X-Id": { "type": "string", "x-ms-summary": "ID" } },
        })
    );
    assert_eq!(lowered.at("/definitions/Event/properties/text/x-nullable"), true);
}

#[test]
fn body_keeps_the_name_that_converters_wrote() {
    let yaml = "
        openapi: 3.0.3
        info: {title: T, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /things:
            post:
              operationId: AddThing
              x-codegen-request-body-name: thing
              parameters: [{name: thing, in: query, schema: {type: string}, required: true}]
              requestBody: {content: {application/json: {schema: {type: string}}}}
              responses: {'200': {description: ok}}
    ";
    let lowered = document(&indented(yaml, 0));
    assert!(!lowered.ids().contains(&"extension-left-out"), "{:?}", lowered.reports);
    // The name of a body is not on the wire, so it gives way.
    assert_eq!(lowered.parameters()[1]["name"], "requestBody");
    let lowered = document(&indented(&yaml.replace("name: thing, in: query", "name: other, in: query"), 0));
    assert_eq!(lowered.parameters()[1]["name"], "thing");
}

#[test]
fn address_that_is_missing_is_reported() {
    let yaml = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {200: {description: ok}}}}}";
    assert!(document(yaml).ids().contains(&"server-missing"));
}

#[test]
fn notification_keeps_its_extensions_and_loses_what_it_cannot_have() {
    let lowered = connector(
        "
        paths:
          /hooks:
            x-ms-notification-content:
              name: body
              description: An event
              x-vendor: 1
              schema: {type: object, properties: {id: {type: string, x-ms-summary: ID, description: The id.}}}
            post:
              operationId: Subscribe
              summary: When something happens
              description: Tells when something happens.
              x-ms-trigger: single
              responses: {201: {description: Created}}
          /gone:
            x-ms-notification-content: {description: Another event}
        ",
    );
    assert_eq!(
        lowered.at("/paths/~1hooks/x-ms-notification-content"),
        &json!({ "description": "An event", "x-vendor": 1, "schema": { "type": "object", "properties": {
            "id": { "type": "string", "description": "The id.", "x-ms-summary": "ID" },
        } } })
    );
    assert_eq!(lowered.ids(), ["notification-stray", "field-unknown"]);
}
