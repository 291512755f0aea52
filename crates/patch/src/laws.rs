//! What holds of every edit of every text.

use connectorgen_diagnostics::{Change, JsonPointer};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{Draft, format};

proptest! {
    #[test]
    fn edited_text_reads_like_the_edited_tree(
        value in tree(), spaces in spaces(), edits in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..6),
    ) {
        let text = printed(&value, &mut spaces.iter().cycle());
        prop_assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), &value);
        let mut text = text;
        let mut value = value;
        for (place, change) in edits {
            let pointers = pointers(&value);
            let pointer = place.get(&pointers);
            let mut draft = Draft::of(&text).unwrap();
            let Some(replacement) = draft.replacement(pointer, &change) else { continue };
            prop_assert!(draft.accept(&[replacement]));
            text = draft.finish();
            edit(&mut value, pointer, &change);
            prop_assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), &value, "{}", text);
        }
    }

    #[test]
    fn edits_that_are_accepted_together_read_like_one_after_the_other(
        value in tree(), spaces in spaces(),
        places in prop::collection::vec((any::<prop::sample::Index>(), "[a-c]{1,2}"), 1..6),
    ) {
        let text = printed(&value, &mut spaces.iter().cycle());
        let mut expected = value.clone();
        let pointers = pointers(&value);
        let mut draft = Draft::of(&text).unwrap();
        for (place, key) in places {
            // Renaming and removing would move the later pointers.
            let pointer = place.get(&pointers);
            let change = Change::Set(key, json!({ "n": [1] }));
            let Some(replacement) = draft.replacement(pointer, &change) else { continue };
            if draft.accept(&[replacement]) {
                edit(&mut expected, pointer, &change);
            }
        }
        prop_assert_eq!(serde_json::from_str::<Value>(&draft.finish()).unwrap(), expected);
    }

    #[test]
    fn formatted_text_says_the_same(value in tree(), spaces in spaces()) {
        let text = printed(&value, &mut spaces.iter().cycle());
        let formatted = format(&text, &value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&formatted).unwrap(), value.clone());
        prop_assert_eq!(formatted, format!("{value:#}\n"));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*", pointer in ".*") {
        if let Some(draft) = Draft::of(&text) {
            let _ = draft.replacement(&JsonPointer::from_escaped(&pointer), &Change::Remove);
        }
    }
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ -~äペ]{0,5}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec(("[a-e/~ö]{1,2}", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn spaces() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(vec!["", " ", "\n", "\r\n\t", "\n    "]), 1..8)
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        tree().prop_map(Change::Replace),
        "[a-eö]{1,2}".prop_map(Change::Rename),
        Just(Change::Remove),
        ("[a-eö]{1,2}", tree()).prop_map(|(key, value)| Change::Set(key, value)),
    ]
}

/// With any space between the tokens.
fn printed<'a>(value: &Value, spaces: &mut impl Iterator<Item = &'a &'static str>) -> String {
    let mut space = || (*spaces.next().unwrap()).to_owned();
    let inner = match value {
        Value::Array(elements) => {
            let mut text = "[".to_owned();
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(&printed(element, spaces));
            }
            text + "]"
        }
        Value::Object(members) => {
            let mut text = "{".to_owned() + &space();
            for (index, (key, member)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(&printed(&Value::from(key.as_str()), spaces));
                text.push(':');
                text.push_str(&printed(member, spaces));
            }
            text + "}"
        }
        scalar => scalar.to_string(),
    };
    let mut space = || *spaces.next().unwrap();
    format!("{}{inner}{}", space(), space())
}

fn pointers(value: &Value) -> Vec<JsonPointer> {
    let mut found = Vec::new();
    collect(value, &JsonPointer::root(), &mut found);
    found
}

fn collect(value: &Value, at: &JsonPointer, found: &mut Vec<JsonPointer>) {
    found.push(at.clone());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| collect(value, &at.join(key), found));
        }
        Value::Array(elements) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(index, value)| collect(value, &at.join(&index.to_string()), found));
        }
        _ => {}
    }
}

/// The same edit of a tree.
fn edit(value: &mut Value, pointer: &JsonPointer, change: &Change) {
    let last = pointer.tokens().last().unwrap_or_default();
    let parent = pointer.parent().unwrap_or_default();
    match change {
        Change::Replace(new) => *value.pointer_mut(pointer.as_str()).unwrap() = new.clone(),
        Change::Set(key, new) => {
            let object = value.pointer_mut(pointer.as_str()).unwrap().as_object_mut().unwrap();
            object.insert(key.clone(), new.clone());
        }
        Change::Remove => match value.pointer_mut(parent.as_str()).unwrap() {
            Value::Object(members) => drop(members.shift_remove(last.as_ref())),
            Value::Array(elements) => drop(elements.remove(last.parse().unwrap())),
            other => panic!("{other} holds nothing"),
        },
        Change::Rename(name) => {
            let members = value.pointer_mut(parent.as_str()).unwrap().as_object_mut().unwrap();
            let renamed = std::mem::take(members).into_iter();
            *members =
                renamed.map(|(key, value)| (if key == last { name.clone() } else { key }, value)).collect();
        }
    }
}
