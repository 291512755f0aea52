/// Whether a word names several things: good enough to choose between `List` and `Get`.
pub(super) fn is_plural(word: &str) -> bool {
    singular(word) != word
}

/// One of what a word names several of; the word itself when it does not look like a plural.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    if ONE.iter().any(|one| lower.ends_with(one)) {
        return word.to_owned();
    }
    let ending = ENDINGS.iter().find_map(|(many, one)| {
        let stem = word.get(..lower.strip_suffix(many)?.len())?;
        Some((stem, *one))
    });
    match ending {
        // A plural has something in front of its ending, except where the ending is a word.
        Some((stem, one)) if stem.len() > 1 || one.len() > 3 => same_case(stem, one, word),
        Some(_) | None => word.to_owned(),
    }
}

/// The stem with the new ending, which begins with a capital if it makes up the word and the word did.
fn same_case(stem: &str, ending: &str, word: &str) -> String {
    let mut out = format!("{stem}{ending}");
    if stem.is_empty()
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && let Some(first) = out.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    out
}

/// What ends like a plural and is none, or is spoken of as one thing.
#[rustfmt::skip]
const ONE: [&str; 36] = [
    "access", "address", "alias", "analytics", "atlas", "axis", "bias", "bonus", "bus", "business", "campus", "canvas",
    "census", "class", "consensus", "corpus", "credentials", "details", "dns", "focus", "https", "lens", "news", "plus",
    "preferences", "radius", "series", "settings", "sis", "sms", "species", "ss", "statistics", "stats", "status", "virus",
];

/// Endings of plurals, special ones first.
const ENDINGS: [(&str, &str); 18] = [
    ("people", "person"),
    ("children", "child"),
    ("statuses", "status"),
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("caches", "cache"),
    ("buses", "bus"),
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("zzes", "zz"),
    ("s", ""),
];

#[cfg(test)]
mod tests {
    use super::{is_plural, singular};

    #[test]
    fn plurals_have_a_singular() {
        for (many, one) in [
            ("pets", "pet"),
            ("Pets", "Pet"),
            ("categories", "category"),
            ("addresses", "address"),
            ("boxes", "box"),
            ("branches", "branch"),
            ("databases", "database"),
            ("people", "person"),
            ("People", "Person"),
            ("salesPeople", "salesperson"),
            ("apis", "api"),
            ("skus", "sku"),
            ("statuses", "status"),
            ("ids", "id"),
        ] {
            assert_eq!(singular(many), one);
            assert!(is_plural(many));
        }
    }

    #[test]
    fn words_that_are_one_stay() {
        for word in ["status", "news", "address", "settings", "analysis", "sms", "s", "", "as", "me", "größe"]
        {
            assert_eq!(singular(word), word);
            assert!(!is_plural(word));
        }
    }
}
