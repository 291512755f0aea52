use std::collections::HashSet;

use crate::naming::{Wanted, ascii, assign, short_hash};
use crate::text;

/// The most that the title of a connector may have.
const LONGEST_TITLE: usize = 30;
/// Of which so much is left for the name of the API, if it has that much.
const SHORTEST_BASE: usize = 8;
const LONGEST_FOLDER: usize = 40;

/// Folder and title of each part of each tag. A folder depends on its tag and number alone, as far as no other tag
/// wants the same: the connector's id is kept in it.
pub(super) fn names(title: &str, tags: &[(Option<&str>, usize)]) -> Vec<(String, String)> {
    let wanted = tags.iter().map(|(tag, _)| {
        let name = tag.map_or_else(|| OTHERS.to_owned(), folder);
        Wanted {
            is_own: tag.is_some_and(|tag| tag == name),
            key: vec![tag.unwrap_or_default()],
            others: Box::new(move || {
                let hash = short_hash(&[tag.unwrap_or_default()]);
                let stem = tag.map_or_else(|| "untagged".to_owned(), folder);
                if tag.is_none() {
                    vec![stem.clone(), format!("{stem}-{hash}")]
                } else {
                    vec![format!("{stem}-{hash}")]
                }
            }),
            name,
        }
    });
    let folders = assign(&wanted.collect::<Vec<_>>());
    let mut taken: HashSet<String> = folders.iter().cloned().collect();
    let mut titles: HashSet<String> = HashSet::new();
    let mut names = Vec::new();
    for ((tag, parts), folder) in tags.iter().zip(folders) {
        for number in 1..=*parts {
            // The first part keeps the name that the only one had.
            let mut name = folder.clone();
            if number > 1 {
                name = format!("{folder}-{number}");
                while !taken.insert(name.clone()) {
                    name.push_str("-part");
                }
            }
            names.push((name, unique_title(title, *tag, number, *parts, &mut titles)));
        }
    }
    names
}

/// The folder of operations without a tag.
const OTHERS: &str = "other";

/// `users.Actions` as `users-actions`.
fn folder(tag: &str) -> String {
    let mut name = String::new();
    for c in ascii(tag).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let short: String = name.chars().take(LONGEST_FOLDER).collect();
    let short = short.trim_end_matches('-');
    if short.is_empty() {
        format!("tag-{}", short_hash(&[tag]))
    } else if is_device(short) {
        format!("{short}-operations")
    } else {
        short.to_owned()
    }
}

/// Names that Windows has for devices: there can be no folder of that name.
fn is_device(name: &str) -> bool {
    let numbered = |device: &str| {
        name.strip_prefix(device)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

fn unique_title(
    base: &str,
    tag: Option<&str>,
    number: usize,
    parts: usize,
    taken: &mut HashSet<String>,
) -> String {
    let mut number = if number > 1 { number } else { 0 };
    loop {
        let title = joined(base, tag, number, parts);
        if taken.insert(title.to_lowercase()) {
            return title;
        }
        number += if number == 0 { 2 } else { 1 };
    }
}

/// The name of the API and of the tag, and the number, as far as they fit.
fn joined(base: &str, tag: Option<&str>, number: usize, parts: usize) -> String {
    let number = if number == 0 { String::new() } else { format!(" {number}") };
    let label = match tag {
        Some(tag) => text::title(&text::label(tag)).text,
        None if parts > 1 => String::new(),
        None => "Other".to_owned(),
    };
    let room = LONGEST_TITLE - number.len();
    let base_length = base.chars().count();
    let label = shortened(&label, room - SHORTEST_BASE.min(base_length) - 1);
    let left = room - label.chars().count() - usize::from(!label.is_empty());
    let base = shortened(base, left);
    let parts = [base.as_str(), label.as_str()];
    let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}{number}", words.join(" "))
}

/// As many words as fit; a first word that is too long is cut.
fn shortened(text: &str, room: usize) -> String {
    let mut short = text::whole_words(text, room).text;
    let kept = short.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')').len();
    short.truncate(kept);
    short
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::names;

    #[test]
    fn folders_and_titles_are_those_of_the_tags() {
        let tags = [
            (Some("pulls"), 1),
            (Some("users.Actions"), 2),
            (Some("Users Actions"), 1),
            (Some("con"), 1),
            (Some("日本"), 1),
            (Some("Codes of Conduct and everything else"), 1),
            (None, 1),
        ];
        let names = names("GitHub v3 REST", &tags);
        let expected = [
            ("pulls", "GitHub v3 REST Pulls"),
            ("users-actions-ifhkuj", "GitHub v3 REST Users Actions"),
            ("users-actions-ifhkuj-2", "GitHub v3 REST Users Actions 2"),
            ("users-actions", "GitHub v3 REST Users Actions 3"),
            ("con-operations", "GitHub v3 REST Con"),
            ("tag-345653", "GitHub v3 REST 日本"),
            ("codes-of-conduct-and-everything-else", "GitHub v3 Codes of Conduct"),
            ("other", "GitHub v3 REST Other"),
        ];
        assert_eq!(names.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn document_without_tags_is_numbered() {
        let names = names("Stripe", &[(None, 3)]);
        let expected = [("other", "Stripe"), ("other-2", "Stripe 2"), ("other-3", "Stripe 3")];
        assert_eq!(names.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>(), expected);
    }

    proptest! {
        #[test]
        fn any_tags_have_names_of_their_own(
            title in "[A-Za-z .]{1,30}", tags in prop::collection::btree_map("\\PC{0,50}", 1..4_usize, 1..12)
        ) {
            let tags: Vec<_> = tags.iter().map(|(tag, parts)| (Some(tag.as_str()), *parts)).collect();
            let names = names(&title, &tags);
            for unique in [
                names.iter().map(|(folder, _)| folder.to_lowercase()).collect::<std::collections::BTreeSet<_>>(),
                names.iter().map(|(_, title)| title.to_lowercase()).collect(),
            ] {
                prop_assert_eq!(unique.len(), names.len());
            }
            for (folder, title) in &names {
                prop_assert!(title.chars().count() <= 30, "{title:?}");
                prop_assert!(folder.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            }
        }
    }
}
