use std::collections::BTreeMap;

use connectorgen_diagnostics::{Change, JsonPointer};

use crate::Replacement;
use crate::syntax::Syntax;

/// One text and the replacements that were accepted for it.
#[derive(Debug)]
pub struct Draft<'t> {
    syntax: Syntax<'t>,
    accepted: Accepted,
}

impl<'t> Draft<'t> {
    /// `None` when the text is not JSON. Comments and trailing commas do not matter.
    pub fn of(text: &'t str) -> Option<Draft<'t>> {
        Some(Draft { syntax: Syntax::read(text)?, accepted: Accepted::default() })
    }

    /// What a change at a pointer does to the text, whatever was accepted so far. `None` when there is nothing that could
    /// be changed like this.
    pub fn replacement(&self, pointer: &JsonPointer, change: &Change) -> Option<Replacement> {
        self.syntax.replacement(pointer, change)
    }

    /// Whether all of these can be accepted: they touch nothing that another one touches. What was accepted already
    /// can be accepted again.
    pub fn admits(&self, all: &[Replacement]) -> bool {
        let mut together = Accepted::default();
        all.iter().all(|one| !self.accepted.touches(one) && together.add(one))
    }

    /// Accepts all of these, or none of them.
    pub fn accept(&mut self, all: &[Replacement]) -> bool {
        let admitted = self.admits(all);
        if admitted {
            let new: Vec<_> = all.iter().filter(|one| !self.accepted.has(one)).collect();
            for one in new {
                self.accepted.add(one);
            }
        }
        admitted
    }

    /// The text with all replacements.
    pub fn finish(self) -> String {
        let mut text = String::with_capacity(self.syntax.text.len());
        let mut done = 0;
        for ((start, end), new) in &self.accepted.0 {
            text.push_str(self.syntax.slice(done..*start));
            text.push_str(new);
            done = *end;
        }
        text.push_str(self.syntax.slice(done..self.syntax.text.len()));
        text
    }
}

/// Replacements by start and end; no two of them touch the same byte.
#[derive(Debug, Default)]
struct Accepted(BTreeMap<(usize, usize), String>);

impl Accepted {
    /// False when it cannot be. Members that are added to the same object stand behind each other.
    fn add(&mut self, one: &Replacement) -> bool {
        let place = (one.range.start, one.range.end);
        if one.range.is_empty()
            && let Some(text) = self.0.get_mut(&place)
        {
            text.push_str(&one.text);
            return true;
        }
        let is_free = !self.touches(one);
        if is_free {
            self.0.insert(place, one.text.clone());
        }
        is_free
    }

    fn has(&self, one: &Replacement) -> bool {
        self.0.get(&(one.range.start, one.range.end)) == Some(&one.text)
    }

    /// Whether another one is in its way.
    fn touches(&self, one: &Replacement) -> bool {
        let (start, end) = (one.range.start, one.range.end);
        let near = self.0.range(..=(end, usize::MAX)).rev().take_while(|((_, last), _)| *last >= start);
        near.into_iter().any(|((first, last), text)| {
            if (*first, *last) == (start, end) { *text != one.text } else { *first < end && start < *last }
        })
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::{Change, JsonPointer};
    use serde_json::json;

    use super::Draft;
    use crate::Replacement;

    const TEXT: &str = "{\"a\": {\"x\": 1, \"y\": 2}, \"b\": 3}";

    fn at(draft: &Draft<'_>, pointer: &str, change: &Change) -> Replacement {
        draft.replacement(&JsonPointer::from_escaped(pointer), change).unwrap()
    }

    fn insert(key: &str) -> Change {
        Change::Set(key.to_owned(), json!(0))
    }

    #[test]
    fn edits_of_different_places_are_accepted_together() {
        let mut draft = Draft::of(TEXT).unwrap();
        for (pointer, change) in [
            ("/b", Change::Remove),
            ("/a", Change::Rename("c".to_owned())),
            ("/a/x", Change::Replace(json!(7))),
            ("/a/y", Change::Remove),
            ("/a", insert("z")),
            ("", insert("d")),
        ] {
            let replacement = at(&draft, pointer, &change);
            assert!(draft.accept(&[replacement]), "{pointer}");
        }
        assert_eq!(draft.finish(), "{\"c\": {\"x\": 7, \"z\": 0}, \"d\": 0}");
    }

    #[test]
    fn edits_of_one_place_wait_and_the_same_edit_counts_once() {
        let mut draft = Draft::of(TEXT).unwrap();
        let first = at(&draft, "/a", &Change::Replace(json!({})));
        assert!(draft.accept(std::slice::from_ref(&first)));
        assert!(draft.accept(&[first]));
        for (pointer, change) in [
            ("/a", Change::Remove),
            ("/a/x", Change::Remove),
            ("/a", insert("z")),
            ("/a", Change::Replace(json!(1))),
        ] {
            let replacement = at(&draft, pointer, &change);
            assert!(!draft.accept(&[replacement]), "{pointer}");
        }
        assert_eq!(draft.finish(), "{\"a\": {}, \"b\": 3}");
    }

    #[test]
    fn members_of_one_fix_stand_behind_each_other_and_those_of_another_wait() {
        let mut draft = Draft::of(TEXT).unwrap();
        let both = [at(&draft, "", &insert("c")), at(&draft, "", &insert("d"))];
        assert!(draft.accept(&both));
        let other = at(&draft, "", &insert("e"));
        assert!(!draft.accept(&[other]));
        assert!(draft.finish().ends_with("\"b\": 3, \"c\": 0, \"d\": 0}"));
    }

    #[test]
    fn fix_that_is_in_its_own_way_is_not_accepted_in_part() {
        let mut draft = Draft::of(TEXT).unwrap();
        let both = [at(&draft, "/a", &Change::Remove), at(&draft, "/a/x", &Change::Remove)];
        assert!(!draft.accept(&both));
        assert_eq!(draft.finish(), TEXT);
    }
}
