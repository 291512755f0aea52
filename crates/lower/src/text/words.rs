/// The words of a name or a title as they are written: `petId` is `pet`, `Id`; `URLPath` is `URL`, `Path`. A word is
/// letters and digits; everything else separates.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for chunk in text.split(|c: char| !is_word(c)) {
        let mut rest = chunk;
        while !rest.is_empty() {
            let (word, tail) = rest.split_at_checked(first_hump(rest)).unwrap_or((rest, ""));
            found.push(word);
            rest = tail;
        }
    }
    found
}

/// A word as it stands in a label: with a capital, or in the spelling that is usual for it (`ID`, `URLs`, `OData`).
/// `shouting` says that the whole name is in capitals, so that they tell nothing about this word.
pub(super) fn capitalised(word: &str, shouting: bool) -> String {
    if let Some(usual) = usual_spelling(word) {
        return usual;
    }
    let is_upper = !word.chars().any(char::is_lowercase);
    if is_upper && shouting && word.chars().any(|c| "AEIOUY".contains(c)) {
        return capital(&word.to_lowercase());
    }
    capital(word)
}

/// A word as it stands inside of a sentence: small, or in the spelling that is usual for it.
pub(super) fn small(word: &str, shouting: bool) -> String {
    if let Some(usual) = usual_spelling(word) {
        return usual;
    }
    let is_acronym = word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_numeric());
    if is_acronym && !shouting { word.to_owned() } else { word.to_lowercase() }
}

/// Whether a text has letters, and all of them are capitals.
pub(crate) fn is_shouting(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The text with its first letter as a capital, if there is one letter for it (`ß` has none).
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut upper = first.to_uppercase();
    let capital = upper.next().filter(|_| upper.next().is_none()).unwrap_or(first);
    let mut text = String::with_capacity(text.len() + 2);
    text.push(capital);
    text.push_str(chars.as_str());
    text
}

/// Letters, digits, and marks that belong to the letter before them.
fn is_word(char: char) -> bool {
    char.is_alphanumeric()
        || matches!(char, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{200c}' | '\u{200d}')
}

/// The length in bytes of the first word of a chunk of letters and digits that is not empty: a capital begins a new one.
fn first_hump(chunk: &str) -> usize {
    if let Some(length) = known_name(chunk) {
        return length;
    }
    let mut chars = chunk.char_indices().peekable();
    let mut previous = chars.next().map_or(' ', |(_, first)| first);
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if char.is_uppercase() {
            let after_small = previous.is_lowercase() || previous.is_numeric();
            let before_small = previous.is_uppercase() && next.is_some_and(char::is_lowercase);
            if after_small || (before_small && !is_plural(chunk, at)) {
                return at;
            }
        }
        previous = char;
    }
    chunk.len()
}

/// Whether the capital at `at` and the `s` behind it end the plural of an acronym, as in `IDs` or `userURLsList`.
fn is_plural(chunk: &str, at: usize) -> bool {
    let Some((head, tail)) = chunk.split_at_checked(at + 1) else {
        return false;
    };
    let mut behind = tail.chars();
    let ends = behind.next() == Some('s') && !behind.next().is_some_and(char::is_lowercase);
    ends && usual_spelling(head).is_some()
}

/// Names with capitals inside, which are one word all the same; the length in bytes of the one that `chunk` begins
/// with, with the digits that follow it.
fn known_name(chunk: &str) -> Option<usize> {
    let first = chunk.as_bytes().first();
    let begins = |name: &&&str| name.as_bytes().first() == first && chunk.starts_with(**name);
    let name = MIXED.iter().chain(&RECASED).find(begins)?;
    let rest = chunk.get(name.len()..)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let tail = rest.get(digits..)?;
    (!tail.starts_with(char::is_lowercase)).then_some(name.len() + digits)
}

fn usual_spelling(word: &str) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    if let Some(usual) = lookup(&lower) {
        return Some(usual);
    }
    if let Some(one) = lower.strip_suffix('s')
        && one.len() <= LONGEST_ACRONYM
        && ACRONYMS.binary_search(&one).is_ok()
        && lower != "hrs"
    {
        return Some(format!("{}s", one.to_ascii_uppercase()));
    }
    let digits = lower.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (stem, digits) = lower.split_at_checked(lower.len() - digits).filter(|_| digits > 0)?;
    lookup(stem).map(|usual| format!("{usual}{digits}"))
}

