//! Schemas of JSON Schema 2020-12 as OpenAPI 3.0 has them, and what is reported about the rest.
#![allow(
    clippy::format_collect,
    clippy::needless_pass_by_value,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, parse};
use serde_json::{Value, json};

/// What becomes of a schema in a document of a version, and the reports: id and place in the source.
fn read_in(version: &str, schema: &str) -> (Value, Vec<String>) {
    let schema: String = schema.lines().map(|line| format!("      {line}\n")).collect();
    let yaml = format!(
        "openapi: {version}
info: {{title: Pets, version: '1'}}
paths:
  /a: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}}}}}}}
components:
  schemas:
    A: {{type: object, required: [a], properties: {{a: {{type: string}}}}}}
    B: {{type: object, properties: {{b: {{type: integer}}}}}}
    S:
{schema}"
    );
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    let reports = found.iter().map(|d| {
        let place = d.at.pointer.as_str();
        format!("{} {}", d.id, place.strip_prefix("/components/schemas/S").unwrap_or(place))
    });
    let inner = serde_json::to_value(spec.openapi()).unwrap();
    (inner["components"]["schemas"]["S"].clone(), reports.collect())
}

fn read(schema: &str) -> (Value, Vec<String>) {
    read_in("3.1.0", schema)
}

#[track_caller]
fn becomes(schema: &str, expected: Value, reports: &[&str]) {
    let (read, reported) = read(schema);
    assert_eq!(read, expected);
    assert_eq!(reported, reports);
}

#[test]
fn prefix_items_become_items_of_the_common_type() {
    becomes(
        "{type: array, prefixItems: [{type: string, maxLength: 2}, {type: string, maxLength: 2}], items: false}",
        json!({"type": "array", "items": {"type": "string", "maxLength": 2}}),
        &["tuple-merged /prefixItems"],
    );
    becomes(
        "{type: array, prefixItems: [{type: integer, maximum: 2}, {$ref: '#/components/schemas/B/properties/b'}]}",
        json!({"type": "array", "items": {"anyOf": [{"type": "integer", "maximum": 2}, {"$ref": "#/components/schemas/B_b"}]}}),
        &["tuple-merged /prefixItems"],
    );
    becomes(
        "{type: array, prefixItems: [{type: string}, {type: integer}]}",
        json!({"type": "array", "items": {}}),
        &["tuple-merged /prefixItems"],
    );
    becomes(
        "{type: array, prefixItems: [{type: string}], items: {type: integer}}",
        json!({"type": "array", "items": {}}),
        &["tuple-merged /prefixItems"],
    );
    // The drafts before 2020-12.
    becomes(
        "{type: array, items: [{type: string}], additionalItems: false}",
        json!({"type": "array", "items": {"type": "string"}}),
        &["tuple-merged /items"],
    );
}

#[test]
fn faults_below_moved_keywords_have_their_place() {
    let (_, reports) = read("{type: array, prefixItems: [{type: strin}]}");
    assert_eq!(reports, ["tuple-merged /prefixItems", "value-type /prefixItems/0/type"]);
    let (_, reports) = read("{patternProperties: {'^a/b': {type: strin}, c: {type: intege}}}");
    assert_eq!(
        reports,
        [
            "pattern-properties-merged /patternProperties",
            "value-type /patternProperties/^a~1b/type",
            "value-type /patternProperties/c/type"
        ]
    );
    let (_, reports) = read("{oneOf: [{type: 'null'}, {type: strin}]}");
    assert_eq!(reports, ["value-type /oneOf/1/type"]);
    let (_, reports) = read("{$ref: '#/components/schemas/A', allOf: [{type: strin}]}");
    assert_eq!(reports, ["value-type /allOf/0/type"]);
    let (_, reports) = read("{allOf: [{if: {}, then: {properties: {x: {type: strin}}}}]}");
    assert_eq!(reports, ["condition-merged /allOf/0/if", "value-type /allOf/0/then/properties/x/type"]);
}

