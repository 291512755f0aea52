//! What stands side by side in the designer is called differently.

use serde_json::{Value, json};

use super::support::{components, document, get, input, output, paths};

fn labels(holder: &Value) -> Vec<&str> {
    let members: Vec<&Value> = match holder {
        Value::Object(members) => members.values().collect(),
        Value::Array(parameters) => parameters.iter().collect(),
        other => panic!("neither members nor parameters: {other}"),
    };
    members.iter().map(|member| member["x-ms-summary"].as_str().unwrap()).collect()
}

#[test]
fn members_whose_names_differ_in_signs_have_labels_of_their_own() {
    let (schema, ids) = input(
        "type: object\nproperties:\n  a.b: {type: string}\n  a/b: {type: string}\n  user_id: {type: string}\n  userId: {type: string}",
    );
    assert_eq!(
        labels(&schema["properties"]),
        ["A B (Dot)", "A B (Slash)", "User ID (Underscore)", "User ID"]
    );
    assert!(ids.is_empty(), "nothing is lost: {ids:?}");
}

#[test]
fn members_that_share_a_title_are_called_after_their_names_and_reported() {
    let (schema, ids) = input(
        "type: object\nproperties:\n  billing: {type: string, title: Address}\n  shipping: {type: string, title: Address}",
    );
    assert_eq!(labels(&schema["properties"]), ["Billing", "Shipping"]);
    assert_eq!(ids, ["label-shared", "label-shared"]);
}

#[test]
fn parameters_that_share_a_label_are_told_apart() {
    let lowered = get(
        "parameters:\n- {name: sort.by, in: query, schema: {type: string}}\n- {name: sort_by, in: query, schema: {type: string}}\n- {name: X-Sort-By, in: header, schema: {type: string}}",
    );
    assert_eq!(labels(&lowered.operation()["parameters"]), ["Sort By (Dot)", "Sort By", "X Sort By"]);
}

#[test]
fn title_of_a_component_is_no_label_of_what_refers_to_it() {
    let lowered = components(
        "type: object\nproperties:\n  author: {$ref: '#/components/schemas/Name'}\n  editor: {title: Last Editor, allOf: [{$ref: '#/components/schemas/Name'}]}",
        "Name: {type: string, title: Simple User}",
    );
    let schema = &lowered.operation()["responses"]["200"]["schema"];
    assert_eq!(labels(&schema["properties"]), ["Author", "Last Editor"]);
}

#[test]
fn operations_that_share_a_summary_say_what_tells_them_apart() {
    let operation = |path: &str, method: &str| {
        format!(
            "{path}:\n  {method}:\n    summary: List all\n    description: Lists all of them.\n    responses: {{'200': {{description: Good}}}}\n"
        )
    };
    let lowered = paths(&format!("{}{}", operation("/orders", "get"), operation("/customers", "get")));
    assert_eq!(lowered.at("/paths/~1orders/get/summary"), "List all (orders)");
    assert_eq!(lowered.at("/paths/~1customers/get/summary"), "List all (customers)");
    assert_eq!(lowered.ids().iter().filter(|id| **id == "summary-shared").count(), 2);
}

#[test]
fn labels_and_summaries_of_a_connector_stay_as_they_are() {
    let lowered = document(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\nhost: a.example\npaths:\n  /a:\n    get: {operationId: A, summary: Same, x-ms-visibility: important, parameters: [{name: a.b, in: query, type: string, x-ms-summary: X}, {name: a_b, in: query, type: string, x-ms-summary: X}], responses: {'200': {description: Good}}}\n    post: {operationId: B, summary: Same, responses: {'200': {description: Good}}}",
    );
    assert_eq!(lowered.at("/paths/~1a/get/summary"), lowered.at("/paths/~1a/post/summary"));
    assert_eq!(labels(lowered.at("/paths/~1a/get/parameters")), ["X", "X"]);
}

#[test]
fn names_of_values_that_are_empty_or_doubled_give_way_to_the_values() {
    let named = |schema: &str| {
        let (schema, ids) = output(schema);
        (schema["x-ms-enum-values"].clone(), ids)
    };
    let (names, ids) = named("{type: string, enum: [x, y], x-enum-descriptions: ['', The why]}");
    assert_eq!(names, json!([{"value": "x", "displayName": "x"}, {"value": "y", "displayName": "The why"}]));
    assert!(ids.is_empty(), "{ids:?}");
    let (names, ids) = named("{type: integer, enum: [1, '1', 2], x-enumNames: [One, Uno, Two]}");
    assert_eq!(names, json!([{"value": 1, "displayName": "One"}, {"value": 2, "displayName": "Two"}]));
    assert!(ids.is_empty(), "{ids:?}");
    let (names, ids) = named("{type: string, enum: [a, b], x-enumNames: [Same, Same]}");
    assert_eq!(names, json!(null));
    assert_eq!(ids, ["enum-names-left-out"]);
}

#[test]
fn names_of_values_beside_the_schema_of_a_parameter_are_settled_like_its_own() {
    let lowered = get(
        "parameters:\n- {name: one, in: query, x-enum-varnames: [Same, Same], schema: {type: string, enum: [a, b]}}\n- {name: many, in: query, explode: false, x-enum-varnames: [First, Second], schema: {type: array, items: {type: string, enum: [a, b]}}}",
    );
    let [one, many] = lowered.parameters().as_slice() else { panic!("two parameters") };
    assert_eq!(one.get("x-ms-enum-values"), None);
    assert_eq!(
        many["items"]["x-ms-enum-values"],
        json!([{"value": "a", "displayName": "First"}, {"value": "b", "displayName": "Second"}])
    );
    assert_eq!(lowered.ids(), ["enum-names-left-out"]);
}

#[test]
fn names_of_values_may_be_a_map() {
    let (schema, ids) = output("{type: string, enum: [x, y], x-enumDescriptions: {y: The why, x: The ex}}");
    assert_eq!(
        schema["x-ms-enum-values"],
        json!([{"value": "x", "displayName": "The ex"}, {"value": "y", "displayName": "The why"}])
    );
    assert!(ids.is_empty(), "{ids:?}");
}
