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

#[test]
fn descriptions_of_several_values_each_stand_in_the_description_of_the_whole() {
    let (schema, ids) = output(
        "{type: object, properties: {plan: {description: The plan., oneOf: [{enum: [a, b], description: Costs nothing.}, {title: Paid, enum: [c, d], description: Costs a fee.}, {title: Other, enum: [e, f]}]}}}",
    );
    let plan = &schema["properties"]["plan"];
    assert_eq!(plan["description"], "The plan. a, b: Costs nothing. Paid (c, d): Costs a fee. Other: e, f.");
    assert_eq!(plan["enum"], json!(["a", "b", "c", "d", "e", "f"]));
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn description_of_values_beside_the_empty_text_is_that_of_the_whole() {
    let (schema, _) = output(
        "{type: object, properties: {plan: {oneOf: [{enum: [a, b], description: The plan.}, {enum: ['']}]}}}",
    );
    assert_eq!(schema["properties"]["plan"]["description"], "The plan.");
}

#[test]
fn descriptions_of_values_that_have_no_room_are_reported() {
    let constants: String = (0..40)
        .map(|index| {
            format!("{{const: v{index}, title: Value {index}, description: Does what the number says.}}, ")
        })
        .collect();
    let (schema, ids) = output(&format!("{{type: object, properties: {{v: {{oneOf: [{constants}]}}}}}}"));
    let description = schema["properties"]["v"]["description"].as_str().unwrap();
    assert!(description.starts_with("Value 0: Does what the number says. Value 1: "), "{description}");
    assert!(description.len() < 560, "{description}");
    assert_eq!(ids, ["text-left-out"]);
}

#[test]
fn descriptions_of_values_beside_their_names_are_reported() {
    let values = |more: &str| {
        output(&format!("{{type: object, properties: {{a: {{type: string, enum: [x], x-ms-enum: {{name: A, values: [{{value: x, name: Ex{more}}}]}}}}}}}}")).1
    };
    assert_eq!(values(", description: What it is."), ["text-left-out"]);
    assert!(values(", description: Ex").is_empty());
    assert!(values("").is_empty());
}

#[test]
fn description_of_a_constant_is_its_label_without_the_full_stop() {
    let (schema, _) =
        output("{type: object, properties: {a: {oneOf: [{const: x, description: The ex.}, {const: y}]}}}");
    assert_eq!(schema["properties"]["a"]["x-ms-enum-values"][0]["displayName"], "The ex");
}

#[test]
fn names_of_constants_become_words() {
    let (schema, _) = output(
        "{type: object, properties: {a: {type: integer, enum: [1, 2], x-enum-varnames: [ONE, TWO_THREE]}, b: {type: string, enum: [x, y], x-enumNames: [AUD, InProgress]}}}",
    );
    let names = |member: &str| {
        let named = schema["properties"][member]["x-ms-enum-values"].as_array().unwrap();
        named.iter().map(|named| named["displayName"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(names("a"), ["One", "Two three"]);
    assert_eq!(names("b"), ["AUD", "InProgress"]);
}

#[test]
fn names_that_are_not_one_for_each_value_are_reported() {
    let (schema, ids) = output(
        "{type: object, properties: {a: {type: integer, enum: [1, 2], x-enumNames: [One]}, b: {type: string, enum: [x, y], x-enumDescriptions: {x: The x}}}}",
    );
    assert_eq!(schema["properties"]["a"].get("x-ms-enum-values"), None);
    assert_eq!(ids, ["enum-names-left-out", "enum-names-left-out"]);
}

#[test]
fn example_of_a_parameter_s_schema_beside_its_default_is_reported() {
    let lowered = get(
        "parameters:\n  - {name: a, in: query, description: A., schema: {type: integer, default: 10, example: 20}}\n  - {name: b, in: query, description: B., schema: {type: integer, default: 10, example: 10}}\n  - {name: c, in: query, description: C., schema: {type: integer, example: 20}}",
    );
    assert_eq!(lowered.reports, ["example-left-out 12:86"]);
}
