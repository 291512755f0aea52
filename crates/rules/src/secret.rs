//! What secrets look like.

/// What a text holds that looks like a secret: the kind, for a message. What is plainly a placeholder is none.
pub(crate) fn secret(text: &str) -> Option<&'static str> {
    // Nearly every text is done with a look for two bytes and one for a long word. Without a way out in between, many bytes
    // are looked at at once.
    let has = |wanted: u8| text.bytes().fold(0, |any, byte| any | u8::from(byte == wanted)) > 0;
    if has(b'-') && text.contains("-----BEGIN") && text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    if has(b'@') && text.split("://").skip(1).any(has_password) {
        return Some("an address with a password");
    }
    if !has_long_word(text) {
        return None;
    }
    if has(b'=') {
        if text.split(['?', '&']).skip(1).any(is_signature) {
            return Some("an address with its signature");
        }
        if OF_OAUTH.iter().any(|name| text.split(name).skip(1).any(is_value)) {
            return Some("a client secret");
        }
        if text.split(';').any(is_account_key) {
            return Some("the connection string of a storage account or a bus");
        }
    }
    words(text).filter(|word| word.len() >= SHORTEST).find_map(kind)
}

/// The text without the words in it that look like secrets, or nothing of it where they cannot be told from the others;
/// `None` where there are none.
pub fn conceal(text: &str) -> Option<String> {
    secret(text)?;
    let conceal = |part: &str| {
        let word = part.trim_end_matches(|c: char| is_mark(c) || c == '.');
        if secret(word).is_some() { part.replacen(word, LEFT_OUT, 1) } else { part.to_owned() }
    };
    let concealed: String = text.split_inclusive(is_mark).map(conceal).collect();
    Some(if secret(&concealed).is_some() { LEFT_OUT.to_owned() } else { concealed })
}

const LEFT_OUT: &str = "…";

/// The shortest of the others: twenty characters, none of them white space.
const SHORTEST: usize = 20;

/// Whether there is room for one. It looks at the fewest of the bytes.
fn has_long_word(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(window) = rest.get(..SHORTEST) {
        let Some(at) = window.iter().rposition(u8::is_ascii_whitespace) else { return true };
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    false
}

/// How the tokens of well-known services begin, and how many letters and digits follow at least (the services' own
/// documentation, and the patterns that GitHub's secret scanning publishes).
const BEGINNINGS: [(&str, usize, &str); 14] = [
    ("AKIA", 16, "an access key of AWS"),
    ("AIza", 35, "an API key of Google"),
    ("ghp_", 36, "a token of GitHub"),
    ("gho_", 36, "a token of GitHub"),
    ("ghs_", 36, "a token of GitHub"),
    ("github_pat_", 40, "a token of GitHub"),
    ("glpat-", 20, "a token of GitLab"),
    ("xoxb-", 20, "a token of Slack"),
    ("xoxp-", 20, "a token of Slack"),
    ("sk_live_", 16, "a secret key of Stripe"),
    ("rk_live_", 16, "a secret key of Stripe"),
    ("SG.", 40, "an API key of SendGrid"),
    ("sk-", 40, "an API key of OpenAI"),
    ("npm_", 36, "a token of npm"),
];

fn kind(word: &str) -> Option<&'static str> {
    if is_json_web_token(word) {
        return Some("a token");
    }
    if is_entra_secret(word) {
        return Some("a client secret of Microsoft Entra ID");
    }
    let begins = |(beginning, least, _): &&(&str, usize, &str)| {
        word.strip_prefix(beginning).is_some_and(|rest| is_random(rest, *least))
    };
    BEGINNINGS.iter().find(begins).map(|(_, _, what)| *what)
}

/// Header and payload of a JSON Web Token are objects, so both begin with `{"` in Base64 (RFC 7519).
fn is_json_web_token(word: &str) -> bool {
    let mut parts = word.split('.');
    let mut is_object = || parts.next().is_some_and(|part| part.starts_with("eyJ"));
    is_object()
        && is_object()
        && parts.next().is_some_and(|signature| signature.len() >= SHORTEST)
        && parts.next().is_none()
}

/// Three characters, a digit, `Q~`, and 31 to 34 more (what secret scanners know them by; a full stop may be that of the
/// sentence).
fn is_entra_secret(word: &str) -> bool {
    let is_part = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "_~.-".contains(c));
    let word = word.trim_end_matches('.');
    (37..=40).contains(&word.len())
        && word.split_once("Q~").is_some_and(|(before, after)| {
            before.len() == 4
                && before.ends_with(|c: char| c.is_ascii_digit())
                && is_part(before)
                && is_part(after)
        })
}

