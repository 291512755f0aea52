//! What is taken apart or left out because the platform does not take it: each kind with the report about it.

use serde_json::json;

use super::support::{Lowered, document, input, output, paths, post};

fn body(content: &str) -> Lowered {
    post(&format!("responses: {{'200': {{description: Good}}}}\nrequestBody: {{content: {content}}}"))
}

fn about(info: &str, server: &str) -> Lowered {
    document(&format!(
        "openapi: 3.0.0\ninfo: {{version: '1', {info}}}\nservers: [{{url: '{server}'}}]\npaths: {{/a: {{get: {{operationId: GetA, summary: Get A, description: Gets what A is., responses: {{'200': {{description: ok}}}}}}}}}}\n"
    ))
}

const DESCRIBED: &str = "description: A description of at least thirty characters.";

#[test]
fn xml_body_is_text_whose_structure_is_left_out() {
    let lowered = body("{application/xml: {schema: {type: object, properties: {a: {type: string}}}}}");
    assert_eq!(lowered.parameters()[0]["schema"], json!({"type": "string"}));
    assert_eq!(lowered.operation()["consumes"], json!(["application/xml"]));
    assert_eq!(lowered.ids(), ["body-as-text"]);
}

#[test]
fn xml_and_streams_are_given_as_text() {
    for media in ["application/xml", "text/event-stream", "application/x-ndjson"] {
        let lowered = post(&format!(
            "responses: {{'200': {{description: Good, content: {{{media}: {{schema: {{type: object}}}}}}}}}}"
        ));
        assert_eq!(lowered.operation()["responses"]["200"]["schema"], json!({"type": "string"}), "{media}");
        assert_eq!(lowered.ids(), ["response-as-text"], "{media}");
    }
}

#[test]
fn second_success_loses_its_schema() {
    let content = "content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}";
    let lowered = post(&format!(
        "responses: {{'200': {{description: Good, {content}}}, '201': {{description: Made, {content}}}}}"
    ));
    let responses = &lowered.operation()["responses"];
    assert_eq!(responses["200"]["schema"]["type"], "object");
    assert_eq!(responses["201"], json!({"description": "Made."}));
    assert_eq!(lowered.ids(), ["response-schema-left-out"]);
}

#[test]
fn bounds_that_contradict_each_other_are_left_out() {
    let (schema, ids) = input(
        "{type: object, properties: {a: {type: integer, minimum: 5, maximum: 1}, b: {type: integer, minimum: 1}}}",
    );
    assert_eq!(schema["properties"]["a"]["minimum"], json!(null));
    assert_eq!(schema["properties"]["b"]["minimum"], 1);
    assert_eq!(ids, ["bounds-left-out"]);
}

#[test]
fn value_of_an_enumeration_that_is_of_another_type_is_left_out() {
    let (schema, ids) = output("{type: object, properties: {a: {type: integer, enum: [1, x, '2']}}}");
    assert_eq!(schema["properties"]["a"]["enum"], json!([1, 2]));
    assert_eq!(ids, ["enum-value-left-out"]);
}

#[test]
fn form_field_that_a_form_cannot_have_is_left_out() {
    let lowered = body(
        "{multipart/form-data: {schema: {type: object, properties: {a: {type: string}, 'b@c': {type: string}, größe: {type: string}}}}}",
    );
    assert_eq!(lowered.parameters().len(), 1);
    assert_eq!(lowered.ids(), ["form-field-left-out", "form-field-left-out"]);
}

#[test]
fn form_without_fields_sends_nothing() {
    for media in ["application/x-www-form-urlencoded", "multipart/mixed"] {
        let lowered = body(&format!("{{{media}: {{schema: {{type: object}}}}}}"));
        assert!(lowered.parameters().is_empty(), "{media}");
        assert_eq!(lowered.ids(), ["form-without-fields"], "{media}");
    }
}

#[test]
fn server_of_an_operation_that_is_no_web_address_is_left_out() {
    let lowered = paths(
        "/a: {get: {operationId: GetA, summary: Get A, description: Gets what A is., servers: [{url: 'ftp://files.example.org'}], responses: {'200': {description: ok}}}}",
    );
    assert_eq!(lowered.properties.get("policyTemplateInstances"), None);
    assert_eq!(lowered.ids(), ["operation-server-left-out"]);
}

#[test]
fn server_without_encryption_is_called_with_it() {
    let lowered = about(&format!("title: T, {DESCRIBED}"), "http://api.example.com");
    assert_eq!(lowered.at("/schemes"), &json!(["https"]));
    assert_eq!(lowered.ids(), ["server-http"]);
}

#[test]
fn title_loses_words_that_titles_do_not_have() {
    let lowered = about(&format!("title: Pets API, {DESCRIBED}"), "https://api.example.com");
    assert_eq!(lowered.at("/info/title"), "Pets");
    assert_eq!(lowered.ids(), ["title-reworded"]);
}

#[test]
fn description_of_the_api_is_cut_to_whole_sentences() {
    let long = "Keeps pets and toys. ".repeat(40);
    let lowered = about(&format!("title: T, description: '{long}'"), "https://api.example.com");
    let description = lowered.at("/info/description").as_str().unwrap();
    assert!(
        (450..=500).contains(&description.chars().count()) && description.ends_with("toys."),
        "{description}"
    );
    assert_eq!(lowered.ids(), ["description-shortened"]);
}

#[test]
fn summary_that_is_too_long_is_shortened() {
    let long = "Gets all of the pets ".repeat(6);
    let lowered = paths(&format!(
        "/a: {{get: {{operationId: GetA, summary: '{long}', description: Gets what A is., responses: {{'200': {{description: ok}}}}}}}}"
    ));
    let summary = lowered.operation()["summary"].as_str().unwrap();
    assert!((40..=80).contains(&summary.chars().count()), "{summary}");
    assert_eq!(lowered.ids(), ["summary-shortened"]);
}

#[test]
fn schemas_below_the_deepest_level_are_left_open() {
    let (head, tail) = ("{type: array, items: ".repeat(70), "}".repeat(70));
    let (schema, ids) = output(&format!("{head}{{type: string}}{tail}"));
    assert_eq!(schema["type"], "array");
    assert!(ids.contains(&"schema-too-deep".to_owned()), "{ids:?}");
}

#[test]
fn elements_of_an_object_and_members_of_a_text_are_left_out_with_the_type_they_belong_to() {
    let lowered = body(
        "{application/json: {schema: {type: object, properties: {a: {type: object, items: {type: string}}, b: {type: string, properties: {c: {type: string}}}}}}}",
    );
    let members = &lowered.parameters()[0]["schema"]["properties"];
    assert_eq!((&members["a"]["items"], &members["b"]["properties"]), (&json!(null), &json!(null)));
    assert_eq!(lowered.ids(), ["keyword-left-out", "keyword-left-out"]);
}

#[test]
fn document_of_which_every_operation_is_left_out_has_none() {
    let lowered = paths(
        "/a{: {get: {operationId: GetA, summary: Get A, description: Gets what A is., responses: {'200': {description: ok}}}}",
    );
    assert_eq!(lowered.ids(), ["path-template-invalid", "no-operations"]);
}
