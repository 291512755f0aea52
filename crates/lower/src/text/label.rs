use std::borrow::Cow;

use super::cut::{drop_dangling, unclosed_bracket, whole_words};
use super::words::{capitalised, is_shouting, words};

/// The most that a label may have ("Operation and parameter summaries", certification; longest in published
/// connectors: 80).
pub(super) const LONGEST: usize = 80;

/// A label in Title Case from a wire name (`petId`, `created_at`, `filter[status]`, `X-Request-ID`) or from a short
/// title: letters and digits, and brackets where a title has them; at most 80 characters. Never empty.
pub(crate) fn label(text: &str) -> String {
    let spelled = spell_out(text);
    let tokens = tokens(&spelled, text.trim().contains(' '));
    let shouting = is_shouting(text);
    let last = tokens.len().saturating_sub(1);
    let mut line = String::with_capacity(text.len() + tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        if index > 0 {
            line.push(' ');
        }
        let inside = index > 0 && index < last && !token.opens;
        line.push_str(if token.opens { "(" } else { "" });
        line.push_str(&in_title(token.word, inside, index > 0 && index == last, shouting));
        line.push_str(if token.closes { ")" } else { "" });
    }
    if line.is_empty() {
        line = if text.trim().is_empty() { "Value".into() } else { text.into() };
    }
    let mut label = whole_words(&line, LONGEST);
    if label.cut {
        drop_dangling(&mut label.text);
    }
    label.text
}

struct Token<'a> {
    word: &'a str,
    opens: bool,
    closes: bool,
}

/// The words of a text with the brackets around them; brackets count in prose only, and only in pairs.
fn tokens(text: &str, prose: bool) -> Vec<Token<'_>> {
    if !text.contains(['(', ')']) {
        return words(text).into_iter().map(plain_token).collect();
    }
    let paired = text.matches('(').count() == text.matches(')').count() && unclosed_bracket(text).is_none();
    let mut found: Vec<Token<'_>> = Vec::new();
    for (depth, part) in text.split('(').enumerate() {
        let (inside, behind) = part.split_once(')').unwrap_or((part, ""));
        let is_bracket = prose && paired && depth > 0 && !words(inside).is_empty();
        let begin = found.len();
        found.extend(words(inside).into_iter().map(plain_token));
        if is_bracket {
            if let Some(first) = found.get_mut(begin) {
                first.opens = true;
            }
            if let Some(last) = found.last_mut() {
                last.closes = true;
            }
        }
        found.extend(words(behind).into_iter().map(plain_token));
    }
    found
}

fn plain_token(word: &str) -> Token<'_> {
    Token { word, opens: false, closes: false }
}

/// A word at its place in a title. `inside` is neither the first nor the last, `ends` the last of several.
fn in_title(word: &str, inside: bool, ends: bool, shouting: bool) -> String {
    let lower = word.to_ascii_lowercase();
    if inside && SMALL.contains(&lower.as_str()) {
        return lower;
    }
    match (ends, lower.as_str()) {
        (true, "gt") => "Greater Than".into(),
        (true, "gte") => "Greater Than or Equal".into(),
        (true, "lt") => "Less Than".into(),
        (true, "lte") => "Less Than or Equal".into(),
        _ => capitalised(word, shouting),
    }
}

/// Signs that tell names apart become words: `+1`, `-1`, `created>`, `created<=`, `terms & conditions`.
fn spell_out(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if let Some((_, spelled)) = ODATA.iter().find(|(name, _)| *name == text) {
        return (*spelled).into();
    }
    let is_spelled = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' ' | b'.' | b'$');
    if text.bytes().all(is_spelled) {
        return text.into();
    }
    let (sign, text) = match text.strip_prefix(['+', '-']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            (if text.starts_with('+') { "plus " } else { "minus " }, rest)
        }
        _ => ("", text),
    };
    let (text, comparison) = [(">=", " gte"), ("<=", " lte"), (">", " gt"), ("<", " lt")]
        .into_iter()
        .find_map(|(sign, word)| Some((text.strip_suffix(sign)?, word)))
        .filter(|(rest, _)| !rest.contains(['<', '>']))
        .unwrap_or((text, ""));
    let mut out = format!("{sign}{text}{comparison}");
    // The apostrophe of a genitive does not separate; labels hold letters, digits and brackets.
    out.retain(|c| !matches!(c, '\'' | '’'));
    let out = out.replace('&', " and ").replace('%', " percent ");
    // The one hyphen that everybody leaves out.
    out.replace("e-mail", "email").replace("E-mail", "Email").replace("E-Mail", "Email").into()
}

