use serde_json::json;

use super::support::post;

fn responses(yaml: &str) -> super::support::Lowered {
    post(&format!("responses: {yaml}"))
}

const JSON: &str = "content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}";

#[test]
fn one_success_keeps_its_schema_and_failures_their_description() {
    let lowered = responses(&format!(
        "{{'404': {{description: gone, {JSON}}}, '201': {{description: Made, {JSON}}}, '200': {{description: Good}}, default: {{description: default, {JSON}}}}}"
    ));
    let answers = &lowered.operation()["responses"];
    // The designer looks at 200 before 201, so what there is to show stands there.
    assert_eq!(answers["200"]["schema"]["type"], "object");
    assert_eq!(answers.as_object().unwrap().keys().collect::<Vec<_>>(), ["200", "404", "default"]);
    assert_eq!(answers["404"], json!({"description": "Gone."}));
    assert_eq!(answers["default"], json!({"description": "Operation failed"}));
    assert_eq!(lowered.ids(), ["response-moved", "error-schema-left-out", "error-schema-left-out"]);
}

#[test]
fn created_keeps_its_schema_when_it_is_the_only_success() {
    let lowered = responses(&format!("{{'201': {{description: Made, {JSON}}}}}"));
    assert_eq!(lowered.operation()["responses"]["201"]["schema"]["type"], "object");
    assert!(lowered.reports.is_empty());
}

#[test]
fn schema_of_another_success_moves_to_200() {
    let lowered = responses(&format!("{{'202': {{description: Later, {JSON}}}}}"));
    assert_eq!(lowered.operation()["responses"]["200"]["schema"]["type"], "object");
    assert_eq!(lowered.ids(), ["response-moved"]);
}

