use std::ops::Range;

use connectorgen_diagnostics::{Change, JsonPointer};
use serde_json::Value;

use crate::layout::{Style, print};
use crate::syntax::{Holder, Kind, Member, Node, Syntax};

/// One piece of a text and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes that go away; nothing when something is added.
    pub range: Range<usize>,
    /// What comes instead.
    pub text: String,
}

impl Syntax<'_> {
    /// A change as the replacement of one piece of the text. `None` when there is nothing at the pointer that could
    /// be changed like this, or when a key would be there twice.
    pub(crate) fn replacement(&self, pointer: &JsonPointer, change: &Change) -> Option<Replacement> {
        let (node, holder) = self.find(pointer)?;
        match change {
            Change::Replace(value) => Some(self.replace(node, value)),
            Change::Rename(name) => self.rename(holder, name),
            Change::Remove => remove(holder),
            Change::Set(key, value) => self.set(node, key, value),
        }
    }

    fn replace(&self, node: &Node, value: &Value) -> Replacement {
        let is_spread = match &node.kind {
            Kind::Scalar => self.line_end().is_some(),
            Kind::Object(_) | Kind::Array(_) => self.is_spread(node),
        };
        let style = self.style_at(node.span.start, is_spread);
        Replacement { range: node.span.clone(), text: print(value, style, self.text.is_ascii()) }
    }

    fn rename(&self, holder: Holder<'_>, name: &str) -> Option<Replacement> {
        let Holder::Object(_, members, index) = holder else { return None };
        if members.iter().any(|member| member.name == name) {
            return None;
        }
        let member = members.get(index)?;
        Some(Replacement { range: member.key.clone(), text: self.key(name) })
    }

    fn set(&self, node: &Node, key: &str, value: &Value) -> Option<Replacement> {
        let Kind::Object(members) = &node.kind else { return None };
        if let Some(member) = members.iter().rfind(|member| member.name == key) {
            return Some(self.replace(&member.value, value));
        }
        let ascii = self.text.is_ascii();
        let quoted = self.key(key);
        let Some(last) = members.last() else { return Some(self.first_member(node, &quoted, value)) };
        let is_spread = self.is_spread(node);
        let gap = match self.gap_before(last.key.start) {
            "" if members.len() == 1 && self.colon(last).ends_with(' ') => " ",
            gap => gap,
        };
        let value = print(value, self.style_at(last.key.start, is_spread), ascii);
        let end = last.value.span.end;
        Some(Replacement { range: end..end, text: format!(",{gap}{quoted}{}{value}", self.colon(last)) })
    }

    /// Into an object that has none.
    fn first_member(&self, node: &Node, key: &str, value: &Value) -> Replacement {
        let ascii = self.text.is_ascii();
        let text = match self.style_at(node.span.start, self.is_spread(node)) {
            Style::Compact => format!("{{{key}:{}}}", print(value, Style::Compact, ascii)),
            Style::Lines { end, indent, unit } => {
                let inner = format!("{indent}{unit}");
                let value = print(value, Style::Lines { end, indent: &inner, unit }, ascii);
                format!("{{{end}{inner}{key}: {value}{end}{indent}}}")
            }
        };
        Replacement { range: node.span.clone(), text }
    }

    fn key(&self, name: &str) -> String {
        print(&Value::from(name), Style::Compact, self.text.is_ascii())
    }
}