fn lookup(lower: &str) -> Option<String> {
    if lower.len() <= LONGEST_ACRONYM && ACRONYMS.binary_search(&lower).is_ok() {
        return Some(lower.to_ascii_uppercase());
    }
    MIXED.iter().find(|name| name.eq_ignore_ascii_case(lower)).map(|name| (*name).to_owned())
}

/// In bytes; most words are longer and need not be looked for.
const LONGEST_ACRONYM: usize = 5;

/// Words that are written in capitals, sorted. Those that are English words as well (`it`, `us`, `pin`) are not here.
const ACRONYMS: [&str; 152] = [
    "acl", "ai", "aml", "api", "asn", "aws", "b2b", "b2c", "bcc", "bic", "btc", "cc", "cdn", "cli", "cms",
    "cors", "cpu", "crm", "css", "csv", "cvc", "cvv", "dns", "dob", "dvd", "ean", "ein", "erp", "eta", "eu",
    "eur", "faq", "fk", "ftp", "gb", "gbp", "gcp", "gdpr", "gif", "gln", "gmt", "gps", "gpu", "grpc", "gst",
    "gtin", "guid", "hdd", "hmac", "hr", "html", "http", "https", "iam", "iana", "iata", "iban", "icao",
    "iccid", "id", "imap", "imei", "ip", "isbn", "iso", "isp", "issn", "jpeg", "jpg", "json", "jwks", "jwt",
    "kb", "kpi", "kyc", "lan", "ldap", "llm", "mac", "mb", "mcc", "mcp", "md5", "mfa", "ml", "mp3", "mp4",
    "mqtt", "nfc", "nlp", "ocr", "oidc", "os", "otp", "pdf", "pii", "pk", "png", "pnr", "qr", "ram", "rbac",
    "rfid", "rgb", "roi", "rsa", "rss", "s3", "saml", "scim", "sdk", "seo", "sepa", "sftp", "sha", "sku",
    "sla", "sms", "smtp", "sql", "ssh", "ssl", "ssn", "sso", "svg", "tcp", "tls", "totp", "tsv", "tv", "udp",
    "ui", "upc", "uri", "url", "urn", "usa", "usd", "utc", "utf", "utm", "uuid", "ux", "vat", "vm", "vpn",
    "wan", "www", "xml", "xsd", "xss", "yaml",
];

/// Names with capitals in the middle.
#[rustfmt::skip]
const MIXED: [&str; 29] = [
    "2FA", "DevOps", "ETag", "GitHub", "GitLab", "GraphQL", "IPv4", "IPv6", "IoT", "JavaScript", "LinkedIn", "MySQL", "OAuth",
    "OData", "OneDrive", "OneNote", "OpenID", "PayPal", "PostgreSQL", "SharePoint", "TypeScript", "WhatsApp", "WiFi",
    "YouTube", "eBay", "iOS", "iPad", "iPhone", "macOS",
];
/// How some of them begin a name in another case.
const RECASED: [&str; 7] = ["EBay", "IPad", "IPhone", "MacOS", "eTag", "oAuth", "oData"];

#[cfg(test)]
mod tests {
    use super::{ACRONYMS, LONGEST_ACRONYM, capital, words};

    #[test]
    fn acronyms_are_sorted_and_small() {
        assert!(ACRONYMS.is_sorted());
        assert!(ACRONYMS.iter().all(|word| word.len() <= LONGEST_ACRONYM));
        assert!(ACRONYMS.iter().all(|word| *word == word.to_lowercase()));
    }

    #[test]
    fn names_are_split_where_words_begin() {
        for (name, expected) in [
            ("petId", &["pet", "Id"][..]),
            ("URLPath", &["URL", "Path"]),
            ("userIDsList", &["user", "IDs", "List"]),
            ("oAuth2Token", &["oAuth2", "Token"]),
            ("IPv4Address_x", &["IPv4", "Address", "x"]),
            ("OAuthority", &["O", "Authority"]),
            ("A", &["A"]),
            ("--", &[]),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }

    #[test]
    fn capitals_that_are_several_letters_are_not_used() {
        assert_eq!(capital("ßa"), "ßa");
        assert_eq!(capital("äa"), "Äa");
    }
}
