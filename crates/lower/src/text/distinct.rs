//! Labels of things that stand side by side: nobody can tell two apart that are called the same.

use std::collections::{BTreeMap, HashSet};

use super::cut::whole_words;
use super::label::{LONGEST, label};

/// Something that is shown under a label.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labelled<'a> {
    /// Its place among those that stand side by side.
    pub(crate) index: usize,
    /// Its name, which nobody else has that is sent in the same part of a request.
    pub(crate) name: &'a str,
    /// The part of a request that it is sent in, where that is not what the name is of by itself.
    pub(crate) part: Option<&'static str>,
    /// The part of the name that its label is made of where nothing else is said.
    pub(crate) spoken: &'a str,
    /// The label.
    pub(crate) label: &'a str,
}

/// New labels, by index, for those of `all` that share theirs with others, without regard to case. It does not depend on the
/// order: a label that was made of the name goes to the plainest name, and the others say what their names have
/// more (`User ID`, `User ID (Underscore)`), or where they are sent (`User ID (Query)`); those that share a title are called
/// after their names.
pub(crate) fn distinct_labels(all: &[Labelled<'_>]) -> Vec<(usize, String)> {
    let mut seen = HashSet::with_capacity(all.len());
    if all.iter().all(|one| seen.insert(key(one.label))) {
        return Vec::new();
    }
    let mut groups: BTreeMap<String, Vec<&Labelled<'_>>> = BTreeMap::new();
    for one in all {
        groups.entry(key(one.label)).or_default().push(one);
    }
    let mut taken: HashSet<String> = HashSet::new();
    let mut late: Vec<&Labelled<'_>> = Vec::new();
    for (label, mut group) in groups {
        group.sort_by_key(|one| (!one.is_alone_plain(), one.has_signs(), one.name, one.part));
        let keeps = group.len() == 1 || group.first().is_some_and(|one| one.is_alone_plain());
        if keeps {
            taken.insert(label);
        }
        late.extend(group.into_iter().skip(usize::from(keeps)));
    }
    late.into_iter()
        .map(|one| {
            let free =
                one.others(has_namesake(one, all)).into_iter().find(|label| !taken.contains(&key(label)));
            let label = free.unwrap_or_else(|| numbered(one.label, &taken));
            taken.insert(key(&label));
            (one.index, label)
        })
        .collect()
}

/// Whether something that is sent in another part of the request has the same name.
fn has_namesake(one: &Labelled<'_>, all: &[Labelled<'_>]) -> bool {
    all.iter().any(|other| other.name.eq_ignore_ascii_case(one.name) && other.part != one.part)
}

fn key(label: &str) -> String {
    label.trim().to_lowercase()
}

impl Labelled<'_> {
    /// Whether the label says all that the name does: it was made of it, and no sign that means something was left out.
    fn is_alone_plain(&self) -> bool {
        let is_quiet = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
        self.spoken == self.name && self.name.chars().all(is_quiet) && label(self.name) == self.label
    }

    fn has_signs(&self) -> bool {
        !self.name.chars().all(char::is_alphanumeric)
    }

    /// Other labels that would do, best first.
    fn others(&self, has_namesake: bool) -> Vec<String> {
        let spoken = label(self.spoken);
        let whole = label(self.name);
        let signs = signs(self.name);
        let mut labels = Vec::new();
        if let (Some(part), true) = (self.part, has_namesake) {
            labels.push(format!("{} ({part})", self.label));
        }
        if spoken != self.label {
            labels.extend([spoken.clone(), format!("{} ({spoken})", self.label)]);
        }
        if whole != spoken {
            labels.push(whole);
        }
        if !signs.is_empty() {
            labels.push(format!("{spoken} ({})", signs.join(" ")));
        }
        labels.retain(|label| label.chars().count() <= LONGEST);
        labels
    }
}

/// The signs of a name that labels leave out, in words, in their order.
fn signs(name: &str) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = name.chars().filter_map(sign).collect();
    words.dedup();
    words
}

fn sign(char: char) -> Option<&'static str> {
    match char {
        '.' => Some("Dot"),
        '/' => Some("Slash"),
        '_' => Some("Underscore"),
        '-' => Some("Hyphen"),
        ' ' => Some("Space"),
        '$' => Some("Dollar"),
        '@' => Some("At"),
        ':' => Some("Colon"),
        '#' => Some("Hash"),
        '*' => Some("Star"),
        '+' => Some("Plus"),
        '~' => Some("Tilde"),
        '!' => Some("Not"),
        '|' => Some("Bar"),
        '[' => Some("Brackets"),
        '(' => Some("Parentheses"),
        '{' => Some("Braces"),
        _ => None,
    }
}