/// With one of the commas beside it and the line that it leaves empty.
fn remove(holder: Holder<'_>) -> Option<Replacement> {
    let (node, spans, index): (_, Vec<Range<usize>>, _) = match holder {
        Holder::Document => return None,
        Holder::Object(node, members, index) => (node, members.iter().map(Member::span).collect(), index),
        Holder::Array(node, elements, index) => {
            (node, elements.iter().map(|element| element.span.clone()).collect(), index)
        }
    };
    let this = spans.get(index)?;
    let before = index.checked_sub(1).and_then(|index| spans.get(index));
    let range = match (before, spans.get(index + 1)) {
        (Some(before), _) => before.end..this.end,
        (None, Some(next)) => this.start..next.start,
        (None, None) => node.span.start + 1..node.span.end.checked_sub(1)?,
    };
    Some(Replacement { range, text: String::new() })
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::{Change, JsonPointer};
    use serde_json::json;

    use crate::Draft;

    fn edited(text: &str, pointer: &str, change: &Change) -> Option<String> {
        let mut draft = Draft::of(text).unwrap();
        let replacement = draft.replacement(&JsonPointer::from_escaped(pointer), change)?;
        assert!(draft.accept(&[replacement]));
        Some(draft.finish())
    }

    fn insert(text: &str, pointer: &str) -> String {
        edited(text, pointer, &Change::Set("new".to_owned(), json!({ "b": [1], "c": "ä" }))).unwrap()
    }

    #[test]
    fn member_is_inserted_as_its_siblings_are_laid_out() {
        assert_eq!(insert("{\"a\":1}", ""), "{\"a\":1,\"new\":{\"b\":[1],\"c\":\"\\u00e4\"}}");
        assert_eq!(insert("{ \"ä\" : 1 }", ""), "{ \"ä\" : 1, \"new\" : {\"b\":[1],\"c\":\"ä\"} }");
        assert_eq!(insert("{}", ""), "{\"new\":{\"b\":[1],\"c\":\"\\u00e4\"}}");
        let lines = "{\r\n\t\"a\": {\r\n\t\t\"x\": 1\r\n\t}\r\n}\r\n";
        assert_eq!(
            insert(lines, "/a"),
            "{\r\n\t\"a\": {\r\n\t\t\"x\": 1,\r\n\t\t\"new\": {\r\n\t\t\t\"b\": [\r\n\t\t\t\t1\r\n\t\t\t],\r\n\t\t\t\"c\": \
             \"\\u00e4\"\r\n\t\t}\r\n\t}\r\n}\r\n"
        );
    }

    #[test]
    fn member_of_an_empty_object_gets_a_line_where_others_have_lines() {
        let text = "{\n    \"a\": {},\n    \"b\": { \"c\": 1 }\n}";
        let change = Change::Set("d".to_owned(), json!(true));
        insta::assert_snapshot!(edited(text, "/a", &change).unwrap(), @r#"
        {
            "a": {
                "d": true
            },
            "b": { "c": 1 }
        }
        "#);
        assert_eq!(
            edited(text, "/b", &change).unwrap(),
            "{\n    \"a\": {},\n    \"b\": { \"c\": 1, \"d\": true }\n}"
        );
    }

    #[test]
    fn removal_takes_the_comma_and_the_line() {
        let text = "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": 0\n  }\n}\n";
        let remove = |pointer| edited(text, pointer, &Change::Remove).unwrap();
        assert_eq!(remove("/a"), "{\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": 0\n  }\n}\n");
        assert_eq!(remove("/b"), "{\n  \"a\": 1,\n  \"c\": {\n    \"d\": 0\n  }\n}\n");
        assert_eq!(remove("/c"), "{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n");
        assert_eq!(remove("/c/d"), "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {}\n}\n");
        assert_eq!(remove("/b/0"), "{\n  \"a\": 1,\n  \"b\": [2],\n  \"c\": {\n    \"d\": 0\n  }\n}\n");
        assert_eq!(edited(text, "", &Change::Remove), None);
    }

    #[test]
    fn replacing_and_renaming_touch_one_token() {
        let text = "{ \"a\" : 1.0 , \"b\":\"\\u00e4\" }";
        assert_eq!(
            edited(text, "/a", &Change::Replace(json!("x"))).unwrap(),
            "{ \"a\" : \"x\" , \"b\":\"\\u00e4\" }"
        );
        assert_eq!(
            edited(text, "/a", &Change::Rename("ö\"".to_owned())).unwrap(),
            "{ \"\\u00f6\\\"\" : 1.0 , \"b\":\"\\u00e4\" }"
        );
    }

    #[test]
    fn key_is_never_given_twice() {
        let text = "{ \"a\": 1, \"b\": 2 }";
        assert_eq!(edited(text, "/a", &Change::Rename("b".to_owned())), None);
        assert_eq!(edited(text, "/a", &Change::Set("b".to_owned(), json!(1))), None);
        assert_eq!(
            edited(text, "", &Change::Set("a".to_owned(), json!(3))).unwrap(),
            "{ \"a\": 3, \"b\": 2 }"
        );
    }
}