#[test]
fn ranges_become_codes_or_are_left_out() {
    let lowered = responses(&format!("{{2XX: {{description: Fine, {JSON}}}, 4XX: {{description: Bad}}}}"));
    assert_eq!(
        lowered.operation()["responses"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["200", "default"]
    );
    assert_eq!(lowered.ids(), ["response-range-left-out"]);
}

#[test]
fn success_that_says_something_is_shown_before_one_that_does_not() {
    for empty in [
        "{application/json: {}}",
        "{application/json: {schema: {}}}",
        "{'*/*': {}}",
        "{'*/*': {schema: {}}}",
        "{application/vnd.x+json: {}}",
    ] {
        let lowered = post(&format!(
            "responses: {{'200': {{description: Good, content: {empty}}}, '201': {{description: Made, content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}}}"
        ));
        assert_eq!(
            lowered.operation()["responses"]["200"]["schema"]["properties"]["a"]["type"],
            "string",
            "{empty}"
        );
    }
    let lowered = post(
        "responses: {'200': {description: Good, content: {application/json: {}, text/csv: {schema: {type: string}}}}}",
    );
    assert_eq!(lowered.operation()["produces"], json!(["text/csv"]));
}

#[test]
fn forms_that_come_back_are_given_as_text() {
    for media in ["application/x-www-form-urlencoded", "multipart/mixed"] {
        let lowered = post(&format!(
            "responses: {{'200': {{description: Good, content: {{{media}: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}}}"
        ));
        assert_eq!(lowered.operation()["responses"]["200"]["schema"]["type"], "string", "{media}");
        assert_eq!(lowered.operation()["produces"], json!([media]));
        assert_eq!(lowered.ids(), ["response-as-text"], "{media}");
    }
}

#[test]
fn default_alone_is_the_success() {
    let lowered = responses(&format!("{{default: {{description: All, {JSON}}}}}"));
    assert_eq!(lowered.operation()["responses"]["200"]["schema"]["type"], "object");
}

#[test]
fn no_success_gets_one() {
    assert_eq!(responses("{'500': {description: Bad}}").ids(), ["response-success-missing"]);
    assert_eq!(responses("{}").operation()["responses"]["200"]["description"], "OK");
}

#[test]
fn empty_schema_becomes_an_object() {
    let lowered = responses("{'200': {description: Any, content: {application/json: {schema: {}}}}}");
    assert_eq!(lowered.operation()["responses"]["200"]["schema"], json!({"type": "object"}));
}

#[test]
fn media_types_say_what_flows_get() {
    let one = |media: &str| {
        let lowered = responses(&format!(
            "{{'200': {{description: Any, content: {{{media}: {{schema: {{type: string}}}}}}}}}}"
        ));
        (lowered.operation()["responses"]["200"]["schema"].clone(), lowered.operation()["produces"].clone())
    };
    assert_eq!(one("image/png"), (json!({"type": "string", "format": "binary"}), json!(["image/png"])));
    assert_eq!(one("text/csv"), (json!({"type": "string"}), json!(["text/csv"])));
    assert_eq!(one("text/event-stream"), (json!({"type": "string"}), json!(["text/event-stream"])));
    assert_eq!(one("'*/*'"), (json!({"type": "string"}), json!(["application/json"])));
}

#[test]
fn structured_response_is_json_whatever_its_media_type_is_called() {
    let one = |media: &str| {
        responses(&format!(
            "{{'200': {{description: Any, content: {{{media}: {{schema: {{type: array, items: {{type: string}}}}}}}}}}}}"
        ))
    };
    let lowered = one("application/vnd.contoso.v1");
    assert_eq!(lowered.operation()["responses"]["200"]["schema"]["type"], "array");
    assert_eq!(lowered.operation()["produces"], json!(["application/vnd.contoso.v1"]));
    assert!(lowered.reports.is_empty());
    for (media, id) in [
        ("application/vnd.ms-excel", "content-as-bytes"),
        ("application/x-yaml", "response-as-text"),
        ("text/csv", "response-as-text"),
    ] {
        let lowered = one(media);
        assert_eq!(lowered.operation()["responses"]["200"]["schema"]["type"], "string", "{media}");
        assert_eq!(lowered.ids(), [id], "{media}");
    }
}

#[test]
fn headers_become_outputs() {
    let lowered = responses(
        "{'200': {description: Any, headers: {X-Rate-Limit: {description: calls left, schema: {type: integer}}, x-rate-limit: {schema: {type: string}}, X-Obj: {schema: {type: object, properties: {a: {type: string}}}}}}}",
    );
    assert_eq!(
        lowered.operation()["responses"]["200"]["headers"],
        json!({"X-Rate-Limit": {"type": "integer", "description": "Calls left.", "x-ms-summary": "Rate Limit"}})
    );
    assert_eq!(lowered.ids(), ["header-left-out", "header-left-out"]);
}

#[test]
fn response_without_a_schema_has_the_members_of_its_example() {
    let lowered = responses(
        "{'200': {description: Any, content: {application/json: {example: {id: 1, tags: [a], owner: {name: x}, ratio: 0.5}}}}}",
    );
    let schema = &lowered.operation()["responses"]["200"]["schema"];
    assert_eq!(
        schema["properties"]["tags"],
        json!({"type": "array", "x-ms-summary": "Tags", "items": {"type": "string"}})
    );
    assert_eq!(schema["properties"]["owner"]["properties"]["name"]["type"], "string");
    assert_eq!(
        (&schema["properties"]["id"]["type"], &schema["properties"]["ratio"]["type"]),
        (&json!("integer"), &json!("number"))
    );
    assert_eq!(lowered.ids(), ["response-from-example"]);
}

#[test]
fn response_of_an_open_object_has_the_members_of_its_example() {
    for content in [
        "{schema: {type: object}, example: {id: 1}}",
        "{schema: {type: object, example: {id: 1}}}",
        "{schema: {}, examples: {a: {value: {id: 1}}}}",
    ] {
        let lowered =
            responses(&format!("{{'200': {{description: Any, content: {{application/json: {content}}}}}}}"));
        let schema = &lowered.operation()["responses"]["200"]["schema"];
        assert_eq!(schema["properties"]["id"]["type"], "integer", "{content}");
        assert_eq!(lowered.ids(), ["response-from-example"], "{content}");
    }
    let lowered = responses(
        "{'200': {description: Any, content: {application/json: {schema: {type: array, items: {type: object}}, example: [{id: 1}]}}}}",
    );
    let schema = &lowered.operation()["responses"]["200"]["schema"];
    assert_eq!(schema["items"]["properties"]["id"]["type"], "integer");
    let lowered = responses(
        "{'200': {description: Any, content: {application/json: {schema: {type: object, additionalProperties: {type: integer}}, example: {id: 1}}}}}",
    );
    let schema = &lowered.operation()["responses"]["200"]["schema"];
    assert_eq!(schema["properties"], json!(null));
    assert_eq!(lowered.ids(), ["example-left-out"]);
}

#[test]
fn headers_that_are_lists_or_documents_are_text() {
    let lowered = responses(
        "{'200': {description: Any, headers: {X-Tags: {schema: {type: array, items: {type: string}}}, X-Doc: {content: {application/json: {}}}, X-Kind: {schema: {type: string, title: Kind of answer, enum: [a, b], default: a}}}}}",
    );
    assert_eq!(
        lowered.operation()["responses"]["200"]["headers"],
        json!({
            "X-Tags": {"type": "string", "x-ms-summary": "Tags"},
            "X-Doc": {"type": "string", "x-ms-summary": "Doc"},
            "X-Kind": {"type": "string", "x-ms-summary": "Kind of Answer", "enum": ["a", "b"], "default": "a"}
        })
    );
    assert_eq!(lowered.ids(), ["header-as-text", "header-as-text"]);
}
