use connectorgen_diagnostics::JsonPointer;
use connectorgen_model::Schema;

use super::opened;
use super::place::{below, step};

/// What was taken out of a schema that is too large in itself.
pub(super) enum Loss {
    /// The members of an object that is written in place.
    Members(JsonPointer),
    /// A member that nothing requires.
    Member(JsonPointer),
}

/// Takes so much out of a schema that, all its references cut, there would be `limit` schemas: first objects inside of
/// it, innermost first, then members that nothing requires, last first.
pub(super) fn trim(schema: &mut Schema, limit: u64) -> Vec<Loss> {
    let mut excess = count(schema).saturating_sub(limit);
    let mut losses = Vec::new();
    while excess > 0 {
        let mut objects = Vec::new();
        collect(schema, &JsonPointer::root(), &mut objects);
        if objects.is_empty() {
            break;
        }
        // The last one counts first, and of equal ones the first in the schema is it.
        objects.reverse();
        objects.sort_by_key(|(_, saving)| *saving);
        while excess > 0 {
            let enough = objects.partition_point(|(_, saving)| *saving < excess);
            let Some((path, saving)) =
                (if enough < objects.len() { Some(objects.remove(enough)) } else { objects.pop() })
            else {
                break;
            };
            let Some(place) = below(schema, &path) else { continue };
            *place = opened(&path, place);
            excess = excess.saturating_sub(saving);
            losses.push(Loss::Members(path));
        }
    }
    members(schema, excess, &mut losses);
    losses
}

/// The objects inside of a schema that hold no further objects, and what each would save. Counts their members.
fn collect(schema: &Schema, path: &JsonPointer, objects: &mut Vec<(JsonPointer, u64)>) -> bool {
    let mut holds_objects = false;
    for (child, inner) in schema.children() {
        holds_objects |= collect(inner, &step(path, child), objects);
    }
    let members = schema.children().map(|(_, inner)| count(inner)).sum::<u64>();
    let is_object = schema.properties.is_some() && members > 0;
    if is_object && !holds_objects && !path.is_root() {
        objects.push((path.clone(), members));
    }
    holds_objects || (is_object && !path.is_root())
}

/// How many schemas are written in place.
pub(super) fn count(schema: &Schema) -> u64 {
    1 + schema.children().map(|(_, inner)| count(inner)).sum::<u64>()
}

fn members(schema: &mut Schema, excess: u64, losses: &mut Vec<Loss>) {
    let (mut holder, mut path) = (schema, JsonPointer::root());
    while holder.properties.is_none() {
        let Some(items) = holder.items.as_mut() else { return };
        path = path.join("items");
        holder = items;
    }
    let Some(properties) = holder.properties.as_mut() else { return };
    let mut excess = excess;
    let mut index = properties.len();
    while excess > 0 && index > 0 {
        index -= 1;
        let Some((name, member)) = properties.get_index(index) else { return };
        if holder.required.as_ref().is_some_and(|required| required.contains(name)) {
            continue;
        }
        excess = excess.saturating_sub(count(member));
        losses.push(Loss::Member(path.join("properties").join(name)));
        properties.shift_remove_index(index);
    }
}
