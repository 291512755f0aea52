use super::route::{Part, parts};
use crate::text::small_words;

/// What tells each of several operations, given as method and path, from the others: the words of its path that not all of
/// them have (`orders`, `v2`), its variables where the words do not do (`by ID`), and its method where others have the
/// same (`POST`). Empty for one whose path has nothing that is missing in the others.
pub(crate) fn differences(operations: &[(&str, &str)]) -> Vec<String> {
    let routes: Vec<Vec<Part>> = operations.iter().map(|(_, path)| parts(path)).collect();
    let words = own_words(&routes, |part| matches!(part, Part::Fixed(_)));
    if is_distinct(&words) {
        return words;
    }
    let words = own_words(&routes, |_| true);
    let shares = |own: &String| words.iter().filter(|other| *other == own).count() > 1;
    let named = words.iter().zip(operations).map(|(own, (method, _))| {
        if shares(own) {
            format!("{} {own}", method.to_uppercase()).trim_end().to_owned()
        } else {
            own.clone()
        }
    });
    named.collect()
}

fn own_words(routes: &[Vec<Part>], counts: fn(&Part) -> bool) -> Vec<String> {
    let is_everywhere = |part: &&Part| routes.iter().all(|other| other.contains(part));
    let words = routes.iter().map(|route| {
        let own = route.iter().filter(|part| counts(part) && !is_everywhere(part));
        small_words(&own.map(Part::spoken).collect::<String>())
    });
    words.collect()
}

fn is_distinct(words: &[String]) -> bool {
    words.iter().enumerate().all(|(index, own)| !words.iter().take(index).any(|other| other == own))
}

#[cfg(test)]
mod tests {
    use super::differences;

    #[test]
    fn operations_are_told_apart_by_path_then_by_method() {
        for (operations, expected) in [
            (&[("get", "/resources"), ("get", "/resources/{account}")][..], &["", "by account"][..]),
            (&[("get", "/orders"), ("get", "/customers")], &["orders", "customers"]),
            (&[("get", "/document/{id}/fields"), ("get", "/v2/document/{id}/fields")], &["", "v2"]),
            (&[("get", "/spots/{id}/sets"), ("get", "/sets")], &["spots", ""]),
            (&[("post", "/things"), ("delete", "/things")], &["POST", "DELETE"]),
            (&[("get", "/a"), ("put", "/a/{id}"), ("patch", "/a/{id}")], &["", "PUT by ID", "PATCH by ID"]),
        ] {
            assert_eq!(differences(operations), expected, "{operations:?}");
        }
    }
}
