//! JSON values beside the types of Swagger 2.0.

use connectorgen_model::Type;
use serde_json::Value;

/// True when a value is of a type. Nothing is said about `null`, `file` and types that are not known.
pub(crate) fn is_of(value: &Value, kind: &Type) -> bool {
    match kind {
        _ if value.is_null() => true,
        Type::String => value.is_string(),
        Type::Number => value.is_number(),
        Type::Integer => value.is_i64() || value.is_u64(),
        Type::Boolean => value.is_boolean(),
        Type::Array => value.is_array(),
        Type::Object => value.is_object(),
        Type::File | Type::Other(_) => true,
    }
}

/// The value that a text stands for, if it is one of the type: `"10"` for an integer.
pub(crate) fn read_as(value: &Value, kind: &Type) -> Option<Value> {
    let read: Value = serde_json::from_str(&value.as_str()?.to_lowercase()).ok()?;
    (!read.is_null() && is_of(&read, kind)).then_some(read)
}

/// The text that a scalar is written as where a string is meant.
pub(crate) fn written_as(value: &Value, kind: &Type) -> Option<Value> {
    let is_scalar = value.is_boolean() || value.is_i64() || value.is_u64();
    (*kind == Type::String && is_scalar).then(|| Value::String(value.to_string()))
}

/// How to speak of a value's type in a message.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_model::Type;
    use serde_json::json;

    use super::{is_of, read_as};

    #[test]
    fn fraction_is_no_integer() {
        assert!(is_of(&json!(1), &Type::Integer));
        assert!(!is_of(&json!(1.5), &Type::Integer));
        assert!(is_of(&json!(1), &Type::Number));
    }

    #[test]
    fn text_reads_as_what_it_says() {
        assert_eq!(read_as(&json!("True"), &Type::Boolean), Some(json!(true)));
        assert_eq!(read_as(&json!("10"), &Type::Integer), Some(json!(10)));
        assert_eq!(read_as(&json!("ten"), &Type::Integer), None);
        assert_eq!(read_as(&json!(10), &Type::String), None);
    }
}
