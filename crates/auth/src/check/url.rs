/// What an absolute address is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Url {
    /// `https`.
    Secure,
    /// `http`: whatever is sent can be read on the way.
    Plain,
}

/// Whether a text is an absolute http(s) address that can be written down, or why not.
pub(crate) fn url(text: &str) -> Result<Url, &'static str> {
    let (scheme, rest) = text.split_once("://").ok_or("is not an absolute URL")?;
    let kind = match scheme.to_ascii_lowercase().as_str() {
        "https" => Url::Secure,
        "http" => Url::Plain,
        _ => return Err("is not an http or https URL"),
    };
    if !rest.chars().all(|c| c.is_ascii_graphic() && !"\"'<>\\^`{|}".contains(c)) {
        return Err("has blanks, quotes, braces or other characters that a URL cannot have");
    }
    let authority = authority(rest);
    // Whoever holds the file would hold the password.
    if authority.contains('@') {
        return Err("has a user name or password in it");
    }
    let host = authority.split(':').next().unwrap_or_default();
    if host.is_empty() || !host.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c)) {
        return Err("has no host name");
    }
    Ok(kind)
}

fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Url, url};

    #[test]
    fn urls_are_absolute_and_clean() {
        assert_eq!(url("https://id.example:8443/token?a=b"), Ok(Url::Secure));
        assert_eq!(url("HTTP://id.example"), Ok(Url::Plain));
        for (text, why) in [
            ("tenantURL", "is not an absolute URL"),
            ("/oauth/token", "is not an absolute URL"),
            ("ftp://id.example/", "is not an http or https URL"),
            (
                "https://{tenant}.id.example/",
                "has blanks, quotes, braces or other characters that a URL cannot have",
            ),
            (
                "https://id.example/a b",
                "has blanks, quotes, braces or other characters that a URL cannot have",
            ),
            ("https://user:secret@id.example/", "has a user name or password in it"),
            ("https:///token", "has no host name"),
            ("https://:80/token", "has no host name"),
        ] {
            assert_eq!(url(text), Err(why), "{text}");
        }
    }
}
