use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{Schema, Type};
use openapiv3::ReferenceOr;

use super::Direction;
use super::alternatives::{flat, is_demand, is_null, is_open, is_unset, says_no};
use super::keywords::Keywords;
use crate::codes;
use crate::lowering::{Lowering, component_name};
use crate::wording;

/// One alternative, with everything written in place.
pub(super) struct Alternative {
    pub(super) schema: Schema,
    /// The component it is, if it is one.
    pub(super) component: Option<String>,
}

/// Alternatives in one schema that takes every one of them.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) schema: Schema,
    /// What the schema cannot say: which alternatives there are, or which values are known.
    pub(super) note: Option<String>,
    /// The components that are alternatives.
    pub(super) components: Vec<String>,
}

/// How many alternatives or values are named in a description.
const MAX_NAMED: usize = 8;

impl<'a> Lowering<'a, '_> {
    /// Joins alternatives into one schema that takes every one of them: Swagger 2.0 has neither `oneOf` nor `anyOf`,
    /// and no published connector uses them. `holder` is the type of what they refine.
    pub(super) fn union(
        &mut self,
        list: &'a [ReferenceOr<openapiv3::Schema>],
        holder: Option<&Type>,
        at: &At<'_>,
        direction: Direction,
    ) -> Joined {
        // A single alternative is no alternative.
        if let [only] = list {
            let schema = self.expanded(only, &at.index(0), direction);
            return Joined { schema, ..Joined::default() };
        }
        let mut nullable = false;
        let list = flat(list, at, &mut nullable);
        let beside_reference = list.iter().any(|(entry, _)| entry.as_item().is_none());
        let mut alternatives = Vec::with_capacity(list.len());
        let mut demands = false;
        let mut open = false;
        for (entry, place) in list {
            if beside_reference && is_null(entry) {
                nullable = true;
                continue;
            }
            let schema = self.expanded(entry, &At::pointer(Document::Source, &place), direction);
            nullable |= schema.nullable;
            if is_demand(&schema) {
                demands = true;
            } else if is_open(&schema) {
                // Beside the holder's own members it adds nothing; alone it takes anything, unless it is another name for null.
                open |= holder.is_none() && !schema.nullable && !says_no(entry);
            } else {
                alternatives.push(Alternative { schema, component: self.component_of(entry) });
            }
        }
        if demands {
            self.found.report(
                &codes::REQUIRED_ALTERNATIVES_LEFT_OUT,
                at,
                "connectors cannot say that one of several members has to be there; none of them is required",
            );
        }
        if open && !alternatives.is_empty() {
            self.found.report(
                &codes::UNION_OPEN,
                at,
                "one of the alternatives takes anything, so the value is left open",
            );
            alternatives.clear();
        }
        let mut joined = self.join(alternatives, at, direction);
        joined.schema.nullable |= nullable;
        joined
    }

    /// The component that an alternative is, or stands for.
    fn component_of(&self, entry: &'a ReferenceOr<openapiv3::Schema>) -> Option<String> {
        match entry {
            ReferenceOr::Reference { reference } => component_name(reference),
            ReferenceOr::Item(item) => component_name(self.stands_for(&Keywords::of(&item.schema_kind))?),
        }
    }

    fn join(&mut self, mut alternatives: Vec<Alternative>, at: &At<'_>, direction: Direction) -> Joined {
        let is_composed = |one: &Alternative| matches!(one.schema.kind, Some(Type::Object | Type::Array));
        let are_composed = || alternatives.iter().all(|one| is_composed(one) || is_unset(&one.schema));
        if alternatives.iter().any(is_composed) && alternatives.len() > 1 && are_composed() {
            let all = alternatives.len();
            alternatives.retain(is_composed);
            if alternatives.len() < all {
                self.found.report(
                    &codes::UNION_UNSET_LEFT_OUT,
                    at,
                    "an object or a list can also be given as the empty text, to unset it; a connector takes the object or list only",
                );
            }
        }
        if alternatives.len() < 2 {
            let schema = alternatives.pop().map(|only| only.schema).unwrap_or_default();
            return Joined { schema, ..Joined::default() };
        }
        if alternatives.iter().all(|one| !one.schema.enumeration.is_empty()) {
            return self.enumerations(&alternatives, at);
        }
        let kinds: Vec<Option<Type>> = alternatives.iter().map(|one| one.schema.kind.clone()).collect();
        let all = |wanted: fn(&Type) -> bool| kinds.iter().all(|kind| kind.as_ref().is_some_and(wanted));
        if all(|kind| *kind == Type::Object) {
            return self.objects(alternatives, at);
        }
        if all(is_scalar) {
            return self.scalars(&alternatives, at, direction);
        }
        if all(|kind| *kind == Type::Array) {
            return self.lists(alternatives, at);
        }
        self.mixed(alternatives, at, direction)
    }

    /// Scalars of one type keep it. Of several types, a number takes whole numbers as well; what is sent can be text
    /// if one of them is, and what is received is left open.
    fn scalars(&mut self, alternatives: &[Alternative], at: &At<'_>, direction: Direction) -> Joined {
        let mut kinds = alternatives.iter().filter_map(|one| one.schema.kind.clone());
        let first = kinds.next().unwrap_or(Type::String);
        let common = kinds.try_fold(first, |kind, other| match (&kind, &other) {
            _ if kind == other => Some(kind),
            (Type::Integer, Type::Number) | (Type::Number, Type::Integer) => Some(Type::Number),
            _ => None,
        });
        let has_text = alternatives.iter().any(|one| one.schema.kind == Some(Type::String));
        let mut note = None;
        let kind = match (common, direction) {
            (Some(kind), _) => Some(kind),
            (None, Direction::Input) if has_text => {
                self.found.report(
                    &codes::UNION_WIDENED,
                    at,
                    "the alternatives have different types; the input takes text",
                );
                note = named(alternatives);
                Some(Type::String)
            }
            (None, Direction::Input | Direction::Output) => {
                self.found.report(
                    &codes::UNION_WIDENED,
                    at,
                    "the alternatives have different types, so the value is left open",
                );
                note = named(alternatives);
                None
            }
        };
        let mut schema = Schema { kind, ..Schema::default() };
        self.shared_constraints(&mut schema, alternatives, at);
        let known: Vec<String> = alternatives
            .iter()
            .flat_map(|one| &one.schema.enumeration)
            .filter_map(wording::short_example)
            .collect();
        if !known.is_empty() {
            self.found.report(
                &codes::UNION_ENUM_OPENED,
                at,
                "one alternative lists values and another takes any; the values are in the description",
            );
            note = Some(format!("Known values: {}.", listed(&known)));
        }
        schema.description = alternatives.iter().find_map(|one| one.schema.description.clone());
        schema.default = alternatives.iter().find_map(|one| one.schema.default.clone());
        Joined { schema, note, components: Vec::new() }
    }

    /// Formats and bounds that all alternatives share; what only some of them demand is left out.
    fn shared_constraints(&mut self, joined: &mut Schema, alternatives: &[Alternative], at: &At<'_>) {
        let constraints = |schema: &Schema| Schema {
            kind: None,
            nullable: false,
            enumeration: Vec::new(),
            enum_values: Vec::new(),
            description: None,
            title: None,
            default: None,
            example: None,
            summary: None,
            ..schema.clone()
        };
        let mut all = alternatives.iter().map(|one| constraints(&one.schema));
        let Some(first) = all.next() else { return };
        if all.all(|other| other == first) {
            let kind = joined.kind.take();
            *joined = Schema { kind, ..first };
        } else {
            self.found.report(
                &codes::UNION_CONSTRAINTS_LEFT_OUT,
                at,
                "the alternatives differ in format or bounds; none is stated",
            );
        }
    }

    /// Scalars beside objects or lists: inputs take the simple form, outputs are left open, or are a list.
    fn mixed(&mut self, mut alternatives: Vec<Alternative>, at: &At<'_>, direction: Direction) -> Joined {
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
        let note = named(&alternatives);
        let mut schema = match chosen {
            Some(index) if index < alternatives.len() => alternatives.swap_remove(index).schema,
            Some(_) | None => Schema::default(),
        };
        if schema.description.is_none() {
            schema.description = alternatives.into_iter().find_map(|one| one.schema.description);
        }
        Joined { schema, note, components: Vec::new() }
    }
}

fn is_scalar(kind: &Type) -> bool {
    match kind {
        Type::String | Type::Number | Type::Integer | Type::Boolean => true,
        Type::Array | Type::Object | Type::File | Type::Other(_) => false,
    }
}

/// The alternatives in words: `One of: text, Customer.`
pub(super) fn named(alternatives: &[Alternative]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for Alternative { schema, component } in alternatives {
        let own = component.as_deref().or(schema.title.as_deref()).and_then(wording::label);
        let name = own.unwrap_or_else(|| wording::kind(schema.kind.as_ref()).to_owned());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (names.len() > 1).then(|| format!("One of: {}.", listed(&names)))
}

pub(super) fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(MAX_NAMED).map(String::as_str).collect();
    match names.len().saturating_sub(MAX_NAMED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