/// Query options of two words that are written as one (`OData` 4.01, URL Conventions, section 5.1; Microsoft Graph).
const ODATA: [(&str, &str); 3] =
    [("$orderby", "order by"), ("$skiptoken", "skip token"), ("$deltatoken", "delta token")];

/// Words that are small in the middle of a title.
const SMALL: [&str; 16] =
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "per", "the", "to", "with"];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::label;

    #[test]
    fn wire_names_become_titles() {
        for (name, expected) in [
            ("petId", "Pet ID"),
            ("created_at", "Created At"),
            ("X-Request-ID", "X Request ID"),
            ("filter[status]", "Filter Status"),
            ("$top", "Top"),
            ("$orderby", "Order By"),
            ("$skiptoken", "Skip Token"),
            ("@odata.nextLink", "OData Next Link"),
            ("URLPath", "URL Path"),
            ("id", "ID"),
            ("ids", "IDs"),
            ("userIDs", "User IDs"),
            ("imageURLs", "Image URLs"),
            ("urls", "URLs"),
            ("ipv4_address", "IPv4 Address"),
            ("ipV6Address", "IP V6 Address"),
            ("IPv4Address", "IPv4 Address"),
            ("oauth2Token", "OAuth2 Token"),
            ("sha256", "SHA256"),
            ("address2Line", "Address2 Line"),
            ("line_1", "Line 1"),
            ("S3Bucket", "S3 Bucket"),
            ("b2bCustomer", "B2B Customer"),
            ("CUSTOMER_NAME", "Customer Name"),
            ("CUSTOMER_ID", "Customer ID"),
            ("XYZCode", "XYZ Code"),
            ("TTL", "TTL"),
            ("date_of_birth", "Date of Birth"),
            ("of_the", "Of The"),
            ("endOfTheDay", "End of the Day"),
            ("iotDevice", "IoT Device"),
            ("iPhoneOrder", "iPhone Order"),
            ("EBayItems", "eBay Items"),
            ("MacOSVersion", "macOS Version"),
            ("2FACode", "2FA Code"),
            ("größe", "Größe"),
            ("städteName", "Städte Name"),
            ("名前", "名前"),
            ("имя_файла", "Имя Файла"),
            ("+1", "Plus 1"),
            ("-1", "Minus 1"),
            ("DateCreated<", "Date Created Less Than"),
            ("DateCreated>", "Date Created Greater Than"),
            ("DateCreated>=", "Date Created Greater Than or Equal"),
            ("created[gte]", "Created Greater Than or Equal"),
            ("gt", "Gt"),
            ("ns:element", "Ns Element"),
            ("a.b/c~d", "A B C D"),
            ("githubUrl", "GitHub URL"),
            ("vat_rate%", "VAT Rate Percent"),
        ] {
            assert_eq!(label(name), expected, "{name}");
        }
    }

    #[test]
    fn titles_keep_their_words() {
        for (title, expected) in [
            ("Customer's e-mail address", "Customers Email Address"),
            ("Terms & conditions", "Terms and Conditions"),
            ("Amount (in EUR) to pay", "Amount (In EUR) to Pay"),
            ("Pet Name", "Pet Name"),
            ("the name of the pet", "The Name of the Pet"),
            ("broken ) bracket (", "Broken Bracket"),
            ("empty () bracket", "Empty Bracket"),
            ("Size (MB)", "Size (MB)"),
        ] {
            assert_eq!(label(title), expected, "{title}");
        }
    }

    #[test]
    fn odd_names_still_have_a_label() {
        assert_eq!(label(""), "Value");
        assert_eq!(label("  "), "Value");
        assert_eq!(label("$"), "$");
        let long = label(&"veryLongName".repeat(20));
        assert!(long.chars().count() <= 80 && long.ends_with(|c: char| c.is_alphabetic()));
    }

    proptest! {
        #[test]
        fn any_label_fits_its_place(text in "([A-Za-z0-9_.$()<>& -]|\\PC){0,60}") {
            let result = label(&text);
            prop_assert!(!result.is_empty() && result.chars().count() <= 80);
            prop_assume!(text.contains(char::is_alphanumeric));
            prop_assert_eq!(result.matches('(').count(), result.matches(')').count());
        }
    }
}
