use saphyr_parser::{ScalarStyle, Tag};
use serde_json::{Number, Value};

/// What a scalar with its style and tag means.
#[derive(Debug, PartialEq)]
pub(super) enum Resolved {
    /// A null, a bool or a number.
    Value(Value),
    /// The text itself.
    Text,
    /// Nothing that JSON has, and why: continues a sentence that starts with the text.
    Unfit(&'static str),
}

/// Resolves a scalar. Plain ones mean what the core schema says and others are text, unless a tag of YAML itself says
/// otherwise. Tags of other origin are ignored.
pub(super) fn resolve(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Resolved {
    const NOT_FINITE: Resolved = Resolved::Unfit("is a number that JSON does not have");
    let Some(tag) = tag.and_then(core_tag) else {
        return match style {
            ScalarStyle::Plain => match plain(text) {
                Plain::Value(value) => Resolved::Value(value),
                Plain::NotJson => NOT_FINITE,
                Plain::Text => Resolved::Text,
            },
            ScalarStyle::SingleQuoted
            | ScalarStyle::DoubleQuoted
            | ScalarStyle::Literal
            | ScalarStyle::Folded => Resolved::Text,
        };
    };
    match (tag, plain(text)) {
        ("str", _) => Resolved::Text,
        ("null", Plain::Value(value @ Value::Null)) | ("bool", Plain::Value(value @ Value::Bool(_))) => {
            Resolved::Value(value)
        }
        ("int", Plain::Value(Value::Number(number)))
            if !number.is_f64() || !text.contains(['.', 'e', 'E']) =>
        {
            Resolved::Value(Value::Number(number))
        }
        ("float", Plain::Value(Value::Number(number))) => Resolved::Value(
            number.as_f64().and_then(Number::from_f64).map_or(Value::Number(number), Value::Number),
        ),
        ("float", Plain::NotJson) => NOT_FINITE,
        (_, Plain::Value(_) | Plain::NotJson | Plain::Text) => Resolved::Unfit("is not what its tag says"),
    }
}

/// The name of a tag that says how a scalar is to be taken; `!` alone means text (YAML 1.2, section 6.9.1).
fn core_tag(tag: &Tag) -> Option<&'static str> {
    let Tag { handle, suffix } = tag;
    if handle.is_empty() && suffix == "!" {
        return Some("str");
    }
    let name = if tag.is_yaml_core_schema() {
        suffix.as_str()
    } else {
        suffix.strip_prefix("tag:yaml.org,2002:")?
    };
    ["str", "int", "float", "bool", "null"].into_iter().find(|core| *core == name)
}

/// What a plain scalar means in the core schema of YAML 1.2 (section 10.3.2).
#[derive(Debug, PartialEq)]
enum Plain {
    Value(Value),
    Text,
    /// A number that is infinite, or none.
    NotJson,
}

/// Resolves a plain scalar.
fn plain(text: &str) -> Plain {
    // Most scalars are words, and this is asked for each of them.
    if !matches!(
        text.as_bytes(),
        [] | [b'0'..=b'9' | b'+' | b'-' | b'.' | b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F', ..]
    ) {
        return Plain::Text;
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Value(Value::Null),
        "true" | "True" | "TRUE" => Plain::Value(Value::Bool(true)),
        "false" | "False" | "FALSE" => Plain::Value(Value::Bool(false)),
        _ if is_special_float(text) => Plain::NotJson,
        _ => match shape(text) {
            Shape::Text => Plain::Text,
            Shape::Radix(digits, radix) => finite(in_radix(digits, radix)),
            Shape::Decimal => finite(decimal(text)),
        },
    }
}

/// The number that is written as JSON or as a decimal of YAML, or `None` if it is beyond what 64 bits can hold.
/// An integer that 64 bits cannot hold becomes the nearest float, and a negative zero a zero.
pub(super) fn decimal(text: &str) -> Option<Number> {
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Ok(number) = text.parse::<u64>() {
        return Some(number.into());
    }
    if let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    text.parse::<f64>().ok().and_then(float)
}

/// A float as a number of the tree.
pub(super) fn float(value: f64) -> Option<Number> {
    // `-0` is an integer in YAML and a float for serde_json: one form for both.
    if value == 0.0 && value.is_sign_negative() { Some(0.into()) } else { Number::from_f64(value) }
}

fn finite(number: Option<Number>) -> Plain {
    number.map_or(Plain::NotJson, |number| Plain::Value(Value::Number(number)))
}

enum Shape<'t> {
    Decimal,
    Radix(&'t str, u32),
    Text,
}

fn is_special_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

fn shape(text: &str) -> Shape<'_> {
    if let Some(digits) = text.strip_prefix("0o")
        && !digits.is_empty()
        && digits.bytes().all(|b| matches!(b, b'0'..=b'7'))
    {
        Shape::Radix(digits, 8)
    } else if let Some(digits) = text.strip_prefix("0x")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_hexdigit())
    {
        Shape::Radix(digits, 16)
    } else if is_decimal(text) {
        Shape::Decimal
    } else {
        Shape::Text
    }
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let mantissa_fits = match mantissa.split_once('.') {
        Some(("", fraction)) => digits(fraction),
        Some((whole, fraction)) => digits(whole) && (fraction.is_empty() || digits(fraction)),
        None => digits(mantissa),
    };
    mantissa_fits
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn in_radix(digits: &str, radix: u32) -> Option<Number> {
    if let Ok(number) = u64::from_str_radix(digits, radix) {
        return Some(number.into());
    }
    let base = f64::from(radix);
    float(
        digits
            .chars()
            .filter_map(|c| c.to_digit(radix))
            .fold(0.0, |sum, digit| sum * base + f64::from(digit)),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Plain, plain};

    fn value(text: &str) -> Value {
        match plain(text) {
            Plain::Value(value) => value,
            other => panic!("{text} is {other:?}"),
        }
    }

    #[test]
    fn words_of_the_core_schema_are_values() {
        for null in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(value(null), Value::Null);
        }
        for (text, expected) in
            [("true", true), ("True", true), ("TRUE", true), ("false", false), ("FALSE", false)]
        {
            assert_eq!(value(text), Value::Bool(expected));
        }
    }

