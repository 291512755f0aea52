//! What the description of a security scheme shows of the header that carries a key.

/// The prefix of a key in the header `Authorization`, where the description shows it beyond doubt: `Token <key>` in code or
/// quotes or behind `Authorization:`, and `Bearer <key>` anywhere. Nothing where examples differ.
pub(crate) fn prefix(description: &str) -> Option<&str> {
    let mut all = description.match_indices(['<', '{', '[']).filter_map(|(at, _)| shown(description, at));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The prefix in front of a placeholder that begins there.
fn shown(description: &str, at: usize) -> Option<&str> {
    let (before, placeholder) = description.split_at_checked(at)?;
    if !stands_for_key(placeholder) || !before.ends_with([' ', '=']) {
        return None;
    }
    let before = before.trim_end();
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    if word.eq_ignore_ascii_case("bearer") {
        return Some(word);
    }
    let (lead, text) = before.split_at_checked(before.rfind(['`', '"', '\'', ':', '\n'])? + 1)?;
    let is_marked = lead.ends_with(['`', '"', '\'']) && !text.starts_with(' ');
    let is_header = || lead.to_ascii_lowercase().ends_with("authorization:");
    let text = text.trim();
    ((is_marked || is_header()) && is_scheme(text)).then_some(text)
}

/// `<api-key>`, `{token}`, `[yourAuthKey]`; not the text of a link.
fn stands_for_key(text: &str) -> bool {
    let mut rest = text.chars();
    let end = match rest.next() {
        Some('<') => '>',
        Some('{') => '}',
        Some('[') => ']',
        Some(_) | None => return false,
    };
    let Some((inside, after)) = rest.as_str().split_once(end) else { return false };
    let inside = inside.to_ascii_lowercase();
    inside.len() <= 40
        && ["key", "token", "secret", "jwt"].iter().any(|noun| inside.contains(noun))
        && !after.starts_with('(')
}

/// An authentication scheme (RFC 9110, 11.1), with or without the name of a parameter: `Token`, `Token token=`.
fn is_scheme(text: &str) -> bool {
    let is_token = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    match text.split_once(' ') {
        Some((scheme, parameter)) => is_token(scheme) && parameter.strip_suffix('=').is_some_and(is_token),
        None => is_token(text),
    }
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn prefix_is_taken_where_the_description_shows_it() {
        for (description, expected) in [
            ("Send `DeepL-Auth-Key <api-key>` with each request.", Some("DeepL-Auth-Key")),
            ("Access token in `Token token=<base64_encoded_token>` format.", Some("Token token=")),
            ("JWT with the scheme. Example: \"Authorization: Bearer {token}\"", Some("Bearer")),
            ("Authorization: Token [your API key]", Some("Token")),
            ("Type into the box: Bearer {your JWT token}.", Some("Bearer")),
            ("`Bearer {{token}}`", Some("Bearer")),
        ] {
            assert_eq!(prefix(description), expected, "{description}");
        }
    }

    #[test]
    fn prefix_that_may_be_another_word_is_not_taken() {
        for description in [
            "Use the token <token> that you were given.",
            "Your API key, see the Token [API keys](https://api.example/keys).",
            "The user's key <key>",
            "Either `Bearer <token>` or `Token <token>`.",
            "`<api-key>`",
            "Authorization: <api-key>",
            "The \"short\" key <key>",
            "Bearer <",
            "`Bearer <b>bold</b>",
            "Schlüssel „Token“ <key>",
        ] {
            assert_eq!(prefix(description), None, "{description}");
        }
    }
}
