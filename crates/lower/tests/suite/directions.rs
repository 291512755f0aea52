//! Whether a component needs one definition or two is decided by looking at the document, before anything is lowered. What
//! requests and responses show is decided by what was lowered. The two have to agree.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::support::{Lowered, document, indented};

const COMPONENTS: &str = "
    Text: {type: string}
    Whole: {type: integer}
    Flag: {type: boolean}
    Chosen: {type: string, enum: [a, b]}
    Mixed: {enum: [1, a]}
    Open: {}
    List: {type: array, items: {type: string}}
    Thing: {type: object, properties: {t: {type: string}}}
    Other: {type: object, properties: {o: {type: integer}}}
    TextOrThing: {oneOf: [{type: string}, {$ref: '#/components/schemas/Thing'}]}
    TextOrWhole: {anyOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/Whole'}]}
    Things: {oneOf: [{$ref: '#/components/schemas/Thing'}, {$ref: '#/components/schemas/Other'}]}
    Named: {allOf: [{$ref: '#/components/schemas/TextOrThing'}]}
    Sided: {type: object, properties: {id: {type: string, readOnly: true}, key: {type: string, writeOnly: true}}}
    Nullable: {type: object, required: [n], properties: {n: {type: [string, 'null']}}}
    Base: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Heir: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {h: {$ref: '#/components/schemas/Sided'}}}]}
    ";

/// Any composition of schemas of all kinds.
fn composition() -> impl Strategy<Value = String> {
    let written = select(vec![
        "{type: string}",
        "{type: string, format: date}",
        "{type: string, pattern: a}",
        "{type: integer}",
        "{type: number}",
        "{type: boolean}",
        "{type: string, enum: [x, y]}",
        "{type: string, enum: ['']}",
        "{const: x}",
        "{const: 1}",
        "{enum: [1, x]}",
        "{type: array, items: {type: string}}",
        "{type: array}",
        "{type: object, properties: {p: {type: string}}}",
        "{type: object, additionalProperties: {type: integer}}",
        "{type: object}",
        "{type: object, nullable: true}",
        "{type: [string, integer]}",
        "{type: [string, 'null']}",
        "{type: 'null'}",
        "{required: [p]}",
        "{not: {type: string}}",
        "{}",
    ]);
    let named = select(vec![
        "Text",
        "Whole",
        "Flag",
        "Chosen",
        "Mixed",
        "Open",
        "List",
        "Thing",
        "Other",
        "TextOrThing",
        "TextOrWhole",
        "Things",
        "Named",
        "Sided",
        "Nullable",
        "Base",
        "Heir",
    ]);
    let leaf = prop_oneof![
        written.prop_map(str::to_owned),
        named.prop_map(|name| format!("{{$ref: '#/components/schemas/{name}'}}")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = || prop::collection::vec(inner.clone(), 1..4).prop_map(|list| list.join(", "));
        let beside =
            select(vec!["", "description: D, ", "type: object, ", "type: string, ", "nullable: true, "]);
        prop_oneof![
            4 => (select(vec!["oneOf", "anyOf"]), beside, list())
                .prop_map(|(keyword, beside, list)| format!("{{{beside}{keyword}: [{list}]}}")),
            1 => list().prop_map(|list| format!("{{allOf: [{list}]}}")),
            1 => inner.clone().prop_map(|items| format!("{{type: array, items: {items}}}")),
            1 => inner.clone().prop_map(|member| format!("{{type: object, properties: {{q: {member}}}}}")),
        ]
    })
}

/// One operation that takes and gives the schema.
fn both(schema: &str, more: &str) -> Lowered {
    let content = format!("content: {{application/json: {{schema: {schema}}}}}");
    document(&format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\nservers: [{{url: 'https://api.example.com'}}]\npaths:\n  /a:\n    post:\n      operationId: Post\n      summary: Post\n      description: Posts it.\n      requestBody: {{{content}}}\n      responses: {{'200': {{description: Good, {content}}}}}\ncomponents:\n  schemas:\n{}",
        indented(&format!("{COMPONENTS}{more}"), 4)
    ))
}

/// The member `v` of the request and of the response, behind their definitions.
fn members(lowered: &Lowered) -> [Value; 2] {
    let operation = lowered.operation();
    [&operation["parameters"][0]["schema"], &operation["responses"]["200"]["schema"]].map(|schema| {
        let whole = match schema["$ref"].as_str() {
            Some(reference) => lowered.at(reference.trim_start_matches('#')),
            None => schema,
        };
        whole["properties"]["v"].clone()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_component_shows_in_each_direction_what_it_shows_written_in_place(member in composition()) {
        let holder = format!("{{type: object, properties: {{v: {member}}}}}");
        let written = members(&both(&holder, ""));
        let lowered = both("{$ref: '#/components/schemas/Holder'}", &format!("Holder: {holder}"));
        prop_assert_eq!(&members(&lowered), &written, "{}", member);
    }
}