    #[test]
    fn numbers_of_the_core_schema_are_numbers() {
        for (text, expected) in [
            ("0", json!(0)),
            ("-0", json!(0)),
            ("+12", json!(12)),
            ("-19", json!(-19)),
            ("017", json!(17)),
            ("0o17", json!(15)),
            ("0x1F", json!(31)),
            ("18446744073709551615", json!(u64::MAX)),
            ("-9223372036854775808", json!(i64::MIN)),
            ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
            ("-9223372036854775809", json!(-9_223_372_036_854_775_809.0)),
            ("0x10000000000000000", json!(18_446_744_073_709_551_616.0)),
            ("1.10", json!(1.1)),
            ("1.", json!(1.0)),
            (".5", json!(0.5)),
            ("-.5", json!(-0.5)),
            ("1e3", json!(1000.0)),
            ("0.16001e0", json!(0.16001)),
            ("12E-2", json!(0.12)),
            ("-0.0", json!(0)),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_value_is_text() {
        for text in [
            "1_000",
            "0o8",
            "0x",
            "0o",
            "-0x1F",
            "1e",
            "e3",
            ".",
            "+",
            "-",
            "1.2.3",
            "2024-01-31",
            "12:30:45",
            "yes",
            "no",
            "on",
            "off",
            "y",
            "tRue",
            "nULL",
            "inf",
            "NaN",
            "infinity",
            "0b1",
            "+.nan",
            "1 2",
            "½",
            "１",
        ] {
            assert_eq!(plain(text), Plain::Text, "{text}");
        }
    }

    #[test]
    fn what_json_does_not_have_is_told_apart() {
        for text in [".inf", "-.INF", "+.Inf", ".nan", ".NaN", "1e999", "-1e999"] {
            assert_eq!(plain(text), Plain::NotJson, "{text}");
        }
    }
}
