use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, parse};
use serde_json::json;

use crate::{becomes, operation, schema};

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
        ("BigDecimal", json!({"type": "number"})),
        ("string[]", json!({"type": "array"})),
        ("List<Pet>", json!({"type": "array"})),
        ("JSON", json!({})),
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
fn names_of_schemas_in_place_of_types_are_references() {
    let text = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses: {'200': {description: ok, content: {application/json: {schema: {type: 'API::Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {owner: {type: Owner, description: Who has it.}}}
    Owner: {type: object}
";
    let document = |selection: &Selection| {
        let mut found = Diagnostics::new();
        let document = SourceDoc::from_text("a.yaml", text, Format::Yaml);
        let spec = parse(&document, selection, &mut found).unwrap();
        let read = serde_json::to_value(spec.openapi()).unwrap();
        (read, found.iter().map(|one| format!("{} {}", one.id, one.at.pointer)).collect::<Vec<_>>())
    };
    let (read, reports) = document(&Selection::default());
    let media = "/paths/~1a/get/responses/200/content/application~1json/schema";
    assert_eq!(read.pointer(media), Some(&json!({"$ref": "#/components/schemas/Pet"})));
    assert_eq!(
        read.pointer("/components/schemas/Pet/properties/owner"),
        Some(&json!({"description": "Who has it.", "allOf": [{"$ref": "#/components/schemas/Owner"}]}))
    );
    let owner = "value-repaired /components/schemas/Pet/properties/owner/type";
    assert_eq!(reports, [format!("value-repaired {media}/type").as_str(), owner]);
    let one = Selection { operations: vec!["a".to_owned()], ..Selection::default() };
    assert_eq!(document(&one), (read, reports));
}

#[test]
fn references_without_their_keyword_are_references() {
    becomes(
        "{type: array, items: '#/components/schemas/Pet'}",
        json!({"type": "array", "items": {}}),
        &["value-repaired /items", "reference-not-found /items/$ref"],
    );
    let (read, reports) = operation(
        "responses: {'200': {description: ok, content: {a/b: {schema: '#/components/schemas/Pet'}}}}",
        "components: {schemas: {Pet: {type: object}}}\n",
    );
    let media = &read["responses"]["200"]["content"]["a/b"];
    assert_eq!(media["schema"], json!({"$ref": "#/components/schemas/Pet"}));
    assert_eq!(reports, ["value-repaired /responses/200/content/a~1b/schema"]);
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
