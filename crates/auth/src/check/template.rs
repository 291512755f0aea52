/// The names in braces: `tenant` in `https://{tenant}.example.com`. Braces around anything but letters, digits and
/// underscores are none.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name).filter(|name| is_name(name)).collect()
}

/// The text with every name in braces replaced; nothing when one of them has no value.
pub(crate) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        if let Some((name, behind)) = after.split_once('}').filter(|(name, _)| is_name(name)) {
            filled.push_str(&value(name)?);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    Some(filled)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::{fill, placeholders};

    #[test]
    fn names_in_braces_are_found_and_replaced() {
        let text = "https://{shop}.example/{a b}/{region}";
        assert_eq!(placeholders(text), ["shop", "region"]);
        assert_eq!(
            fill(text, |name| Some(name.to_uppercase())).as_deref(),
            Some("https://SHOP.example/{a b}/REGION")
        );
        assert_eq!(fill(text, |name| (name == "shop").then(String::new)), None);
        assert_eq!(fill("{", |_| None).as_deref(), Some("{"));
    }
}
