use std::fmt;

use connectorgen_model::{Schema, Type};
use serde_json::Number;

/// Something that two parts of an `allOf` do not agree on.
pub(super) struct Clash {
    /// The members that lead to it, the outermost last.
    members: Vec<String>,
    pub(super) what: Unlike,
}

/// What it is about.
pub(super) enum Unlike {
    /// No value has both types.
    Types(Type, Type),
    /// No value is in both lists.
    Values,
    /// A schema has one pattern.
    Patterns,
}

impl fmt::Display for Clash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for member in self.members.iter().rev() {
            write!(out, "`{member}`: ")?;
        }
        match &self.what {
            Unlike::Types(a, b) => {
                write!(out, "the parts of `allOf` cannot both be satisfied: {} and {}", a.name(), b.name())
            }
            Unlike::Values => out.write_str("the parts of `allOf` allow no value in common"),
            Unlike::Patterns => out.write_str("a second pattern is left out: connectors have one"),
        }
    }
}

/// Adds what `part` demands to `whole`, as `allOf` does. Where both say something, the tighter bound wins, and
/// otherwise `whole` does. Answers what the two do not agree on.
pub(super) fn merge(whole: &mut Schema, part: Schema) -> Vec<Clash> {
    if whole.is_empty() {
        *whole = part;
        return Vec::new();
    }
    let here = |what| Clash { members: Vec::new(), what };
    let mut clashes = Vec::new();
    if let Some(clash) = kinds(whole, &part) {
        clashes.push(here(clash));
        return clashes;
    }
    if matches!((&whole.pattern, &part.pattern), (Some(own), Some(other)) if own != other) {
        clashes.push(here(Unlike::Patterns));
    }
    fill(&mut whole.format, part.format);
    fill(&mut whole.description, part.description);
    fill(&mut whole.title, part.title);
    fill(&mut whole.summary, part.summary);
    fill(&mut whole.visibility, part.visibility);
    fill(&mut whole.pattern, part.pattern);
    fill(&mut whole.default, part.default);
    fill(&mut whole.example, part.example);
    fill(&mut whole.editor, part.editor);
    fill(&mut whole.multiple_of, part.multiple_of);
    fill(&mut whole.additional_properties, part.additional_properties);
    whole.nullable |= part.nullable;
    whole.read_only |= part.read_only;
    whole.unique_items |= part.unique_items;
    whole.notification_url |= part.notification_url;
    if !values(whole, part.enumeration, part.enum_values) {
        clashes.push(here(Unlike::Values));
    }
    tighter(
        &mut whole.minimum,
        &mut whole.exclusive_minimum,
        part.minimum,
        part.exclusive_minimum,
        |a, b| a > b,
    );
    tighter(
        &mut whole.maximum,
        &mut whole.exclusive_maximum,
        part.maximum,
        part.exclusive_maximum,
        |a, b| a < b,
    );
    whole.min_length = whole.min_length.max(part.min_length);
    whole.min_items = whole.min_items.max(part.min_items);
    whole.min_properties = whole.min_properties.max(part.min_properties);
    whole.max_length = least(whole.max_length, part.max_length);
    whole.max_items = least(whole.max_items, part.max_items);
    whole.max_properties = least(whole.max_properties, part.max_properties);
    match (&mut whole.items, part.items) {
        (Some(items), Some(more)) => clashes.extend(merge_unless_reference(items, *more)),
        (items @ None, more) => *items = more,
        (Some(_), None) => {}
    }
    clashes.extend(members(whole, part.properties, part.required));
    for (name, value) in part.extra {
        whole.extra.entry(name).or_insert(value);
    }
    clashes
}

fn kinds(whole: &mut Schema, part: &Schema) -> Option<Unlike> {
    match (&whole.kind, &part.kind) {
        (Some(Type::Integer), Some(Type::Number)) | (Some(_), None) => None,
        (Some(a), Some(b)) if a == b => None,
        (Some(Type::Number), Some(Type::Integer)) => {
            whole.kind = Some(Type::Integer);
            None
        }
        (Some(a), Some(b)) => Some(Unlike::Types(a.clone(), b.clone())),
        (None, other) => {
            whole.kind.clone_from(other);
            None
        }
    }
}

fn members(
    whole: &mut Schema,
    properties: Option<indexmap::IndexMap<String, Schema>>,
    required: Option<Vec<String>>,
) -> Vec<Clash> {
    let mut clashes = Vec::new();
    if let Some(properties) = properties {
        let own = whole.properties.get_or_insert_default();
        for (name, schema) in properties {
            match own.get_mut(&name) {
                Some(existing) => {
                    for mut clash in merge_unless_reference(existing, schema) {
                        clash.members.push(name.clone());
                        clashes.push(clash);
                    }
                }
                None => drop(own.insert(name, schema)),
            }
        }
    }
    if let Some(required) = required {
        let own = whole.required.get_or_insert_default();
        for name in required {
            if !own.contains(&name) {
                own.push(name);
            }
        }
    }
    clashes
}

/// Nothing may stand beside a reference, so a reference wins over what refines it, unless the refinement has members.
fn merge_unless_reference(whole: &mut Schema, part: Schema) -> Vec<Clash> {
    match (whole.reference.is_some(), part.reference.is_some()) {
        (false, false) => merge(whole, part),
        (false, true) if whole.properties.is_none() => {
            *whole = part;
            Vec::new()
        }
        (true, false) if part.properties.is_some() => {
            *whole = part;
            Vec::new()
        }
        (true, _) | (false, true) => Vec::new(),
    }
}

fn fill<T>(field: &mut Option<T>, other: Option<T>) {
    if field.is_none() {
        *field = other;
    }
}

/// False if the two have none in common; those of `whole` stay.
fn values(
    whole: &mut Schema,
    more: Vec<serde_json::Value>,
    named: Vec<connectorgen_model::EnumValue>,
) -> bool {
    let mut agree = true;
    if whole.enumeration.is_empty() {
        whole.enumeration = more;
    } else if !more.is_empty() {
        agree = whole.enumeration.iter().any(|value| more.contains(value));
        whole.enumeration.retain(|value| !agree || more.contains(value));
    }
    if whole.enum_values.is_empty() {
        whole.enum_values = named;
    }
    let allowed = &whole.enumeration;
    whole.enum_values.retain(|named| allowed.contains(&named.value));
    agree
}

fn tighter(
    own: &mut Option<Number>,
    excluded: &mut bool,
    other: Option<Number>,
    other_excluded: bool,
    wins: fn(f64, f64) -> bool,
) {
    let Some(other) = other else { return };
    let better = match own.as_ref().and_then(Number::as_f64) {
        None => true,
        Some(current) => {
            let value = other.as_f64().unwrap_or(current);
            wins(value, current) || ((value - current).abs() < f64::EPSILON && other_excluded)
        }
    };
    if better {
        *own = Some(other);
        *excluded = other_excluded;
    }
}

fn least(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