fn numbered(label: &str, taken: &HashSet<String>) -> String {
    let stem = whole_words(label, LONGEST - " 9999".len()).text;
    let mut labels = (2_usize..).map(|number| format!("{stem} {number}"));
    labels.find(|label| !taken.contains(&key(label))).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::{Labelled, distinct_labels, key};
    use crate::text::label;

    /// The labels of names that have none of their own.
    fn of_names(names: &[&str]) -> Vec<String> {
        let labels: Vec<String> = names.iter().map(|name| label(name)).collect();
        let all: Vec<(&str, &str)> = names.iter().copied().zip(labels.iter().map(String::as_str)).collect();
        of(&all)
    }

    fn labelled<'a>(index: usize, name: &'a str, label: &'a str) -> Labelled<'a> {
        Labelled { index, name, part: None, spoken: name, label }
    }

    fn of(all: &[(&str, &str)]) -> Vec<String> {
        let labelled: Vec<Labelled<'_>> =
            all.iter().enumerate().map(|(index, (name, label))| labelled(index, name, label)).collect();
        let mut labels: Vec<String> = all.iter().map(|(_, label)| (*label).to_owned()).collect();
        for (index, label) in distinct_labels(&labelled) {
            labels[index] = label;
        }
        labels
    }

    #[test]
    fn names_that_differ_in_signs_say_which() {
        for (names, expected) in [
            (&["a.b", "a/b"][..], &["A B (Dot)", "A B (Slash)"][..]),
            (&["user_id", "userId"], &["User ID (Underscore)", "User ID"]),
            (&["$top", "top"], &["Top (Dollar)", "Top"]),
            (&["ids[]", "ids"], &["IDs (Brackets)", "IDs"]),
            (&["id", "ID", "Id"], &["ID 3", "ID", "ID 2"]),
            (&["a_b.c", "a.b_c"], &["A B C (Underscore Dot)", "A B C (Dot Underscore)"]),
            (&["x", "y"], &["X", "Y"]),
        ] {
            assert_eq!(of_names(names), expected, "{names:?}");
        }
    }

    #[test]
    fn those_that_share_a_title_are_called_after_their_names() {
        let all =
            [("billing", "Address"), ("shipping_to", "Address"), ("address", "Address"), ("b", "Billing")];
        assert_eq!(of(&all), ["Address (Billing)", "Shipping To", "Address", "Billing"]);
        assert_eq!(of(&[("from", "Date"), ("to", "Date")]), ["From", "To"]);
    }

    #[test]
    fn header_that_is_called_like_another_input_keeps_its_prefix() {
        let all = [
            Labelled { spoken: "Request-ID", ..labelled(0, "X-Request-ID", "Request ID") },
            labelled(1, "request_id", "Request ID"),
        ];
        assert_eq!(distinct_labels(&all), [(0, "X Request ID".to_owned())]);
    }

    #[test]
    fn inputs_of_one_name_say_where_they_are_sent() {
        let query = Labelled { part: Some("Query"), ..labelled(0, "user_id", "User ID") };
        let field = labelled(1, "user_id", "User ID");
        assert_eq!(distinct_labels(&[query, field]), [(0, "User ID (Query)".to_owned())]);
        let capitals = Labelled { part: Some("Query"), ..labelled(1, "USER_ID", "User ID") };
        assert_eq!(distinct_labels(&[query, capitals]), [(0, "User ID (Underscore)".to_owned())]);
        let header = Labelled { part: Some("Header"), ..labelled(1, "user_id", "User ID") };
        assert_eq!(distinct_labels(&[query, header]), [(0, "User ID (Query)".to_owned())]);
    }

    proptest! {
        #[test]
        fn labels_are_distinct_and_do_not_depend_on_the_order(names in prop::collection::btree_map("[aA._$-]{1,3}", "A|B|A B|a", 1..12)) {
            let all: Vec<(&str, &str)> = names.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
            let labels = of(&all);
            let unique: HashSet<String> = labels.iter().map(|label| key(label)).collect();
            prop_assert_eq!(unique.len(), all.len());
            let reversed: Vec<(&str, &str)> = all.iter().rev().copied().collect();
            prop_assert_eq!(of(&reversed).into_iter().rev().collect::<Vec<_>>(), labels);
        }
    }
}
