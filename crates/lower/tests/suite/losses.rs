//! Nothing is lost silently: every text of a document that has all members of OpenAPI is in the connector or reported.

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_lower::{LowerOptions, lower};
use connectorgen_spec::{Format, Selection, SourceDoc, parse};
use serde_json::{Value, json};

use super::support::{document, get, output, paths, post};

/// Every member of OpenAPI 3.0 to 3.2 that people write, once. What begins with `mark` has to be found again.
const COMPLETE: &str = include_str!("complete.yaml");

/// The texts of a document that begin with `mark`, with their places; names of members as well.
fn marks(value: &Value, at: &JsonPointer, found: &mut Vec<(JsonPointer, String)>) {
    match value {
        Value::String(text) if text.starts_with("mark") => found.push((at.clone(), text.clone())),
        Value::Object(map) => {
            for (key, value) in map {
                let place = at.join(key);
                if key.starts_with("mark") {
                    found.push((place.clone(), key.clone()));
                }
                marks(value, &place, found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                marks(value, &at.join(&index.to_string()), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Letters and digits in lower case: names and labels write what they are made of in many ways.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[test]
fn every_text_of_a_document_is_in_the_connector_or_reported() {
    let doc = SourceDoc::from_text("complete.yaml", COMPLETE, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found).unwrap();
    let connector = lower(&spec, &LowerOptions::default(), &mut found);
    spec.resolve_locations(&mut found);
    let made = [
        serde_json::to_string(&connector.definition).unwrap(),
        serde_json::to_string(&connector.properties).unwrap(),
        format!("{:?}", connector.dynamic_hosts),
    ];
    let made = plain(&made.concat());
    let mut texts = Vec::new();
    marks(&doc.tree(&mut Diagnostics::new()).unwrap(), &JsonPointer::root(), &mut texts);
    assert!(texts.len() > 80, "{}", texts.len());
    let lost: Vec<String> = texts
        .iter()
        .filter(|(place, text)| {
            let is_told = found.iter().any(|one| place.strip_prefix(&one.at.pointer).is_some());
            !is_told && !made.contains(&plain(text))
        })
        .map(|(place, text)| format!("{} {text}", place.as_str()))
        .collect();
    assert!(lost.is_empty(), "neither in the connector nor reported:\n{}", lost.join("\n"));
}

#[test]
fn examples_stay_where_people_see_them() {
    let lowered = get(
        "parameters:\n  - {name: city, in: query, example: Oslo, schema: {type: string}}\n  - {name: unit, in: query, example: c, schema: {type: string, enum: [c, f]}}\n  - {name: zone, in: query, examples: {a: {value: x}, b: {value: y}}, schema: {type: string}}",
    );
    let described: Vec<_> = lowered.parameters().iter().map(|one| &one["description"]).collect();
    assert_eq!(described, [&json!("For example: Oslo."), &Value::Null, &json!("For example: x.")]);
    assert_eq!(lowered.reports, ["example-left-out 13:35", "example-left-out 14:35"]);
    let (schema, ids) = output(
        "{type: object, properties: {a: {type: string, example: short}, b: {type: object, example: {c: 1}, properties: {c: {type: integer}}}}}",
    );
    assert_eq!(schema["properties"]["a"]["example"], "short");
    assert_eq!(ids, ["example-left-out"]);
    let (_, ids) = output(
        "{type: object, properties: {a: {type: array, example: [], items: {type: string}}, b: {type: object, example: {}}}}",
    );
    assert!(ids.is_empty(), "what shows nothing is no loss: {ids:?}");
}

#[test]
fn documentation_elsewhere_stays_with_the_api_and_its_tags() {
    let lowered = document(
        "openapi: 3.1.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters., license: {name: MIT, url: mit.txt}}\nservers: [{url: 'https://api.example.com'}]\nexternalDocs: {url: 'https://example.com/docs', description: All of it}\ntags: [{name: a, externalDocs: {url: docs/a}}]\npaths:\n  /a:\n    get:\n      tags: [a]\n      operationId: GetA\n      summary: Get a\n      description: Gets the a that there is.\n      externalDocs: {url: 'https://example.com/docs/a'}\n      responses: {'200': {description: Good}}\n",
    );
    assert_eq!(
        lowered.at("/externalDocs"),
        &json!({"description": "All of it.", "url": "https://example.com/docs"})
    );
    assert_eq!(lowered.at("/tags/0/externalDocs"), &Value::Null);
    assert_eq!(lowered.operation()["externalDocs"], Value::Null);
    assert_eq!(lowered.ids(), ["address-invalid", "external-docs-left-out", "external-docs-left-out"]);
}

#[test]
fn texts_without_a_place_are_reported() {
    let lowered = paths(
        "/a:\n  summary: All of a\n  get:\n    operationId: GetA\n    summary: Get a\n    description: Gets the a that there is.\n    responses: {'200': {description: Good, content: {application/json: {schema: {title: A, type: object, xml: {name: a}}}}}}",
    );
    assert_eq!(lowered.reports, ["xml-left-out 11:108", "text-left-out 6:5", "text-left-out 11:84"]);
}

#[test]
fn paging_keeps_the_name_of_its_link_alone() {
    let lowered = post(
        "responses: {'200': {description: Good}}\nx-ms-pageable: {nextLinkName: next, operationName: listMore}",
    );
    assert_eq!(lowered.operation()["x-ms-pageable"], json!({"nextLinkName": "next"}));
    assert_eq!(lowered.ids(), ["extension-left-out"]);
}

#[test]
fn second_list_of_names_for_an_enumeration_is_reported() {
    let (_, ids) = output(
        "type: integer\nenum: [1]\nx-enumNames: [One]\nx-enum-descriptions: [The first of all numbers.]",
    );
    assert_eq!(ids, ["extension-left-out"]);
}
