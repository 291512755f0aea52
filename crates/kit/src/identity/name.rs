use serde::Serialize;

/// The name of a connector in the platform, as redirect addresses, connector ids and subjects hold it.
///
/// Lower case; everything but letters and digits is written as `-` and two hexadecimal digits. Behind the title stand
/// one or two groups that tell environments apart (recomputed for five exported connectors):
/// `contoso-5forders-20api-5f6a4f91c8025d1333` is `contoso_orders api` in the environment `6a4f91c8025d1333`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectorName {
    /// As it is written, without `shared_`.
    pub encoded: String,
    /// The publisher's prefix and the title, in lower case: `contoso_orders api`.
    pub text: String,
    /// The groups behind it; the last one is the same for all connectors of an environment.
    pub groups: Vec<String>,
}

impl ConnectorName {
    /// Reads a name. `shared_` before it, which connector ids have, does not belong to it. `None` for what cannot be
    /// one.
    pub fn parse(text: &str) -> Option<ConnectorName> {
        let encoded = text.strip_prefix("shared_").unwrap_or(text);
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if encoded.is_empty() || !encoded.chars().all(allowed) {
            return None;
        }
        let (name, groups) = split_groups(encoded);
        let groups = groups.into_iter().map(str::to_owned).collect();
        Some(ConnectorName { encoded: encoded.to_owned(), text: unescape(name), groups })
    }

    /// What tells the environment: the last of the groups.
    pub fn environment(&self) -> Option<&str> {
        self.groups.last().map(String::as_str)
    }

    /// Whether it can be the name of a connector with this title. A publisher's prefix may stand before it, and what is
    /// neither a letter nor a digit of ASCII does not count.
    pub fn is_of(&self, title: &str) -> bool {
        let plain = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
        };
        plain(&self.text).ends_with(&plain(title))
    }
}

/// The name and the groups behind it.
fn split_groups(encoded: &str) -> (&str, Vec<&str>) {
    let mut rest = encoded;
    let mut groups = Vec::new();
    while let Some((before, tail)) = rest.rsplit_once('-').filter(|(before, _)| !before.is_empty()) {
        let underscored = tail.strip_prefix("5f").filter(|digits| is_group(digits));
        // A second group may stand behind a bare hyphen, but only behind a first one.
        let bare =
            || Some(tail).filter(|digits| digits.len() == 16 && is_group(digits) && ends_in_group(before));
        let Some(group) = underscored.or_else(bare) else { break };
        groups.insert(0, group);
        rest = before;
        if groups.len() == 2 {
            break;
        }
    }
    (rest, groups)
}

fn ends_in_group(text: &str) -> bool {
    text.rsplit_once('-').and_then(|(_, tail)| tail.strip_prefix("5f")).is_some_and(is_group)
}

/// 64 bits in hexadecimal, without leading zeros.
fn is_group(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// `-5f` becomes `_`. In names of Dataverse, `_5F` does.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let escape = rest.get(1..3).filter(|_| first == '-' || (first == '_' && is_upper(rest)));
        if let Some(byte) = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = rest.get(3..).unwrap_or_default();
        } else {
            bytes.push(u8::try_from(first).unwrap_or(b'?'));
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether an underscore begins an escape: the portal writes these in upper case (`_5F`, `_2D`, `_20`), and names have
/// no capitals otherwise.
fn is_upper(rest: &str) -> bool {
    rest.get(1..3).is_some_and(|digits| matches!(digits, "20" | "2D" | "2E" | "5F" | "26" | "28" | "29"))
}

#[cfg(test)]
mod tests {
    use super::ConnectorName;

    #[test]
    fn names_are_decoded() {
        for (encoded, text, groups) in [
            (
                "new-5fgcf-20rest-20connector-5f251f982b189de9d2",
                "new_gcf rest connector",
                vec!["251f982b189de9d2"],
            ),
            (
                "ms-20graph-20-2d-20no-20secret-5f820e575d611694-e6ed89f31466204d",
                "ms graph - no secret",
                vec!["820e575d611694", "e6ed89f31466204d"],
            ),
            (
                "shared_pets-5f98284236d845b802-5f21c6202f06d65e16",
                "pets",
                vec!["98284236d845b802", "21c6202f06d65e16"],
            ),
            ("contoso_contoso-20payments-20api", "contoso_contoso payments api", vec![]),
            ("cr863_5Fmcp-2Dserver-2Dfor-2Denterprise", "cr863_mcp-server-for-enterprise", vec![]),
            ("office365", "office365", vec![]),
        ] {
            let name = ConnectorName::parse(encoded).unwrap();
            assert_eq!(
                (name.text.as_str(), &name.groups),
                (text, &groups.iter().map(|g| (*g).to_owned()).collect()),
                "{encoded}"
            );
        }
    }

    #[test]
    fn what_cannot_be_a_name_is_none() {
        for text in ["", "shared_", "a b", "a/b", "größe", "a?b"] {
            assert_eq!(ConnectorName::parse(text), None, "{text}");
        }
    }

    #[test]
    fn name_is_held_against_a_title() {
        let name = ConnectorName::parse("new-5fmy-20profile-5f251f982b189de9d2").unwrap();
        assert!(name.is_of("My Profile") && name.is_of("my-profile"));
        assert!(!name.is_of("Azure Subscriptions"));
        assert_eq!(name.environment(), Some("251f982b189de9d2"));
    }
}
