/// Headers that the platform or HTTP itself sets: a key put there is lost or breaks the request. `Authorization` is
/// not among them, it is where keys belong.
const RESERVED: &[&str] = &[
    "accept",
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
];

/// A header that can carry a key, or why not.
pub(crate) fn header_name(text: &str) -> Result<(), String> {
    // RFC 9110, section 5.6.2: token.
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if text.is_empty() || !text.chars().all(token) {
        return Err(format!("`{text}` cannot be the name of a header"));
    }
    if RESERVED.iter().any(|name| name.eq_ignore_ascii_case(text)) {
        return Err(format!("the header `{text}` is reserved and cannot carry a key"));
    }
    Ok(())
}

/// A query parameter that can carry a key, or why not.
pub(crate) fn query_name(text: &str) -> Result<(), String> {
    // The platform writes the name into the address as it is.
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_graphic() && !"&=#?/%+\"'<>\\`".contains(c)) {
        return Err(format!("`{text}` cannot be the name of a query parameter"));
    }
    Ok(())
}

/// A cookie that can carry a key, or why not: RFC 6265, section 4.1.1.
pub(crate) fn cookie_name(text: &str) -> Result<(), String> {
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)) {
        return Err(format!("`{text}` cannot be the name of a cookie"));
    }
    Ok(())
}

/// The name of a connection parameter: letters, digits and underscores (the schema of `apiProperties.json`).
pub(crate) fn parameter_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A scope: RFC 6749, appendix A.4.
pub(crate) fn scope(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '\\')
}

/// A client id: RFC 6749, appendix A.1, without blanks and quotes, which only come in by mistake.
pub(crate) fn client_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() && !"\"'\\<>".contains(c))
}

/// What may stand before a key in a header. An `@` would begin an expression of the platform.
pub(crate) fn prefix(text: &str) -> bool {
    text.chars().all(|c| (c.is_ascii_graphic() || c == ' ') && !"@\"'\\".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{client_id, header_name, prefix, query_name, scope};

    #[test]
    fn header_names_are_tokens_that_nobody_else_sets() {
        for name in ["Authorization", "X-API-Key", "api_key", "Ocp-Apim-Subscription-Key"] {
            assert_eq!(header_name(name), Ok(()), "{name}");
        }
        for name in ["", "X Key", "X:Key", "Schlüssel", "Cookie", "content-type", "Host"] {
            assert!(header_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn query_names_have_no_delimiters() {
        assert!(query_name("api_key").is_ok() && query_name("api-key[]").is_ok());
        assert!(["", "a b", "a=b", "a&b"].into_iter().all(|name| query_name(name).is_err()));
    }

    #[test]
    fn scopes_have_no_blanks_and_quotes() {
        assert!(["User.Read", "read:pets", "https://graph.microsoft.com/.default"].into_iter().all(scope));
        assert!(!["", "a b", "a\"b", "ä"].into_iter().any(scope));
    }

    #[test]
    fn client_ids_and_prefixes_have_no_quotes() {
        assert!(client_id("my-app.apps.example") && !client_id("my app") && !client_id("'x'"));
        assert!(prefix("Bearer") && prefix("Token token=") && !prefix("@x") && !prefix("a\n"));
    }
}
