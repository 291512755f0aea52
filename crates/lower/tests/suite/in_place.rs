//! What is written in place, and what is too large for it.

use serde_json::{Value, json};

use super::support::{Lowered, components};

fn reference(name: &str) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

/// An object with so many texts, and these members.
fn object(name: &str, texts: usize, members: &str) -> String {
    let texts: String = (0..texts).map(|index| format!("    t{index}: {{type: string}}\n")).collect();
    format!("{name}:\n  type: object\n  properties:\n{texts}{members}")
}

/// Objects of two members each, which hold the next one as `hold` says.
fn chain(length: usize, hold: impl Fn(&str) -> String) -> Lowered {
    let links = (0..length).map(|index| {
        let next = hold(&format!("C{}", index + 1));
        object(&format!("C{index}"), 1, &format!("    left: {next}\n    right: {next}\n"))
    });
    let links: String = links.collect();
    components(&reference("C0"), &format!("{links}{}", object(&format!("C{length}"), 1, "")))
}

fn members<'a>(lowered: &'a Lowered, definition: &str) -> &'a Value {
    lowered.at(&format!("/definitions/{definition}/properties"))
}

#[test]
fn reference_beside_any_object_stays_a_reference() {
    let order = format!(
        "    owner: {{anyOf: [{0}, {{type: object, nullable: true}}]}}\n    text: {{anyOf: [{1}, {{type: object}}]}}\n",
        reference("Owner"),
        reference("Text"),
    );
    let all =
        [object("Order", 0, &order), object("Owner", 2, ""), "Text: {type: string}\n".to_owned()].concat();
    let lowered = components(&reference("Order"), &all);
    assert_eq!(members(&lowered, "Order")["owner"], json!({"$ref": "#/definitions/Owner"}));
    assert_eq!(members(&lowered, "Order")["text"]["$ref"], Value::Null);
    assert_eq!(lowered.ids(), ["union-widened"]);
}

#[test]
fn texts_beside_a_reference_are_kept_up_to_a_size() {
    let order = format!(
        "    small: {{description: Who buys it, allOf: [{}]}}\n    large: {{description: Who sells it, allOf: [{}]}}\n",
        reference("Small"),
        reference("Large"),
    );
    let all = [object("Order", 0, &order), object("Small", 63, ""), object("Large", 64, "")].concat();
    let lowered = components(&reference("Order"), &all);
    assert_eq!(members(&lowered, "Order")["small"]["description"], "Who buys it.");
    assert_eq!(members(&lowered, "Order")["large"], json!({"$ref": "#/definitions/Large"}));
    assert_eq!(lowered.ids(), ["reference-texts-left-out"]);
}

#[test]
fn parts_that_are_too_large_to_be_joined_are_left_open() {
    let order =
        format!("    owner: {{description: Who buys it, oneOf: [{}, {}]}}\n", reference("A"), reference("B"));
    let all = [object("Order", 0, &order), object("A", 300, ""), object("B", 300, "")].concat();
    let lowered = components(&reference("Order"), &all);
    let open = json!({"type": "object", "description": "Who buys it.", "x-ms-summary": "Owner"});
    assert_eq!(members(&lowered, "Order")["owner"], open);
    assert_eq!(lowered.ids(), ["union-too-large"]);
}

#[test]
fn schemas_that_hold_each_other_beside_texts_do_not_grow_exponentially() {
    let lowered = chain(40, |next| format!("{{description: The next, allOf: [{}]}}", reference(next)));
    assert!(lowered.ids().contains(&"reference-texts-left-out"), "{:?}", lowered.ids());
    assert!(lowered.definition.to_string().len() < 100_000);
}

#[test]
fn alternatives_that_hold_each_other_do_not_grow_exponentially() {
    let lowered = chain(40, |next| {
        format!("{{oneOf: [{}, {{type: object, properties: {{x: {{type: string}}}}}}]}}", reference(next))
    });
    assert!(lowered.ids().contains(&"union-too-large"), "{:?}", lowered.ids());
    assert!(lowered.definition.to_string().len() < 500_000);
}

#[test]
fn alternatives_that_name_one_component_twice_are_an_object() {
    let either =
        format!("oneOf: [{0}, {0}, {{type: object, properties: {{x: {{type: string}}}}}}]", reference("A"));
    let all = [
        object("Order", 0, &format!("    either: {}\n", reference("Either"))),
        format!("Either: {{{either}}}\n"),
        object("A", 1, ""),
    ];
    let lowered = components(&reference("Order"), &all.concat());
    assert_eq!(members(&lowered, "Order")["either"], json!({"$ref": "#/definitions/Either"}));
}

#[test]
fn lists_that_hold_each_other_do_not_grow_exponentially() {
    let lists = |length: usize| {
        let links = (0..length).map(|index| {
            let next = reference(&format!("C{}", index + 1));
            format!(
                "C{index}: {{type: array, items: {{type: object, properties: {{l: {next}, r: {next}}}}}}}\n"
            )
        });
        let links: String = links.collect();
        components(&reference("C0"), &format!("{links}{}", object(&format!("C{length}"), 1, "")))
    };
    // Written out these are 4,094 schemas, of which a body may have 512.
    let lowered = lists(10);
    assert!(lowered.ids().contains(&"schema-cut"), "{:?}", lowered.ids());
    assert_eq!(lowered.at("/paths/~1things/get/responses/200/schema/type"), "array");
    let lowered = lists(40);
    assert_eq!(lowered.ids(), ["schema-cut"]);
    assert!(lowered.definition.to_string().len() < 10_000);
}
