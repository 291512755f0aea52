//! What can be told of texts that people read, without understanding them.

/// Names of Microsoft's products that may not stand in a connector's texts (Microsoft Learn, "Prepare connector files
/// for certification").
const PRODUCTS: [&str; 10] = [
    "Power Automate",
    "Power Apps",
    "PowerApps",
    "Power BI",
    "Power Virtual Agents",
    "Power Platform",
    "Copilot Studio",
    "Logic Apps",
    "Microsoft Flow",
    "Dataverse",
];

/// The first name of a product in a text.
pub(crate) fn product(text: &str) -> Option<&'static str> {
    PRODUCTS.into_iter().find(|product| has_word(text, product))
}

/// True when the words stand in a text as such, in capitals or not.
pub(crate) fn has_word(text: &str, wanted: &str) -> bool {
    let text = text.to_lowercase();
    let wanted = wanted.to_lowercase();
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(&wanted).any(|(start, found)| {
        let (before, rest) = text.split_at_checked(start).unwrap_or_default();
        let behind = rest.strip_prefix(found).unwrap_or_default();
        is_edge(before.chars().next_back()) && is_edge(behind.chars().next())
    })
}

/// True when most letters are those of English. What has no letters is nobody's language.
pub(crate) fn is_english(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let others = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    others * 4 <= letters
}

/// True when the last character is a letter, a digit or a closing parenthesis.
pub(crate) fn ends_like_a_name(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// True when a text ends as a sentence does.
pub(crate) fn ends_like_a_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '\'', ')', '”', '’', '`']);
    text.ends_with(['.', '!', '?', '。'])
}

/// True for `http://` or `https://` with a host behind it.
pub(crate) fn is_url(text: &str) -> bool {
    let lower = text.to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '{' || c == '@')
            && !rest.contains(char::is_whitespace)
    })
}

/// True for an address such as `help@example.com`.
pub(crate) fn is_mail_address(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let is_plain = text.chars().all(|c| c.is_ascii_graphic() && !"<>()[],;:\"\\".contains(c));
    let labels: Vec<&str> = host.split('.').collect();
    is_plain && !user.is_empty() && !host.contains('@') && labels.len() > 1 && !labels.contains(&"")
}

/// The first word that is written likeThis; translators cannot take it apart.
pub(crate) fn camel_word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let mut letters = word.chars();
        let starts_small = letters.next().is_some_and(|c| c.is_ascii_lowercase());
        let humps = word.chars().zip(word.chars().skip(1)).zip(word.chars().skip(2));
        // "eBay", "iPhone" and "mTLS" are words; `userName` is not.
        starts_small
            && word.chars().take(2).all(|c| c.is_ascii_lowercase())
            && humps
                .into_iter()
                .any(|((a, b), c)| a.is_ascii_lowercase() && b.is_ascii_uppercase() && c.is_ascii_lowercase())
    })
}

/// The first word that begins with a small letter though words of a title do not.
pub(crate) fn small_word(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    let first = words.next();
    let starts_small = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    first.filter(starts_small).or_else(|| words.filter(starts_small).find(|word| !SMALL.contains(word)))
}

/// True for a word of small letters only that begins with a capital one where it stands in a title.
pub(crate) fn is_small_word(word: &str, is_first: bool) -> bool {
    let starts_small = word.starts_with(|c: char| c.is_ascii_lowercase());
    starts_small && !word.contains(char::is_uppercase) && (is_first || !SMALL.contains(&word))
}

const SMALL: [&str; 20] = [
    "a", "an", "and", "as", "at", "by", "e.g.", "for", "from", "if", "in", "is", "of", "on", "or", "per",
    "the", "to", "via", "with",
];

/// How texts are compared to find out whether one says no more than the other.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{camel_word, has_word, is_english, is_mail_address, is_url, product, small_word};

    #[test]
    fn words_are_found_as_such() {
        assert!(has_word("The API of pets", "api"));
        assert!(!has_word("Rapid pets", "api"));
        assert!(has_word("pets (API)", "API"));
        assert_eq!(product("For Power automate flows"), Some("Power Automate"));
        assert_eq!(product("Powerful pets"), None);
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        assert!(is_url("https://example.com/a"));
        assert!(!is_url("example.com") && !is_url("https://") && !is_url("https://a b"));
        assert!(is_mail_address("help@example.com"));
        assert!(!is_mail_address("help@example") && !is_mail_address("Help <help@example.com>"));
    }

    #[test]
    fn languages_and_spellings_are_guessed() {
        assert!(is_english("A café") && !is_english("宠物"));
        assert_eq!(camel_word("The userName of eBay"), Some("userName"));
        assert_eq!(camel_word("The iPhone"), None);
        assert_eq!(small_word("Name of the pet"), Some("pet"));
        assert_eq!(small_word("Name of the Pet"), None);
    }
}
