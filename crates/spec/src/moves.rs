use std::collections::HashMap;

use connectorgen_diagnostics::JsonPointer;

use crate::documents::MAIN;

/// A place in one of the documents that were read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The number of the document.
    pub(crate) doc: usize,
    pub(crate) pointer: JsonPointer,
}

impl Place {
    pub(crate) fn new(doc: usize, pointer: JsonPointer) -> Place {
        Place { doc, pointer }
    }

    /// The place with `rest` (escaped, starting with a slash, or empty) behind it.
    pub(crate) fn concat(&self, rest: &str) -> Place {
        Place { doc: self.doc, pointer: self.pointer.concat(rest) }
    }

    /// The member `key` of this place.
    pub(crate) fn join(&self, key: &str) -> Place {
        Place { doc: self.doc, pointer: self.pointer.join(key) }
    }
}

impl From<JsonPointer> for Place {
    /// A place in the main document.
    fn from(pointer: JsonPointer) -> Place {
        Place { doc: MAIN, pointer }
    }
}

/// From places in the inner document to places in the source, for what does not stand in the same place in both: a
/// path item behind a `$ref`, a schema that was given a name because something refers to it, whatever is in another
/// file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moves {
    moved: HashMap<JsonPointer, Place>,
    /// What had been moved in the main document before.
    earlier: Option<Box<Moves>>,
}

/// How pointers start that mean a place in what was read, whatever stands there in the inner document. No document has
/// such a key.
const RAW: &str = "/\u{1}";

impl Moves {
    /// Remembers that what stands at `inner` comes from `source`.
    pub(crate) fn record(&mut self, inner: JsonPointer, source: impl Into<Place>) {
        let source = source.into();
        if self.one_step(&inner) != source {
            self.moved.insert(inner, source);
        }
    }

    /// Remembers that `inner` stands at `source` below a place that has been recorded, if it was moved at all.
    pub(crate) fn record_below(&mut self, holder: &JsonPointer, inner: &str, source: &str) {
        let place = self.one_step(holder).concat(source);
        self.record(holder.concat(inner), place);
    }

    /// The source of an inner place; the place itself unless it, or a place that holds it, was moved.
    pub(crate) fn source_of(&self, inner: &JsonPointer) -> Place {
        let place = self.one_step(inner);
        match &self.earlier {
            Some(earlier) if place.doc == MAIN => earlier.source_of(&place.pointer),
            Some(_) | None => place,
        }
    }

    /// The source of an inner place as the main document was when these moves were recorded.
    pub(crate) fn one_step(&self, inner: &JsonPointer) -> Place {
        match self.holders(inner).next() {
            Some((source, rest)) => source.concat(rest),
            None => from_raw(inner).unwrap_or_else(|| Place::from(inner.clone())),
        }
    }

    /// True if one of the places that hold `inner`, or itself, was moved here from `source`.
    pub(crate) fn leads_through(&self, inner: &JsonPointer, source: &Place) -> bool {
        self.holders(inner).any(|(moved, _)| moved == source)
    }

    /// The sources of `inner` and of the places that hold it, as far as they were moved, innermost first; and what of
    /// `inner` stands behind each.
    fn holders<'a>(&'a self, inner: &'a JsonPointer) -> impl Iterator<Item = (&'a Place, &'a str)> {
        let inner = inner.as_str();
        let ends = inner.rmatch_indices('/').map(|(end, _)| end);
        let ends = std::iter::once(inner.len()).chain(ends).filter(|_| !self.moved.is_empty());
        ends.filter_map(|end| {
            let (holder, rest) = inner.split_at_checked(end)?;
            Some((self.moved.get(holder)?, rest))
        })
    }

    /// These moves, after `earlier` ones.
    pub(crate) fn after(self, earlier: Moves) -> Moves {
        let earlier = match self.earlier {
            Some(between) => between.after(earlier),
            None => earlier,
        };
        Moves { earlier: Some(Box::new(earlier)), ..self }
    }
}

/// A pointer for a place in what was read, for reports about what has no place in the inner document.
pub(crate) fn raw(place: &Place) -> JsonPointer {
    JsonPointer::from_escaped(&format!("{RAW}{}{}", place.doc, place.pointer))
}

fn from_raw(pointer: &JsonPointer) -> Option<Place> {
    let rest = pointer.as_str().strip_prefix(RAW)?;
    let end = rest.find('/').unwrap_or(rest.len());
    let (number, rest) = rest.split_at_checked(end)?;
    Some(Place::new(number.parse().ok()?, JsonPointer::from_escaped(rest)))
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::JsonPointer;

    use super::{Moves, Place, raw};

    fn at(pointer: &str) -> JsonPointer {
        JsonPointer::from_escaped(pointer)
    }

    #[test]
    fn what_lies_below_a_moved_place_moves_along() {
        let mut moves = Moves::default();
        moves.record(at("/components/schemas/Pet_owner"), at("/components/schemas/Pet/properties/owner"));
        assert_eq!(
            moves.source_of(&at("/components/schemas/Pet_owner/type")),
            at("/components/schemas/Pet/properties/owner/type").into()
        );
        assert_eq!(
            moves.source_of(&at("/components/schemas/Pet/type")),
            at("/components/schemas/Pet/type").into()
        );
    }

    #[test]
    fn what_stays_below_a_moved_place_can_be_recorded() {
        let mut moves = Moves::default();
        let other = Place::new(2, at("/Item"));
        moves.record(at("/paths/~1a"), other.clone());
        moves.record(at("/paths/~1a/post"), at("/paths/~1a/post"));
        assert_eq!(moves.source_of(&at("/paths/~1a/get/tags")), Place::new(2, at("/Item/get/tags")));
        assert_eq!(moves.source_of(&at("/paths/~1a/post/tags")), at("/paths/~1a/post/tags").into());
        moves.record_below(&at("/paths/~1a/get"), "/x/1", "/y");
        assert_eq!(moves.source_of(&at("/paths/~1a/get/x/1/z")), Place::new(2, at("/Item/get/y/z")));
        assert!(moves.leads_through(&at("/paths/~1a/get"), &other));
        assert!(!moves.leads_through(&at("/paths/~1b/get"), &other));
    }

    #[test]
    fn raw_places_are_places_of_the_source() {
        let mut moves = Moves::default();
        moves.record(at("/a"), at("/b"));
        let place = Place::new(0, at("/a"));
        assert_eq!(moves.source_of(&raw(&place).join("x")), place.join("x"));
        assert_eq!(moves.source_of(&raw(&Place::new(3, at("")))), Place::new(3, at("")));
    }

    #[test]
    fn earlier_moves_are_followed_in_the_main_document() {
        let (mut first, mut second) = (Moves::default(), Moves::default());
        first.record(at("/definitions/Pet"), Place::new(1, at("")));
        second.record(at("/components/schemas/Pet"), at("/definitions/Pet"));
        let moves = second.after(first);
        assert_eq!(moves.source_of(&at("/components/schemas/Pet/type")), Place::new(1, at("/type")));
        assert_eq!(moves.source_of(&at("/info")), at("/info").into());
        let place = Place::new(0, at("/definitions/Pet"));
        assert_eq!(moves.source_of(&raw(&place)), Place::new(1, at("")));
    }
}