#[test]
fn pattern_properties_become_additional_properties() {
    becomes(
        "{type: object, patternProperties: {'^x': {type: string}}}",
        json!({"type": "object", "additionalProperties": {"type": "string"}}),
        &["pattern-properties-merged /patternProperties"],
    );
    becomes(
        "{type: object, patternProperties: {'^x': {type: string}, '^y': {type: integer}, '^z': {type: string}, '^n': false}, additionalProperties: false}",
        json!({"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}),
        &["pattern-properties-merged /patternProperties"],
    );
    becomes(
        "{type: object, patternProperties: {'^x': {type: string}}, additionalProperties: {type: integer}}",
        json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        &["pattern-properties-merged /patternProperties"],
    );
}

#[test]
fn conditions_add_optional_properties() {
    becomes(
        "
type: object
properties: {kind: {type: string}}
if: {properties: {kind: {const: a}}}
then: {required: [a], properties: {kind: {const: a}, a: {type: string}, both: {type: string}}}
else: {$ref: '#/components/schemas/B', properties: {both: {type: integer}}}
",
        json!({"type": "object", "properties": {
            "kind": {"type": "string"},
            "a": {"type": "string"},
            "both": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
            "b": {"type": "integer"},
        }}),
        &["condition-merged /if"],
    );
}

#[test]
fn conditions_in_all_of_belong_to_the_whole() {
    becomes(
        "
type: object
allOf:
  - $ref: '#/components/schemas/A'
  - if: {properties: {a: {const: x}}}
    then: {properties: {a: {const: x}, c: {type: string}}, required: [c]}
  - {if: {properties: {a: {const: y}}}, then: {properties: {c: {type: string}, d: {type: string}}}}
",
        json!({"type": "object", "properties": {"c": {"type": "string"}, "d": {"type": "string"}}, "allOf": [{"$ref": "#/components/schemas/A"}, {}, {}]}),
        &["condition-merged /allOf/1/if", "condition-merged /allOf/2/if"],
    );
}

#[test]
fn dependent_schemas_add_optional_properties() {
    becomes(
        "
type: object
properties: {card: {type: string}}
dependentSchemas: {card: {required: [street], properties: {street: {type: string}}}}
dependentRequired: {card: [street]}
",
        json!({"type": "object", "properties": {"card": {"type": "string"}, "street": {"type": "string"}}}),
        &["dependency-left-out /dependentSchemas", "dependency-left-out /dependentRequired"],
    );
    becomes(
        "{type: object, dependencies: {a: [b], c: {properties: {d: {type: string}}}}}",
        json!({"type": "object", "properties": {"d": {"type": "string"}}}),
        &["dependency-left-out /dependencies"],
    );
}

#[test]
fn unevaluated_is_left_out_or_takes_the_place_of_what_it_means() {
    becomes(
        "{allOf: [{$ref: '#/components/schemas/A'}], unevaluatedProperties: false}",
        json!({"allOf": [{"$ref": "#/components/schemas/A"}]}),
        &["unevaluated-left-out /unevaluatedProperties"],
    );
    becomes(
        "{type: object, unevaluatedProperties: {type: string}}",
        json!({"type": "object", "additionalProperties": {"type": "string"}}),
        &[],
    );
    becomes(
        "{type: array, unevaluatedItems: {type: string}}",
        json!({"type": "array", "items": {"type": "string"}}),
        &[],
    );
}

#[test]
fn keywords_without_counterpart_are_noted() {
    becomes(
        "{type: array, items: {type: string}, contains: {const: a}, minContains: 1, maxContains: 2}",
        json!({"type": "array", "items": {"type": "string"}}),
        &["contains-left-out /contains", "contains-left-out /minContains", "contains-left-out /maxContains"],
    );
    becomes(
        "{type: object, propertyNames: {pattern: '^a'}, $comment: x, $vocabulary: {}}",
        json!({"type": "object"}),
        &["property-names-left-out /propertyNames", "schema-keyword-dropped /$vocabulary"],
    );
    becomes(
        "{$schema: 'https://example.com/dialect', type: object}",
        json!({"type": "object"}),
        &["dialect-unknown /$schema"],
    );
    becomes(
        "{$schema: 'https://json-schema.org/draft/2020-12/schema', type: object}",
        json!({"type": "object"}),
        &[],
    );
}

#[test]
fn boolean_schemas_are_anything_and_nothing() {
    becomes(
        "{type: object, properties: {any: true, none: false}, additionalProperties: false}",
        json!({"type": "object", "properties": {"any": {}, "none": {"not": {}}}, "additionalProperties": false}),
        &[],
    );
    becomes("{type: array, items: true}", json!({"type": "array", "items": {}}), &[]);
    becomes("{type: array, items: false}", json!({"type": "array", "items": {}, "maxItems": 0}), &[]);
    becomes(
        "{anyOf: [false, {type: string}], allOf: [true, {minLength: 1}]}",
        json!({"anyOf": [{"type": "string"}], "allOf": [{"minLength": 1}]}),
        &[],
    );
}

#[test]
fn contents_of_texts_become_formats() {
    becomes("{type: string, contentEncoding: base64}", json!({"type": "string", "format": "byte"}), &[]);
    becomes(
        "{type: string, contentMediaType: image/png}",
        json!({"type": "string", "format": "binary"}),
        &[],
    );
    becomes(
        "{type: string, contentEncoding: base64, contentMediaType: image/png}",
        json!({"type": "string", "format": "byte"}),
        &[],
    );
    becomes(
        "{type: string, contentMediaType: application/json, contentSchema: {type: object}}",
        json!({"type": "string"}),
        &["content-left-out /contentSchema"],
    );
    becomes(
        "{type: string, contentEncoding: quoted-printable}",
        json!({"type": "string"}),
        &["content-left-out /contentEncoding"],
    );
}

#[test]
fn constants_are_enumerations_of_one() {
    becomes("{const: 5}", json!({"enum": [5]}), &[]);
    becomes("{const: {a: 1}}", json!({"enum": [{"a": 1}]}), &[]);
    becomes("{const: null}", json!({"nullable": true}), &[]);
    becomes("{enum: [a, null]}", json!({"nullable": true, "enum": ["a"]}), &[]);
    becomes(
        "{type: [string, 'null'], enum: [a, null]}",
        json!({"nullable": true, "type": "string", "enum": ["a"]}),
        &[],
    );
}

#[test]
fn types_in_lists_are_alternatives_with_their_own_keywords() {
    becomes(
        "{type: [string, array, integer, 'null'], maxLength: 5, items: {type: string}, minimum: 1, description: d}",
        json!({"nullable": true, "description": "d", "anyOf": [
            {"type": "string", "maxLength": 5},
            {"type": "array", "items": {"type": "string"}},
            {"type": "integer", "minimum": 1},
        ]}),
        &[],
    );
    becomes(
        "{type: [integer, string], enum: [1, a, b]}",
        json!({"anyOf": [{"type": "integer", "enum": [1]}, {"type": "string", "enum": ["a", "b"]}]}),
        &[],
    );
    becomes(
        "{type: [integer, string, 'null'], pattern: '^[0-9]+$', format: int32}",
        json!({"nullable": true, "type": "integer", "format": "int32"}),
        &["number-as-text-left-out /type"],
    );
    becomes(
        r"{anyOf: [{type: 'null'}, {type: string, pattern: '^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$'}, {type: number, minimum: 1}]}",
        json!({"nullable": true, "anyOf": [{"type": "number", "minimum": 1.0}]}),
        &["number-as-text-left-out /anyOf/1"],
    );
    becomes(
        "{oneOf: [{type: integer}, {type: string, format: numeric}]}",
        json!({"oneOf": [{"type": "integer"}]}),
        &["number-as-text-left-out /oneOf/1"],
    );
    becomes(
        "{anyOf: [{type: number, format: decimal}, {type: string}]}",
        json!({"anyOf": [{"type": "number", "format": "decimal"}]}),
        &["number-as-text-left-out /anyOf/1"],
    );
    becomes(
        r"{oneOf: [{type: integer}, {type: string, pattern: '^\d{4}-\d{2}$'}]}",
        json!({"oneOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\d{4}-\d{2}$"}]}),
        &[],
    );
    becomes("{type: [integer, number], minimum: 0.5}", json!({"type": "number", "minimum": 0.5}), &[]);
    becomes(
        "{type: [string, integer], anyOf: [{minLength: 1}, {minimum: 1}]}",
        json!({"anyOf": [{"minLength": 1}, {"minimum": 1.0}], "allOf": [{"anyOf": [{"type": "string"}, {"type": "integer"}]}]}),
        &[],
    );
    becomes("{type: [string, 'null'], nullable: true}", json!({"nullable": true, "type": "string"}), &[]);
    becomes("{type: ['null']}", json!({"nullable": true}), &[]);
    // YAML makes null of what stands without quotes.
    becomes("{type: [string, null]}", json!({"nullable": true, "type": "string"}), &[]);
    becomes(
        "{oneOf: [{type: null}, {type: string}]}",
        json!({"nullable": true, "oneOf": [{"type": "string"}]}),
        &[],
    );
}

