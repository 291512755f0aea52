//! Lists in queries and forms, where each value is a parameter of its own.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{ArrayQuery, LowerOptions};
use serde_json::json;

use super::support::{Lowered, connector, post};

const FORM: &str = "requestBody:\n  content:\n    application/x-www-form-urlencoded:\n      schema: {type: object, properties: {plain: {type: array, items: {type: string}}, deep: {type: array, items: {type: integer}}, many: {type: array, items: {type: object, properties: {a: {type: string}}}}, one: {type: object, properties: {tags: {type: array, items: {type: string}}}}}}\n      encoding: {deep: {style: deepObject, explode: true}, many: {style: deepObject, explode: true}}\n";
const QUERY: &str = "parameters:\n- {name: expand, in: query, style: deepObject, schema: {type: array, items: {type: string}}}\n- {name: filter, in: query, style: deepObject, schema: {type: object, properties: {tags: {type: array, items: {type: string}}, rows: {type: array, items: {type: object}}}}}\n";

fn names(lowered: &Lowered) -> Vec<&str> {
    lowered.parameters().iter().map(|parameter| parameter["name"].as_str().unwrap()).collect()
}

fn lowered(fragment: &str) -> Lowered {
    post(&format!("responses: {{'200': {{description: Good}}}}\n{fragment}"))
}

#[test]
fn lists_of_forms_that_are_written_in_brackets_keep_them() {
    let lowered = lowered(FORM);
    assert_eq!(names(&lowered), ["plain", "deep[]", "many[0][a]", "one[tags][]"]);
    assert_eq!(lowered.ids(), ["form-list-single"; 4]);
}

#[test]
fn lists_of_queries_that_are_written_in_brackets_keep_them() {
    let lowered = lowered(QUERY);
    assert_eq!(names(&lowered), ["expand[]", "filter[tags][]"]);
    assert_eq!(lowered.parameters()[0]["x-ms-summary"], "Expand");
    assert_eq!(lowered.parameters()[1]["description"], "One value of the list.");
    let mut ids = lowered.ids();
    ids.sort_unstable();
    assert_eq!(
        ids,
        ["array-parameter-single", "array-parameter-single", "parameter-member-left-out", "parameter-split"]
    );
}

#[test]
fn list_in_an_object_whose_members_stand_side_by_side_keeps_its_name() {
    let lowered = lowered(
        "parameters:\n- {name: pageable, in: query, schema: {type: object, properties: {page: {type: integer}, sort: {type: array, items: {type: string}}}}}\n",
    );
    assert_eq!(names(&lowered), ["page", "sort"]);
    assert_eq!(lowered.parameters()[1]["type"], "string");
    assert_eq!(lowered.parameters()[1]["description"], "One value of the list.");
    assert_eq!(lowered.ids(), ["array-parameter-single", "parameter-split"]);
}

#[test]
fn field_of_a_form_whose_media_type_is_json_is_one_text() {
    let lowered = lowered(
        "requestBody:\n  content:\n    application/x-www-form-urlencoded:\n      schema: {type: object, properties: {payload: {type: object, properties: {text: {type: string}}}, rows: {type: array, items: {type: integer}}, styled: {type: array, items: {type: integer}}}}\n      encoding: {payload: {contentType: application/json}, rows: {contentType: application/json; charset=utf-8}, styled: {contentType: application/json, style: form, explode: false}}\n",
    );
    assert_eq!(names(&lowered), ["payload", "rows", "styled"]);
    let told: Vec<_> = lowered.parameters().iter().map(|one| one["description"].as_str().unwrap()).collect();
    assert_eq!(told, ["JSON text.", "JSON text.", "Values are separated by `,`."]);
    let mut ids = lowered.ids();
    ids.sort_unstable();
    // A style that is said comes before the media type.
    assert_eq!(ids, ["encoding-left-out", "form-field-as-text", "form-field-as-text", "form-list-delimited"]);
}

#[test]
fn list_of_objects_is_json_text() {
    for parameter in ["in: query", "in: query, explode: false", "in: header"] {
        let lowered = lowered(&format!(
            "parameters: [{{name: rows, {parameter}, schema: {{type: array, items: {{type: object, properties: {{a: {{type: string}}}}}}}}}}]\n"
        ));
        assert_eq!(lowered.parameters()[0]["description"], "JSON text.", "{parameter}");
        assert_eq!(lowered.ids(), ["parameter-as-text"], "{parameter}");
    }
}

#[test]
fn list_of_lists_that_is_sent_once_is_text_with_its_separator() {
    let lowered = lowered(
        "parameters: [{name: rows, in: query, explode: false, schema: {type: array, items: {type: array, items: {type: integer}}}}]\n",
    );
    assert_eq!(lowered.parameters()[0]["description"], "Values are separated by `,`.");
    assert_eq!(lowered.ids(), ["array-parameter-delimited"]);
}

#[test]
fn script_repeats_lists_of_forms_and_in_brackets() {
    let options = LowerOptions { array_query: ArrayQuery::Script, ..LowerOptions::default() };
    let mut found = Diagnostics::new();
    let fragment = format!("{QUERY}{FORM}").replace('\n', "\n      ");
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\nservers: [{{url: 'https://api.example.com'}}]\npaths:\n  /a:\n    post:\n      operationId: MakeA\n      summary: Make A\n      description: Makes what A is.\n      responses: {{'200': {{description: Good}}}}\n      {fragment}\n"
    );
    let connector = connector(&document, &options, &mut found);
    let repeated = &connector.script.repeated["MakeA"];
    assert_eq!(*repeated, ["expand[]", "filter[tags][]", "plain", "deep[]", "one[tags][]"]);
    let definition = serde_json::to_value(&connector.definition).unwrap();
    let parameters = definition["paths"]["/a"]["post"]["parameters"].as_array().unwrap();
    let field = parameters.iter().find(|parameter| parameter["name"] == "plain").unwrap();
    assert_eq!(
        (&field["type"], &field["description"]),
        (&json!("string"), &json!("Values are separated by `,`."))
    );
}
