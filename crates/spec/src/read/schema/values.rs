use connectorgen_diagnostics::At;
use openapiv3::SchemaData;
use serde_json::{Number, Value};

use crate::codes;
use crate::read::Reader;
use crate::read::object::{Object, describe};

impl<'d> Reader<'d, '_> {
    /// `const` is an enumeration of one. Null is said by `nullable`.
    pub(super) fn enumeration(&mut self, object: &Object<'d, '_>, data: &mut SchemaData) -> Vec<Value> {
        let values = match object.get("const") {
            Some(constant) => std::slice::from_ref(constant),
            None => object.list_or_one(self, "enum"),
        };
        data.nullable |= values.iter().any(Value::is_null);
        values.iter().filter(|value| !value.is_null()).cloned().collect()
    }

    /// The format; JSON Schema says base64 by `contentEncoding` and bytes by a media type that is no text, OpenAPI 3.0
    /// by `format`.
    pub(super) fn format(&mut self, object: &Object<'d, '_>) -> Option<String> {
        let format = object.text(self, "format").filter(|format| !format.is_empty());
        if format.is_some() {
            return format;
        }
        match object.text(self, "contentEncoding") {
            Some(encoding) if is_base64(&encoding) => Some("byte".to_owned()),
            Some(encoding) if encoding != "binary" => None,
            Some(_) | None => {
                let media = object.text(self, "contentMediaType")?;
                is_bytes(&media).then(|| "binary".to_owned())
            }
        }
    }

    /// `example`, or the first of `examples`, which is a list of values; people also write a map as elsewhere in
    /// OpenAPI, or a single value.
    pub(super) fn schema_example(&mut self, object: &Object<'d, '_>) -> Option<Value> {
        if let Some(example) = object.get("example") {
            return Some(example.clone());
        }
        let place = object.at.key("examples");
        match object.get("examples")? {
            Value::Array(list) => list.first().cloned(),
            map @ Value::Object(members) => {
                self.repaired(map, "a list of examples", &place);
                let (_, first) = members.iter().next()?;
                Some(first.get("value").unwrap_or(first).clone())
            }
            single @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                self.repaired(single, "a list of examples", &place);
                Some(single.clone())
            }
        }
    }

    /// An example that is not of the type of its schema is turned into one that is, or left out.
    pub(super) fn check_example(&mut self, object: &Object<'d, '_>, kinds: &[&str], data: &mut SchemaData) {
        let ([kind], Some(example)) = (kinds, &data.example) else { return };
        let fitting = match fit(kind, example) {
            Fit::Well => return,
            Fit::As(value) => Some(value),
            Fit::Never => None,
        };
        let key = if object.has("example") { "example" } else { "examples" };
        self.report_example(kind, example, fitting.as_ref(), &object.at.key(key));
        data.example = fitting;
    }

    fn report_example(&mut self, kind: &str, example: &Value, fitting: Option<&Value>, at: &At<'_>) {
        if example.is_null() {
            return;
        }
        let found = describe(example);
        let message = match fitting {
            Some(value) => format!("the example is {found}, and the type is {kind}; it was read as {value}"),
            None => format!("the example is {found}, and the type is {kind}; it was left out"),
        };
        self.found.report(&codes::VALUE_REPAIRED, at, message).help("correct the example or the type");
    }
}

enum Fit {
    Well,
    As(Value),
    Never,
}

fn fit(kind: &str, value: &Value) -> Fit {
    let number = |text: &str| serde_json::from_str::<Number>(text.trim()).ok();
    match (kind, value) {
        ("string", Value::String(_))
        | ("boolean", Value::Bool(_))
        | ("number", Value::Number(_))
        | ("array", Value::Array(_))
        | ("object", Value::Object(_)) => Fit::Well,
        ("integer", Value::Number(number)) => {
            let whole =
                number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|f| f.fract() == 0.0);
            if whole { Fit::Well } else { Fit::Never }
        }
        ("string", Value::Number(_) | Value::Bool(_)) => Fit::As(Value::String(value.to_string())),
        ("boolean", Value::String(text)) => match text.as_str() {
            "true" => Fit::As(Value::Bool(true)),
            "false" => Fit::As(Value::Bool(false)),
            _ => Fit::Never,
        },
        ("number", Value::String(text)) => {
            number(text).map_or(Fit::Never, |number| Fit::As(Value::Number(number)))
        }
        ("integer", Value::String(text)) => {
            match number(text).filter(|number| number.is_i64() || number.is_u64()) {
                Some(number) => Fit::As(Value::Number(number)),
                None => Fit::Never,
            }
        }
        ("string" | "boolean" | "number" | "integer" | "array" | "object", _) => Fit::Never,
        _ => Fit::Well,
    }
}

pub(super) fn is_base64(encoding: &str) -> bool {
    encoding.eq_ignore_ascii_case("base64") || encoding.eq_ignore_ascii_case("base64url")
}

/// Media types that are no text.
fn is_bytes(media: &str) -> bool {
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let text = media.starts_with("text/")
        || media.ends_with("json")
        || media.ends_with("xml")
        || media.ends_with("yaml")
        || media.ends_with("javascript")
        || media.starts_with("multipart/")
        || media == "application/x-www-form-urlencoded"
        || media == "application/jwt"
        || media == "application/sql"
        || media == "application/graphql";
    !text && media.contains('/')
}
