use serde_json::Value;

/// What patterns of numbers are made of, besides groups and repetitions: longer ones first.
const PARTS: [&str; 11] =
    ["[-+.]", "[+-]", "[-+]", "[eE]", "[0-9]", "[1-9]", "(?:", "(?!", "\\d", "\\.", "-?"];

/// Whether an alternative is a text that stands for the number which another alternative is:
/// `{type: string, format: numeric}` (Elysia), or a text whose pattern is that of numbers (Pydantic's `Decimal`).
pub(super) fn is_number_as_text(value: &Value, alternatives: &[Value]) -> bool {
    let of = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    // OData writes decimals as numbers or texts, and says no more of the texts.
    let is_decimal = |other: &Value| matches!(of(other, "format").as_deref(), Some("decimal"));
    let is_number = |other| matches!(of(other, "type").as_deref(), Some("number" | "integer"));
    let is_bare = value.as_object().is_some_and(|members| members.len() == 1);
    of(value, "type").as_deref() == Some("string")
        && (of(value, "format")
            .is_some_and(|format| matches!(format.as_str(), "numeric" | "number" | "decimal"))
            || of(value, "pattern").is_some_and(|pattern| is_pattern_of_numbers(&pattern))
            || is_bare && alternatives.iter().any(is_decimal))
        && alternatives.iter().any(is_number)
}

fn is_pattern_of_numbers(pattern: &str) -> bool {
    let rest = PARTS.iter().fold(pattern.to_owned(), |rest, part| rest.replace(part, ""));
    rest.len() < pattern.len() && rest.chars().all(|c| "^$()?*+|0".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_pattern_of_numbers;

    #[test]
    fn patterns_of_numbers_are_told_from_those_of_dates_and_codes() {
        for pattern in
            [r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$", r"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$", "^[0-9]+$"]
        {
            assert!(is_pattern_of_numbers(pattern), "{pattern}");
        }
        for pattern in
            [r"^\d{4}-\d{2}-\d{2}$", r"^\d{5}$", r"^\d+:\d+$", ".*", r"^\d+.*$", "^[a-z]+$", "", "^0$"]
        {
            assert!(!is_pattern_of_numbers(pattern), "{pattern}");
        }
    }
}
