//! Expressions in policies: `@connectionParameters('name')` and the like.

use connectorgen_model::ApiProperties;

/// The first arguments of all calls of a function in a text; `function` is its name with the parenthesis. Quotation
/// marks may be escaped as in JSON.
pub(crate) fn arguments<'a>(text: &'a str, function: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for call in text.split(function).skip(1) {
        let call = call.trim_start();
        let quoted = [r#"\""#, "'", "\""].into_iter().find_map(|mark| Some((mark, call.strip_prefix(mark)?)));
        let Some((mark, rest)) = quoted else { continue };
        found.extend(rest.split_once(mark).map(|(name, _)| name));
    }
    found
}

/// True when a policy reads the connection parameter.
pub(crate) fn uses(properties: &ApiProperties, parameter: &str) -> bool {
    let values = properties.policy_template_instances.iter().flat_map(|policy| policy.parameters.values());
    values.map(ToString::to_string).any(|text| {
        arguments(&text, "connectionParameters(").iter().any(|name| name.eq_ignore_ascii_case(parameter))
    })
}

#[cfg(test)]
mod tests {
    use super::arguments;

    #[test]
    fn names_are_found_in_whatever_quotation_marks() {
        let text = r#""https://@connectionParameters('host', 'api').@{connectionParameters(\"region\")}/""#;
        assert_eq!(arguments(text, "connectionParameters("), ["host", "region"]);
        assert_eq!(arguments("@connectionParameters(name", "connectionParameters("), [] as [&str; 0]);
    }
}
