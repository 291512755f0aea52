use connectorgen_diagnostics::At;
use connectorgen_model::{EnumValue, Schema, Type};
use indexmap::IndexMap;
use openapiv3::{Discriminator, ReferenceOr};
use serde_json::Value;

use super::scalar::common_kind;
use super::{Direction, object};
use crate::codes;
use crate::lowering::{Lowering, component_name};

/// One alternative, with everything written in place.
struct Alternative {
    schema: Schema,
    /// The component it is, if it is one.
    component: Option<String>,
}

impl<'a> Lowering<'a, '_> {
    /// Joins alternatives into one schema that takes every one of them: Swagger 2.0 has neither `oneOf` nor `anyOf`,
    /// and no published connector uses them.
    pub(super) fn union(
        &mut self,
        list: &'a [ReferenceOr<openapiv3::Schema>],
        discriminator: Option<&Discriminator>,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        // A single alternative is no alternative: it stays a reference if it is one.
        if let [only] = list {
            return self.expanded(only, &at.index(0), direction);
        }
        let mut alternatives = Vec::with_capacity(list.len());
        let mut nullable = false;
        for (index, entry) in list.iter().enumerate() {
            let schema = self.expanded(entry, &at.index(index), direction);
            nullable |= schema.nullable;
            let component = match entry {
                ReferenceOr::Reference { reference } => component_name(reference),
                ReferenceOr::Item(_) => None,
            };
            // An alternative that demands nothing but that members be there refines the others.
            if !is_refinement(&schema) {
                alternatives.push(Alternative { schema, component });
            }
        }
        let mut joined = self.join(alternatives, discriminator, at, direction);
        joined.nullable |= nullable;
        joined
    }

    fn join(
        &mut self,
        mut alternatives: Vec<Alternative>,
        discriminator: Option<&Discriminator>,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        if alternatives.len() < 2 {
            return alternatives.pop().map(|only| only.schema).unwrap_or_default();
        }
        if alternatives.iter().all(|one| !one.schema.enumeration.is_empty()) {
            return enumerations(&alternatives);
        }
        let kinds: Vec<Option<Type>> = alternatives.iter().map(|one| one.schema.kind.clone()).collect();
        let all = |wanted: fn(&Type) -> bool| kinds.iter().all(|kind| kind.as_ref().is_some_and(wanted));
        if all(|kind| *kind == Type::Object) {
            return self.objects(alternatives, discriminator, at);
        }
        if all(is_scalar) {
            return self.scalars(&alternatives, at);
        }
        if all(|kind| *kind == Type::Array) {
            return lists(alternatives);
        }
        self.mixed(alternatives, at, direction)
    }

    /// Objects: all members of all of them; those that all of them require stay required.
    fn objects(
        &mut self,
        alternatives: Vec<Alternative>,
        discriminator: Option<&Discriminator>,
        at: &At<'_>,
    ) -> Schema {
        let names: Vec<String> = alternatives.iter().filter_map(|one| one.component.clone()).collect();
        let mut joined = Schema::of(Type::Object);
        let mut required: Option<Vec<String>> = None;
        let mut properties: IndexMap<String, Schema> = IndexMap::new();
        for Alternative { schema, .. } in alternatives {
            let own = schema.required.unwrap_or_default();
            required = Some(match required {
                None => own,
                Some(shared) => shared.into_iter().filter(|name| own.contains(name)).collect(),
            });
            for (name, member) in schema.properties.into_iter().flatten() {
                match properties.get_mut(&name) {
                    Some(existing) => widen(existing, member),
                    None => drop(properties.insert(name, member)),
                }
            }
            if joined.additional_properties.is_none() {
                joined.additional_properties = schema.additional_properties;
            }
        }
        if !properties.is_empty() {
            joined.additional_properties = None;
        }
        if let Some(discriminator) = discriminator {
            discriminate(&mut properties, discriminator, &names);
        }
        joined.required = required.filter(|names| !names.is_empty());
        joined.properties = (!properties.is_empty()).then_some(properties);
        let what = if names.is_empty() { "several shapes".to_owned() } else { names.join(", ") };
        if !names.is_empty() {
            joined.description = Some(format!("One of: {what}."));
        }
        self.found.report(
            &codes::UNION_MERGED,
            at,
            format!("the alternatives were merged into one object with the members of all ({what})"),
        );
        joined
    }

    /// Scalars of one type keep it. Of several types, a number takes whole numbers as well, and text takes all.
    fn scalars(&mut self, alternatives: &[Alternative], at: &At<'_>) -> Schema {
        let mut kinds = alternatives.iter().filter_map(|one| one.schema.kind.clone());
        let first = kinds.next().unwrap_or(Type::String);
        let kind = kinds.try_fold(first, |kind, other| match (&kind, &other) {
            _ if kind == other => Some(kind),
            (Type::Integer, Type::Number) | (Type::Number, Type::Integer) => Some(Type::Number),
            _ => None,
        });
        if kind.is_none() {
            self.found.report(
                &codes::UNION_WIDENED,
                at,
                "the alternatives have different types; text takes all of them",
            );
        }
        let mut joined = Schema::of(kind.unwrap_or(Type::String));
        let formats: Vec<Option<&String>> =
            alternatives.iter().map(|one| one.schema.format.as_ref()).collect();
        if let [Some(first), rest @ ..] = formats.as_slice()
            && rest.iter().all(|format| *format == Some(*first))
        {
            joined.format = Some((*first).clone());
        }
        joined.description = alternatives.iter().find_map(|one| one.schema.description.clone());
        joined.default = alternatives.iter().find_map(|one| one.schema.default.clone());
        joined
    }

    /// Scalars beside objects or lists: inputs take the simple form, outputs are left open, or are a list.
    fn mixed(&mut self, mut alternatives: Vec<Alternative>, at: &At<'_>, direction: Direction) -> Schema {
        let position = |wanted: fn(&Type) -> bool| {
            alternatives.iter().position(|one| one.schema.kind.as_ref().is_some_and(wanted))
        };
        let scalar = position(is_scalar);
        let list = position(|kind| *kind == Type::Array);
        let object = position(|kind| *kind == Type::Object);
        let open = alternatives.iter().any(|one| one.schema.kind.is_none() && one.schema.reference.is_none());
        let (chosen, message) = match (direction, scalar, list, object) {
            _ if open => (None, "one of the alternatives is open, so the value is left open"),
            (Direction::Input, Some(scalar), ..) => {
                (Some(scalar), "the value may be simple or composed; the input takes the simple form")
            }
            (Direction::Output, Some(_), Some(list), None) => {
                (Some(list), "the value may be single or a list; the output is shown as a list")
            }
            (Direction::Input, None, Some(list), Some(_)) => {
                (Some(list), "the value may be a list or an object; the input takes a list")
            }
            (_, _, _, _) => (None, "the alternatives have nothing in common, so the value is left open"),
        };
        self.found.report(&codes::UNION_WIDENED, at, message);
        let mut joined = match chosen {
            Some(index) if index < alternatives.len() => alternatives.swap_remove(index).schema,
            Some(_) | None => Schema::default(),
        };
        if joined.description.is_none() {
            joined.description = alternatives.into_iter().find_map(|one| one.schema.description);
        }
        joined
    }
}

