//! Allowed values, their names and patterns.

use serde_json::json;

use super::support::{components, get, input, output, post};

#[test]
fn pattern_that_dotnet_does_not_take_is_left_out() {
    let (schema, ids) = output(
        "{type: object, properties: {a: {type: string, pattern: 'a++'}, b: {type: string, pattern: '(?<y>a+)'}}}",
    );
    assert_eq!(schema["properties"]["a"].get("pattern"), None);
    assert_eq!(schema["properties"]["b"]["pattern"], "(?<y>a+)");
    assert_eq!(ids, ["pattern-left-out"]);
}

#[test]
fn pattern_of_a_parameter_that_dotnet_does_not_take_is_left_out_at_its_place() {
    let lowered = get(
        "parameters: [{name: a, in: query, description: The letters., schema: {type: string, pattern: '\\p{Alpha}'}}]",
    );
    assert_eq!(lowered.parameters()[0].get("pattern"), None);
    assert_eq!(lowered.reports, ["pattern-left-out 11:91"]);
}

#[test]
fn values_of_several_types_are_open_in_bodies_and_responses() {
    let schema = "{type: object, properties: {level: {description: How loud., enum: [1, 2, auto]}, list: {type: array, items: {enum: [true, auto]}}}}";
    for (schema, ids) in [input(schema), output(schema)] {
        let level = &schema["properties"]["level"];
        assert_eq!(level["description"], "How loud. (Known values: 1, 2, auto.)");
        assert_eq!((level.get("type"), level.get("enum")), (None, None));
        assert_eq!(
            schema["properties"]["list"]["items"],
            json!({"description": "Known values: true, auto."})
        );
        assert_eq!(ids, ["enum-opened", "enum-opened"]);
    }
}

#[test]
fn values_of_several_types_are_open_where_alternatives_list_them() {
    let (schema, ids) = input(
        "{type: object, properties: {level: {oneOf: [{title: Low, const: 1}, {title: Automatic, const: auto}]}}}",
    );
    let level = &schema["properties"]["level"];
    assert_eq!(level["description"], "Known values: 1 (Low), auto (Automatic).");
    assert_eq!((level.get("type"), level.get("enum")), (None, None));
    assert_eq!(ids, ["enum-opened"]);
}

#[test]
fn values_of_several_types_are_text_where_everything_is() {
    let lowered = get(
        "parameters:\n  - {name: a, in: query, description: A., schema: {enum: [1, auto, '1'], default: 1}}\n  - {name: b, in: header, description: B., schema: {type: array, items: {enum: [1, auto]}}}",
    );
    let [level, list] = lowered.parameters().as_slice() else { panic!("two") };
    assert_eq!(
        (&level["type"], &level["enum"], &level["default"]),
        (&json!("string"), &json!(["1", "auto"]), &json!("1"))
    );
    assert_eq!(list["items"], json!({"type": "string", "enum": ["1", "auto"]}));
    assert!(lowered.ids().is_empty(), "{:?}", lowered.ids());
    let form = post(
        "responses: {'200': {description: Good}}\nrequestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {enum: [1, auto]}}}}}}",
    );
    assert_eq!(
        (&form.parameters()[0]["type"], &form.parameters()[0]["enum"]),
        (&json!("string"), &json!(["1", "auto"]))
    );
    assert!(form.ids().is_empty(), "{:?}", form.ids());
}

#[test]
fn values_of_several_types_of_a_component_are_reported_where_they_stand() {
    let lowered = components(
        "{$ref: '#/components/schemas/Thing'}",
        "Thing: {type: object, properties: {level: {$ref: '#/components/schemas/Level'}}}\nLevel: {enum: [1, auto]}",
    );
    assert_eq!(lowered.at("/definitions/Thing/properties/level/description"), "Known values: 1, auto.");
    assert_eq!(lowered.ids(), ["enum-opened"]);
}

#[test]
fn values_that_are_objects_or_lists_stand_in_the_description() {
    let (schema, ids) = input(
        "{type: object, properties: {mode: {const: {kind: x}}, range: {type: array, items: {type: integer}, enum: [[1, 2], [3]]}}}",
    );
    assert_eq!(schema["properties"]["mode"]["description"], r#"Always {"kind":"x"}."#);
    assert_eq!(schema["properties"]["range"]["description"], "Known values: [1,2], [3].");
    assert_eq!(ids, ["enum-opened", "enum-opened"]);
}
