use std::collections::HashMap;

use connectorgen_diagnostics::JsonPointer;

/// From places in the inner document to places in the source, for what does not stand in the same place in both: a
/// path item behind a `$ref`, a schema that was given a name because something refers to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moves {
    places: HashMap<JsonPointer, JsonPointer>,
    /// From the document before to the source, when it was rewritten before.
    before: Option<Box<Moves>>,
}

impl Moves {
    pub(crate) fn record(&mut self, inner: JsonPointer, source: JsonPointer) {
        if inner != source {
            self.places.insert(inner, source);
        }
    }

    /// These moves after others: from the inner document to the source by way of the document in between.
    pub(crate) fn after(self, before: Moves) -> Moves {
        Moves { before: Some(Box::new(before)), ..self }
    }

    /// The source of an inner place; the place itself unless it, or a place that holds it, was moved.
    pub(crate) fn source_of(&self, inner: &JsonPointer) -> JsonPointer {
        let place = self.place_before(inner);
        self.before.as_ref().map_or(place.clone(), |before| before.source_of(&place))
    }

    fn place_before(&self, inner: &JsonPointer) -> JsonPointer {
        if self.places.is_empty() {
            return inner.clone();
        }
        let mut place = Some(inner.clone());
        while let Some(here) = place {
            if let (Some(source), Some(rest)) = (self.places.get(&here), inner.strip_prefix(&here)) {
                return source.concat(rest);
            }
            place = here.parent();
        }
        inner.clone()
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::JsonPointer;

    use super::Moves;

    #[test]
    fn what_lies_below_a_moved_place_moves_along() {
        let at = JsonPointer::from_escaped;
        let mut moves = Moves::default();
        moves.record(at("/components/schemas/Pet_owner"), at("/components/schemas/Pet/properties/owner"));
        assert_eq!(
            moves.source_of(&at("/components/schemas/Pet_owner/type")),
            at("/components/schemas/Pet/properties/owner/type")
        );
        assert_eq!(moves.source_of(&at("/components/schemas/Pet/type")), at("/components/schemas/Pet/type"));
    }
}
