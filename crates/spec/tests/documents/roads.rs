//! JSON is YAML as well: both readers give the same tree and the same places.

use connectorgen_diagnostics::JsonPointer;
use connectorgen_spec::{Format, SourceDoc};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::tree;

/// Any JSON value. Characters that YAML 1.2 does not allow in a document are left to `serde_json` to escape, which it does
/// for U+0000 to U+001F only; the others (section 5.1) are left out.
fn values() -> impl Strategy<Value = Value> {
    let character = any::<char>().prop_map(|c| match c {
        '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' | '\u{feff}' => '\u{2028}',
        printable => printable,
    });
    let any_text = proptest::collection::vec(character, 0..12).prop_map(String::from_iter);
    let tricky_text = prop_oneof![
        "[-+.0-9eExo~_:#&*!|>%@`'\"{}\\[\\], \\n\\t\\\\]{0,10}",
        Just("<<".to_owned()),
        Just("$serde_json::private::Number".to_owned()),
        Just("null".to_owned()),
        Just("true".to_owned()),
    ];
    let text = prop_oneof![any_text, tricky_text];
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1000..1000_i64).prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        proptest::num::f64::SUBNORMAL.prop_map(Value::from),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number,
        text.clone().prop_map(Value::String)
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::vec((text.clone(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Any document that is not empty.
fn documents() -> impl Strategy<Value = Value> {
    values().prop_map(|value| if value.is_null() { Value::Array(vec![value]) } else { value })
}

fn all_pointers(value: &Value, at: &JsonPointer, pointers: &mut Vec<JsonPointer>) {
    pointers.push(at.clone());
    match value {
        Value::Object(members) => {
            for (key, below) in members {
                all_pointers(below, &at.join(key), pointers);
            }
        }
        Value::Array(items) => {
            for (index, below) in items.iter().enumerate() {
                let mut item = at.clone();
                item.push_index(index);
                all_pointers(below, &item, pointers);
            }
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn both_roads_lead_to_the_same_tree(value in documents(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let json = tree(&text, Format::Json);
        prop_assert_eq!(&json, &value);
        let yaml = tree(&text, Format::Yaml);
        prop_assert_eq!(&yaml, &value);
        prop_assert_eq!(json.to_string(), yaml.to_string());

        let mut pointers = Vec::new();
        all_pointers(&value, &JsonPointer::root(), &mut pointers);
        let places = |format| SourceDoc::from_text("doc", text.as_str(), format).locate(&pointers);
        prop_assert_eq!(places(Format::Json), places(Format::Yaml));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-{}\\[\\]:,?&*!|>'\"%@` a1~<#.\\n\\t\\\\\u{feff}ä]{0,60}") {
        for format in [Format::Json, Format::Yaml] {
            let mut found = connectorgen_diagnostics::Diagnostics::new();
            let doc = SourceDoc::from_text("doc", text.as_str(), format);
            let is_read = doc.tree(&mut found).is_some();
            prop_assert!(is_read || found.has_errors());
            let places = doc.locate(&[JsonPointer::from_escaped("/a/1"), JsonPointer::from_escaped("/0/a/0")]);
            prop_assert_eq!(places.len(), 2);
        }
    }
}
