use serde_json::json;

use super::support::{input, output};

#[test]
fn all_of_is_merged() {
    let (schema, ids) = output(
        "{description: Whole, allOf: [{type: object, description: Part, required: [a], properties: {a: {type: string}}}, {type: object, properties: {b: {type: integer, minimum: 1}}}, {properties: {b: {minimum: 5}}}]}",
    );
    assert_eq!(schema["description"], "Whole.");
    assert_eq!(schema["properties"]["b"]["minimum"], 5);
    assert_eq!(schema["required"], json!(["a"]));
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn one_of_null_and_a_schema_is_nullable() {
    let (schema, ids) =
        output("{type: object, properties: {p: {oneOf: [{type: 'null'}, {type: string, format: uuid}]}}}");
    assert_eq!(
        schema["properties"]["p"],
        json!({"type": "string", "format": "uuid", "x-ms-summary": "P", "x-nullable": true})
    );
    assert!(ids.is_empty());
}

#[test]
fn one_of_constants_is_an_enumeration_with_names() {
    let (schema, _) =
        output("{type: object, properties: {p: {oneOf: [{const: 1, title: One}, {const: 2, title: Two}]}}}");
    assert_eq!(schema["properties"]["p"]["enum"], json!([1, 2]));
    assert_eq!(schema["properties"]["p"]["x-ms-enum-values"][1], json!({"value": 2, "displayName": "Two"}));
}

#[test]
fn one_of_scalars_of_one_type_keeps_it() {
    let (schema, ids) = output(
        "{type: object, properties: {p: {anyOf: [{type: integer}, {type: number}]}, q: {anyOf: [{type: string, format: date}, {type: string, format: date-time}]}}}",
    );
    assert_eq!(schema["properties"]["p"]["type"], "number");
    assert_eq!(schema["properties"]["q"], json!({"type": "string", "x-ms-summary": "Q"}));
    assert!(ids.is_empty());
}

#[test]
fn one_of_objects_has_the_members_of_all() {
    let (schema, ids) = output(
        "{oneOf: [{type: object, required: [kind, a], properties: {kind: {type: string, enum: [x]}, a: {type: string}}}, {type: object, required: [kind], properties: {kind: {type: string, enum: [y]}, a: {type: integer}, b: {type: string}}}]}",
    );
    assert_eq!(schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "a", "b"]);
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["x", "y"]));
    assert_eq!(schema["properties"]["a"], json!({"x-ms-summary": "A"}));
    assert_eq!(schema["required"], json!(["kind"]));
    assert_eq!(ids, ["union-merged"]);
}

#[test]
fn discriminator_mapping_is_an_enumeration() {
    let (schema, _) = output(
        "{discriminator: {propertyName: kind, mapping: {cat: '#/x', dog: '#/y'}}, oneOf: [{type: object, properties: {kind: {type: string}, a: {type: string}}}, {type: object, properties: {kind: {type: string}}}]}",
    );
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["cat", "dog"]));
}

#[test]
fn one_of_text_and_object_is_text_to_send_and_open_to_receive() {
    let member = "{type: object, properties: {p: {oneOf: [{type: string}, {type: object, properties: {id: {type: string}}}]}}}";
    assert_eq!(input(member).0["properties"]["p"]["type"], "string");
    assert_eq!(output(member).0["properties"]["p"], json!({"x-ms-summary": "P"}));
    assert_eq!(input(member).1, ["union-widened"]);
}

#[test]
fn one_of_single_and_list_is_a_list_to_receive() {
    let member =
        "{type: object, properties: {p: {oneOf: [{type: string}, {type: array, items: {type: string}}]}}}";
    assert_eq!(output(member).0["properties"]["p"]["type"], "array");
    assert_eq!(input(member).0["properties"]["p"]["type"], "string");
}

#[test]
fn several_types_are_alternatives() {
    let (schema, ids) = output("{type: object, properties: {p: {type: [string, integer]}}}");
    assert_eq!(schema["properties"]["p"]["type"], "string");
    assert_eq!(ids, ["union-widened"]);
}

#[test]
fn own_members_stand_beside_the_alternatives_ones() {
    let (schema, _) = output(
        "{type: object, required: [base], properties: {base: {type: string}}, anyOf: [{required: [x]}, {properties: {x: {type: string}}}]}",
    );
    assert_eq!(schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["base", "x"]);
    assert_eq!(schema["required"], json!(["base"]));
}

#[test]
fn schema_that_is_a_part_of_itself_is_cut() {
    let lowered = super::support::document(
        "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      responses: {'200': {description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}\ncomponents:\n  schemas:\n    A: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {a: {type: string}}}]}\n    B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}\n",
    );
    assert_eq!(
        lowered.at("/definitions/A/properties").as_object().unwrap().keys().collect::<Vec<_>>(),
        ["b", "a"]
    );
    assert!(lowered.ids().contains(&"schema-circular"));
}

#[test]
fn reference_wrapped_for_null_stays_a_reference_where_the_schema_repeats() {
    let lowered = super::support::document(
        "openapi: 3.1.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      responses: {'200': {description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/Folder'}}}}}\ncomponents:\n  schemas:\n    Folder:\n      type: object\n      properties:\n        parent: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Folder'}], description: Where it is}\n        home: {allOf: [{$ref: '#/components/schemas/Folder'}]}\n        never: false\n",
    );
    let folder = serde_json::json!({"$ref": "#/definitions/Folder"});
    assert_eq!(
        lowered.at("/definitions/Folder/properties"),
        &serde_json::json!({"parent": folder, "home": folder})
    );
    assert_eq!(lowered.reports, ["keyword-left-out 18:9"]);
}
