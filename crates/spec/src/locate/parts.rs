use connectorgen_diagnostics::{JsonPointer, Position};
use indexmap::IndexMap;

use super::trie::{Found, locate};
use crate::outline::{Outline, Part};
use crate::position::positions;
use crate::{Format, tree};

/// The place of each pointer in `text`, as [`locate`] gives it, but without passing the parts in which nothing is looked
/// for.
pub(crate) fn locate_by(
    text: &str,
    format: Format,
    outline: &Outline,
    pointers: &[JsonPointer],
) -> Vec<Position> {
    let mut by_part: IndexMap<Option<&JsonPointer>, Vec<(usize, &JsonPointer)>> = IndexMap::new();
    for (index, pointer) in pointers.iter().enumerate() {
        by_part.entry(outline.part_of(pointer)).or_default().push((index, pointer));
    }
    let mut places = vec![Position { line: 1, column: 1 }; pointers.len()];
    let mut put = |index: usize, place: Position| {
        if let Some(slot) = places.get_mut(index) {
            *slot = place;
        }
    };
    let outside = by_part.shift_remove(&None).unwrap_or_default();
    // The outline of YAML has every member of the document; what is outside of it is not there.
    if format == Format::Json {
        let wanted: Vec<JsonPointer> = outside.iter().map(|(_, pointer)| (*pointer).clone()).collect();
        for ((index, _), place) in outside.iter().zip(of_text(text, format, &wanted)) {
            put(*index, place);
        }
    }
    let parts = by_part.into_iter().filter_map(|(part, inside)| Some((part?, outline.get(part?)?, inside)));
    let mut parts: Vec<_> = parts.collect();
    parts.sort_by_key(|(_, part, _)| part.key);
    let offsets: Vec<usize> = parts.iter().flat_map(|(_, part, _)| [part.key, part.range.start]).collect();
    for ((pointer, part, inside), starts) in parts.into_iter().zip(positions(text, &offsets).chunks(2)) {
        let &[key, start] = starts else { continue };
        let below = |place: &JsonPointer| place.strip_prefix(pointer).map(JsonPointer::from_escaped);
        let wanted: Vec<JsonPointer> = inside.iter().filter_map(|(_, place)| below(place)).collect();
        let own = part.text(text).unwrap_or_default();
        for ((index, _), place) in inside.iter().zip(of_text(&own, format, &wanted)) {
            put(*index, shifted(place, part, key, start));
        }
    }
    places
}

fn of_text(text: &str, format: Format, wanted: &[JsonPointer]) -> Vec<Position> {
    match format {
        Format::Json => locate(&Found::Json(text), wanted),
        Format::Yaml => locate(&Found::Yaml(&tree::places(text)), wanted),
    }
}

/// From the place in a part to that in the document.
fn shifted(place: Position, part: &Part, key: Position, start: Position) -> Position {
    match place {
        // The part itself.
        Position { line: 1, column: 1 } => key,
        Position { line: 1, column } => {
            Position { line: start.line, column: column + start.column - 1 - part.column }
        }
        Position { line, column } => Position { line: line + start.line - 1, column },
    }
}