fn is_scalar(kind: &Type) -> bool {
    match kind {
        Type::String | Type::Number | Type::Integer | Type::Boolean => true,
        Type::Array | Type::Object | Type::File | Type::Other(_) => false,
    }
}

/// `anyOf: [{required: [a]}, {required: [b]}]` says which members go together, not what the value is. What is left of
/// such an alternative is nothing at all.
fn is_refinement(schema: &Schema) -> bool {
    schema.is_empty()
}

/// All alternatives are lists of values: one list, with the alternatives' titles as labels.
fn enumerations(alternatives: &[Alternative]) -> Schema {
    let mut joined = Schema::default();
    let mut named = Vec::new();
    for Alternative { schema, .. } in alternatives {
        let title = schema.title.as_deref().or(schema.description.as_deref());
        for value in &schema.enumeration {
            if joined.enumeration.contains(value) {
                continue;
            }
            joined.enumeration.push(value.clone());
            let own = schema
                .enum_values
                .iter()
                .find(|entry| entry.value == *value)
                .and_then(|entry| entry.display_name.clone());
            let label = own.or_else(|| title.filter(|_| schema.enumeration.len() == 1).map(str::to_owned));
            named.extend(label.map(|label| EnumValue { value: value.clone(), display_name: Some(label) }));
        }
    }
    joined.kind = Some(common_kind(&joined.enumeration).unwrap_or(Type::String));
    // The designer takes the list of names instead of the values, so it has to be whole.
    if named.len() == joined.enumeration.len() {
        joined.enum_values = named;
    }
    joined.description = alternatives
        .iter()
        .find_map(|one| one.schema.description.clone())
        .filter(|_| joined.enum_values.is_empty());
    joined
}