/// `sig=…` of a flow's HTTP trigger, and of a shared access signature.
fn is_signature(part: &str) -> bool {
    part.strip_prefix("sig=").is_some_and(|value| is_random(first_word(value), SHORTEST))
}

/// `user:password@host` (RFC 3986, 3.2.1), unless it only says what goes there.
fn has_password(address: &str) -> bool {
    let authority = address.split(|c: char| is_mark(c) || "/?#".contains(c)).next().unwrap_or_default();
    let password =
        authority.rsplit_once('@').and_then(|(user, _)| user.split_once(':')).map(|(_, password)| password);
    password.is_some_and(|password| {
        let lower = password.to_ascii_lowercase();
        !lower.is_empty()
            && !["pass", "pwd", "secret", "token", "key", "*", "x", "..."]
                .iter()
                .any(|word| lower.starts_with(word))
    })
}

/// Parameters of OAuth 2.0 (RFC 6749).
const OF_OAUTH: [&str; 3] = ["client_secret=", "access_token=", "refresh_token="];

fn is_value(text: &str) -> bool {
    is_random(text.split(|c: char| is_mark(c) || "&;".contains(c)).next().unwrap_or_default(), SHORTEST)
}

fn is_account_key(part: &str) -> bool {
    let part = part.trim();
    let value = part.strip_prefix("AccountKey=").or_else(|| part.strip_prefix("SharedAccessKey="));
    value.is_some_and(|value| is_random(first_word(value), SHORTEST))
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| c.is_whitespace() || c == '"').next().unwrap_or_default()
}

fn is_random(text: &str, least: usize) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_+/=%.".contains(c);
    text.len() >= least && text.chars().all(is_part) && text.chars().any(|c| c.is_ascii_digit())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| is_mark(c) || matches!(c, '=' | '&' | ':' | ';' | '?' | '@' | '|' | '/'))
}

/// What stands between words of prose.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '(' | ')' | '{' | '}' | '[' | ']' | ',')
}

#[cfg(test)]
mod tests {
    use super::{conceal, secret};

    #[test]
    fn secrets_are_told_by_their_looks() {
        for (text, kind) in [
            ("AKIAIOSFODNN7EXAMPLE", Some("an access key of AWS")),
            ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg", Some("a token")),
            (
                "https://prod-00.westeurope.logic.azure.com/workflows/1?sp=%2Frun&sig=AbCdEfGhIjKlMnOpQrStUvWxYz0123",
                Some("an address with its signature"),
            ),
            (
                "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=AbCdEfGhIjKlMnOpQrStUvWxYz0123==",
                Some("the connection string of a storage account or a bus"),
            ),
            ("token=ghp_000000000000000000000000000000000000&x=1", Some("a token of GitHub")),
            ("code=x&client_secret=AbCdEfGhIjKlMnOpQrStUvWxYz0123", Some("a client secret")),
            ("client_secret={ClientSecret}&refresh_token={RefreshToken}", None),
            ("https://contoso:h0us3@api.contoso.com/v1", Some("an address with a password")),
            ("ftp://a:b1@c.de", Some("an address with a password")),
            ("https://user:password@api.contoso.com/v1", None),
            ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", Some("a private key")),
            ("abc8Q~0123456789.bcdefghij-0123456789_bc", Some("a client secret of Microsoft Entra ID")),
            ("abcdQ~0123456789.bcdefghij-0123456789_bc", None),
            ("abc8Q~0123456789", None),
            ("eyJ0eXAiOJiKV1iQLCJhbGciOiJIUzI1NiJ9", None),
            ("https://example.com/?sig=YOUR_SIGNATURE", None),
            ("a perfectly ordinary text about ghp_ tokens", None),
            ("{{token}}", None),
        ] {
            assert_eq!(secret(text), kind, "{text}");
            let amidst = format!("a text, and then {text} and some more");
            assert_eq!(secret(&amidst), kind, "{amidst}");
        }
    }

    #[test]
    fn concealed_text_keeps_its_other_words() {
        let token = "ghp_000000000000000000000000000000000000";
        for (text, expected) in [
            (format!("Send `{token}` (yours).\nThen\u{a0}go."), Some("Send `…` (yours).\nThen\u{a0}go.")),
            (format!("Bearer {token}."), Some("Bearer ….")),
            ("-----BEGIN RSA PRIVATE KEY-----\nMIIE".to_owned(), Some("…")),
            ("nothing".to_owned(), None),
        ] {
            assert_eq!(conceal(&text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn beginnings_of_tokens_leave_room_for_the_shortest() {
        for (beginning, least, what) in super::BEGINNINGS {
            assert!(beginning.len() + least >= super::SHORTEST, "{what}");
        }
    }
}
