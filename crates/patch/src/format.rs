use serde_json::Value;

use crate::syntax::{Kind, Member, Node, Syntax};

/// The text with two spaces for each step inwards and the members of objects in the order of `model`, which is the same
/// document. What `model` does not have comes behind what it has. Keys, strings and numbers stay as they are spelt.
/// `None` when the text is not JSON, or has comments, which have no place in another order.
pub fn format(text: &str, model: &Value) -> Option<String> {
    let syntax = Syntax::read(text).filter(|syntax| !syntax.has_comments)?;
    let mut printer = Printer { syntax: &syntax, out: String::with_capacity(text.len()) };
    printer.node(&syntax.root, Some(model), 0);
    printer.out.push('\n');
    Some(printer.out)
}

struct Printer<'s, 't> {
    syntax: &'s Syntax<'t>,
    out: String,
}

impl Printer<'_, '_> {
    fn node(&mut self, node: &Node, model: Option<&Value>, depth: usize) {
        match &node.kind {
            Kind::Scalar => self.out.push_str(self.syntax.slice(node.span.clone())),
            Kind::Object(members) if members.is_empty() => self.out.push_str("{}"),
            Kind::Array(elements) if elements.is_empty() => self.out.push_str("[]"),
            Kind::Object(members) => {
                self.out.push('{');
                for (index, member) in ordered(members, model).into_iter().enumerate() {
                    self.line(index, depth + 1);
                    self.out.push_str(self.syntax.slice(member.key.clone()));
                    self.out.push_str(": ");
                    self.node(&member.value, model.and_then(|model| model.get(&member.name)), depth + 1);
                }
                self.close('}', depth);
            }
            Kind::Array(elements) => {
                self.out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    self.line(index, depth + 1);
                    self.node(element, model.and_then(|model| model.get(index)), depth + 1);
                }
                self.close(']', depth);
            }
        }
    }

    fn line(&mut self, index: usize, depth: usize) {
        if index > 0 {
            self.out.push(',');
        }
        self.break_line(depth);
    }

    fn close(&mut self, bracket: char, depth: usize) {
        self.break_line(depth);
        self.out.push(bracket);
    }

    fn break_line(&mut self, depth: usize) {
        self.out.push('\n');
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }
}

fn ordered<'n>(members: &'n [Member], model: Option<&Value>) -> Vec<&'n Member> {
    let mut ordered: Vec<&Member> = members.iter().collect();
    if let Some(model) = model.and_then(Value::as_object) {
        let places: std::collections::HashMap<&str, usize> =
            model.keys().enumerate().map(|(place, key)| (key.as_str(), place)).collect();
        ordered.sort_by_key(|member| places.get(member.name.as_str()).copied().unwrap_or(usize::MAX));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::format;

    #[test]
    fn members_are_ordered_and_spellings_kept() {
        let model = json!({ "a": 0, "b": [{ "x": 1, "y": 2 }], "c": {}, "d": [] });
        let text = "\t{\"z\":\"\\u00e4\\/\",\r\n\"b\":[{\"y\":1.50,\"x\":1E2}],\"d\":[ ], \"a\":0,\"c\":{}}";
        insta::assert_snapshot!(format(text, &model).unwrap(), @r#"
        {
          "a": 0,
          "b": [
            {
              "x": 1E2,
              "y": 1.50
            }
          ],
          "c": {},
          "d": [],
          "z": "\u00e4\/"
        }
        "#);
    }

    #[test]
    fn formatted_text_stays_as_it_is() {
        let model = json!({ "a": 0, "b": 1 });
        let once = format("{\"b\":1,\"a\":0}", &model).unwrap();
        assert_eq!(format(&once, &model).unwrap(), once);
    }

    #[test]
    fn comments_are_not_lost() {
        assert_eq!(format("{ \"a\": 0 /* why */ }", &json!({})), None);
    }
}