fn lists(alternatives: Vec<Alternative>) -> Schema {
    let mut joined = Schema::of(Type::Array);
    for Alternative { schema, .. } in alternatives {
        let items = schema.items.unwrap_or_default();
        match &mut joined.items {
            Some(existing) => widen(existing, *items),
            none => *none = Some(items),
        }
    }
    joined
}

/// Makes a member take the values of another alternative as well.
fn widen(member: &mut Schema, other: Schema) {
    if *member == other {
        return;
    }
    let label = member.summary.take();
    let same_kind = member.kind.is_some()
        && member.kind == other.kind
        && member.reference.is_none()
        && other.reference.is_none();
    if !same_kind {
        let nullable = member.nullable || other.nullable;
        *member =
            Schema { description: member.description.take(), summary: label, nullable, ..Schema::default() };
        return;
    }
    let mut wider = Schema::of(member.kind.clone().unwrap_or(Type::Object));
    wider.description = member.description.take().or(other.description);
    wider.nullable = member.nullable || other.nullable;
    wider.summary = label;
    if member.format == other.format {
        wider.format = member.format.take();
    }
    if !member.enumeration.is_empty() && !other.enumeration.is_empty() {
        wider.enumeration = std::mem::take(&mut member.enumeration);
        for value in other.enumeration {
            if !wider.enumeration.contains(&value) {
                wider.enumeration.push(value);
            }
        }
    }
    if let (Some(mut own), Some(more)) = (member.properties.take(), other.properties) {
        for (name, schema) in more {
            match own.get_mut(&name) {
                Some(existing) => widen(existing, schema),
                None => drop(own.insert(name, schema)),
            }
        }
        let shared = member.required.take().unwrap_or_default();
        let theirs = other.required.unwrap_or_default();
        let both: Vec<String> = shared.into_iter().filter(|name| theirs.contains(name)).collect();
        wider.required = (!both.is_empty()).then_some(both);
        wider.properties = Some(own);
    }
    if let (Some(mut own), Some(more)) = (member.items.take(), other.items) {
        widen(&mut own, *more);
        wider.items = Some(own);
    }
    if wider.kind == Some(Type::Array) && wider.items.is_none() {
        wider.items = Some(Box::default());
    }
    *member = wider;
}

/// The discriminating property becomes a list of the values that tell the alternatives apart.
fn discriminate(properties: &mut IndexMap<String, Schema>, discriminator: &Discriminator, names: &[String]) {
    let Some(property) = properties.get_mut(&discriminator.property_name) else { return };
    let mapped: Vec<String> = discriminator.mapping.keys().cloned().collect();
    let values = if mapped.is_empty() { names.to_vec() } else { mapped };
    if values.is_empty()
        || !matches!(property.kind, None | Some(Type::String))
        || property.reference.is_some()
    {
        return;
    }
    property.kind = Some(Type::String);
    if property.enumeration.is_empty() || !discriminator.mapping.is_empty() {
        property.enumeration = values.into_iter().map(Value::String).collect();
        property.enum_values.clear();
    }
    object::label(property, &discriminator.property_name);
}