#[test]
fn examples_are_lists_of_which_the_first_counts() {
    becomes("{type: string, examples: [a]}", json!({"type": "string", "example": "a"}), &[]);
    becomes(
        "{type: string, examples: [a, b]}",
        json!({"type": "string", "example": "a"}),
        &["example-left-out /examples"],
    );
    becomes(
        "{type: string, examples: {one: {value: a}}}",
        json!({"type": "string", "example": "a"}),
        &["value-repaired /examples"],
    );
    becomes(
        "{type: string, examples: a}",
        json!({"type": "string", "example": "a"}),
        &["value-repaired /examples"],
    );
}

#[test]
fn definitions_inside_of_schemas_are_components() {
    let (read, reports) = read(
        "{type: object, $defs: {X: {type: object, properties: {x: {type: string}}}}, definitions: {Y: {type: object}}, properties: {x: {$ref: '#/components/schemas/S/$defs/X'}, y: {$ref: '#/components/schemas/S/definitions/Y'}}}",
    );
    assert_eq!(
        read["properties"],
        json!({"x": {"$ref": "#/components/schemas/S_X"}, "y": {"$ref": "#/components/schemas/S_Y"}})
    );
    assert!(reports.is_empty());
}

#[test]
fn exclusive_bounds_are_flags() {
    becomes(
        "{type: integer, exclusiveMinimum: 0, exclusiveMaximum: 9, maximum: 5}",
        json!({"type": "integer", "exclusiveMinimum": true, "minimum": 0, "maximum": 5}),
        &[],
    );
    becomes(
        "{type: integer, minimum: 0, exclusiveMinimum: true}",
        json!({"type": "integer", "exclusiveMinimum": true, "minimum": 0}),
        &[],
    );
}

#[test]
fn newer_keywords_are_understood_in_older_documents() {
    let (read, reports) = read_in(
        "3.0.3",
        "{type: object, patternProperties: {'^x': {type: string}}, properties: {a: {const: 1}}}",
    );
    assert_eq!(read["additionalProperties"], json!({"type": "string"}));
    assert_eq!(read["properties"]["a"], json!({"enum": [1]}));
    assert_eq!(reports, ["pattern-properties-merged /patternProperties"]);
}

#[test]
fn conditions_that_lead_back_to_their_schema_come_to_an_end() {
    becomes(
        "
type: object
properties:
  id: {type: object, properties: {own: {type: string}}, else: {$ref: '#/components/schemas/S'}}
  name: {type: string}
",
        json!({"type": "object", "properties": {
            "id": {"type": "object", "properties": {
                "own": {"type": "string"},
                "id": {"$ref": "#/components/schemas/S_id"},
                "name": {"type": "string"},
            }},
            "name": {"type": "string"},
        }}),
        // The property is read in its place and as a component. Equal reports become one when they are sorted.
        &["condition-merged /properties/id/else", "condition-merged /properties/id/else"],
    );
}
