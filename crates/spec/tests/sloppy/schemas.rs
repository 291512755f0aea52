use serde_json::json;

use crate::{becomes, schema};

#[test]
fn types_of_other_languages_are_understood() {
    for (written, expected) in [
        ("int", json!({"type": "integer"})),
        ("long", json!({"type": "integer", "format": "int64"})),
        ("float", json!({"type": "number", "format": "float"})),
        ("bool", json!({"type": "boolean"})),
        ("str", json!({"type": "string"})),
        ("list", json!({"type": "array"})),
        ("dict", json!({"type": "object"})),
        ("date", json!({"type": "string", "format": "date"})),
        ("datetime", json!({"type": "string", "format": "date-time"})),
        ("file", json!({"type": "string", "format": "binary"})),
        ("any", json!({})),
        ("String", json!({"type": "string"})),
        ("INTEGER", json!({"type": "integer"})),
        ("uuid", json!({"type": "string", "format": "uuid"})),
        ("string|null", json!({"nullable": true, "type": "string"})),
    ] {
        let (read, reports) = schema(&format!("{{type: '{written}'}}"));
        assert_eq!(read, expected, "{written}");
        assert_eq!(reports, ["value-repaired /type"], "{written}");
    }
    becomes("{type: strin}", json!({}), &["value-type /type"]);
    becomes("{type: 5}", json!({}), &["value-type /type"]);
}

#[test]
fn flags_of_required_properties_are_lifted() {
    becomes(
        "{type: object, properties: {a: {type: string, required: true}, b: {type: string, required: false}, c: {$ref: '#/x', required: 'true'}}}",
        json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {}}, "required": ["a", "c"]}),
        &[
            "value-repaired /properties/a/required",
            "value-repaired /properties/b/required",
            "value-repaired /properties/c/required",
            "reference-not-found /properties/c/$ref",
        ],
    );
    becomes("{type: string, required: true}", json!({"type": "string"}), &["value-repaired /required"]);
    becomes(
        "{properties: {a: {}}, required: a}",
        json!({"properties": {"a": {}}, "required": ["a"]}),
        &["value-repaired /required"],
    );
}

#[test]
fn bounds_as_text_are_numbers() {
    becomes(
        "{type: integer, minimum: '1', maximum: ' 5 ', exclusiveMaximum: 'true'}",
        json!({"type": "integer", "minimum": 1, "maximum": 5, "exclusiveMaximum": true}),
        &["value-repaired /minimum", "value-repaired /maximum", "value-repaired /exclusiveMaximum"],
    );
    becomes(
        "{type: string, minLength: '1', maxLength: five}",
        json!({"type": "string", "minLength": 1}),
        &["value-repaired /minLength", "value-type /maxLength"],
    );
}

#[test]
fn examples_of_the_wrong_type_are_converted_or_left_out() {
    becomes(
        "{type: integer, example: '5'}",
        json!({"type": "integer", "example": 5}),
        &["value-repaired /example"],
    );
    becomes(
        "{type: string, example: 5}",
        json!({"type": "string", "example": "5"}),
        &["value-repaired /example"],
    );
    becomes(
        "{type: boolean, example: 'true'}",
        json!({"type": "boolean", "example": true}),
        &["value-repaired /example"],
    );
    becomes("{type: integer, example: many}", json!({"type": "integer"}), &["value-repaired /example"]);
    becomes("{type: object, example: [1]}", json!({"type": "object"}), &["value-repaired /example"]);
    becomes("{type: number, example: 5}", json!({"type": "number", "example": 5}), &[]);
}

#[test]
fn lists_without_items_have_any() {
    becomes("{type: array}", json!({"type": "array"}), &["value-repaired "]);
}

#[test]
fn schemas_as_names_of_types_are_understood() {
    becomes(
        "{properties: {a: string, b: {type: array, items: integer}}}",
        json!({"properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}}}),
        &["value-repaired /properties/a", "value-repaired /properties/b/items"],
    );
}

#[test]
fn discriminators_as_text_are_understood() {
    becomes(
        "{type: object, discriminator: kind}",
        json!({"type": "object", "discriminator": {"propertyName": "kind"}}),
        &["value-repaired /discriminator"],
    );
    becomes(
        "{type: object, discriminator: {propertyName: kind, mapping: {a: 5}}}",
        json!({"type": "object", "discriminator": {"propertyName": "kind"}}),
        &["value-type /discriminator/mapping/a"],
    );
}
