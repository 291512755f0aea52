use connectorgen_diagnostics::At;
use connectorgen_model::{AdditionalProperties, Schema, Type};
use indexmap::IndexMap;

use super::union::{Alternative, Joined, named};
use crate::codes;
use crate::lowering::Lowering;

/// How many definitions are opened in one another to join their members.
const MAX_OPENED: usize = 1;

impl Lowering<'_, '_> {
    /// Objects: all members of all of them; those that all of them require stay required.
    pub(super) fn objects(&mut self, alternatives: Vec<Alternative>, at: &At<'_>) -> Joined {
        let components: Vec<String> = alternatives.iter().filter_map(|one| one.component.clone()).collect();
        let note = named(&alternatives).filter(|_| !components.is_empty());
        let mut schema = Schema::of(Type::Object);
        let mut required: Option<Vec<String>> = None;
        let mut properties: IndexMap<String, Schema> = IndexMap::new();
        let mut conflicts = Vec::new();
        for Alternative { schema: one, .. } in alternatives {
            let own = one.required.unwrap_or_default();
            required = Some(match required {
                None => own,
                Some(shared) => shared.into_iter().filter(|name| own.contains(name)).collect(),
            });
            for (name, member) in one.properties.into_iter().flatten() {
                match properties.get_mut(&name) {
                    Some(existing) => {
                        if !self.widen(existing, member, 0) {
                            conflicts.push(name);
                        }
                    }
                    None => drop(properties.insert(name, member)),
                }
            }
            if !self.widen_maps(&mut schema.additional_properties, one.additional_properties, 0) {
                conflicts.push("additionalProperties".to_owned());
            }
        }
        if !properties.is_empty() && schema.additional_properties.take().is_some() {
            self.found.report(
                &codes::ADDITIONAL_PROPERTIES_LEFT_OUT,
                at,
                "one alternative is an object of any members; they are left out, so that the named ones stay visible",
            );
        }
        schema.required = required.filter(|names| !names.is_empty());
        schema.properties = (!properties.is_empty()).then_some(properties);
        let what = if components.is_empty() { "several shapes".to_owned() } else { components.join(", ") };
        self.found.report(
            &codes::UNION_MERGED,
            at,
            format!("the alternatives were merged into one object with the members of all ({what})"),
        );
        self.report_conflicts(conflicts, at);
        Joined { schema, note, components }
    }

    pub(super) fn lists(&mut self, alternatives: Vec<Alternative>, at: &At<'_>) -> Joined {
        let mut joined = Schema::of(Type::Array);
        let mut conflicts = Vec::new();
        for Alternative { schema, .. } in alternatives {
            joined.description = joined.description.or(schema.description);
            let items = schema.items.unwrap_or_default();
            match &mut joined.items {
                Some(existing) => {
                    if !self.widen(existing, *items, 0) {
                        conflicts.push("items".to_owned());
                    }
                }
                none => *none = Some(items),
            }
        }
        self.report_conflicts(conflicts, at);
        Joined { schema: joined, ..Joined::default() }
    }

    fn report_conflicts(&mut self, mut names: Vec<String>, at: &At<'_>) {
        names.dedup();
        if names.is_empty() {
            return;
        }
        let message = format!(
            "the alternatives have different types for {}, which is left open",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        );
        self.found.report(&codes::UNION_MEMBER_OPENED, at, message);
    }

    /// Makes a member take the values of another alternative as well. False if the two have nothing in common, and the
    /// member takes anything now.
    pub(super) fn widen(&mut self, member: &mut Schema, other: Schema, opened: usize) -> bool {
        if *member == other {
            return true;
        }
        let mut other = other;
        if (member.reference.is_some() || other.reference.is_some()) && opened < MAX_OPENED {
            let pair = (self.opened(member), self.opened(&other));
            if let (Some(mine), Some(theirs)) = pair {
                *member = mine;
                other = theirs;
            }
        }
        let label = member.summary.take().or(other.summary.take());
        let same_kind = member.kind.is_some()
            && member.kind == other.kind
            && member.reference.is_none()
            && other.reference.is_none();
        let nullable = member.nullable || other.nullable;
        if !same_kind {
            let kind = match (&member.kind, &other.kind) {
                (Some(Type::Integer), Some(Type::Number)) | (Some(Type::Number), Some(Type::Integer)) => {
                    Some(Type::Number)
                }
                _ => None,
            };
            let fits = kind.is_some();
            let description = member.description.take().or(other.description);
            *member = Schema { kind, description, summary: label, nullable, ..Schema::default() };
            return fits;
        }
        let mut wider = Schema::of(member.kind.clone().unwrap_or(Type::Object));
        wider.description = member.description.take().or(other.description);
        wider.nullable = nullable;
        wider.summary = label;
        if member.format == other.format {
            wider.format = member.format.take();
        }
        if !member.enumeration.is_empty() && !other.enumeration.is_empty() {
            wider.enumeration = std::mem::take(&mut member.enumeration);
            wider.enum_values = std::mem::take(&mut member.enum_values);
            for value in other.enumeration {
                if !wider.enumeration.contains(&value) {
                    wider.enumeration.push(value);
                }
            }
            for named in other.enum_values {
                if !wider.enum_values.iter().any(|known| known.value == named.value) {
                    wider.enum_values.push(named);
                }
            }
            // The designer takes the list of names instead of the values, so it has to be whole.
            if wider.enum_values.len() != wider.enumeration.len() {
                wider.enum_values.clear();
            }
        }
        let mut fits = self.widen_members(&mut wider, member, other.properties, other.required, opened + 1);
        if wider.properties.is_none() {
            wider.additional_properties = member.additional_properties.take();
            fits &=
                self.widen_maps(&mut wider.additional_properties, other.additional_properties, opened + 1);
        }
        if let (Some(mut own), Some(more)) = (member.items.take(), other.items) {
            fits &= self.widen(&mut own, *more, opened + 1);
            wider.items = Some(own);
        }
        if wider.kind == Some(Type::Array) && wider.items.is_none() {
            wider.items = Some(Box::default());
        }
        *member = wider;
        fits
    }

    /// Makes the values of a map take those of another as well. False if they have nothing in common, and are left open.
    fn widen_maps(
        &mut self,
        map: &mut Option<AdditionalProperties>,
        other: Option<AdditionalProperties>,
        opened: usize,
    ) -> bool {
        let mut fits = true;
        *map = match (map.take(), other) {
            (Some(AdditionalProperties::Schema(mut own)), Some(AdditionalProperties::Schema(more))) => {
                fits = self.widen(&mut own, *more, opened);
                let is_open = own.is_empty();
                Some(if is_open {
                    AdditionalProperties::Allowed(true)
                } else {
                    AdditionalProperties::Schema(own)
                })
            }
            (Some(_), Some(_)) => Some(AdditionalProperties::Allowed(true)),
            (one, None) | (None, one) => one,
        };
        fits
    }

    fn widen_members(
        &mut self,
        wider: &mut Schema,
        member: &mut Schema,
        properties: Option<IndexMap<String, Schema>>,
        required: Option<Vec<String>>,
        opened: usize,
    ) -> bool {
        let mut fits = true;
        if member.properties.is_none() && properties.is_none() {
            return true;
        }
        let mut own = member.properties.take().unwrap_or_default();
        for (name, schema) in properties.into_iter().flatten() {
            match own.get_mut(&name) {
                Some(existing) => fits &= self.widen(existing, schema, opened),
                None => drop(own.insert(name, schema)),
            }
        }
        let shared = member.required.take().unwrap_or_default();
        let theirs = required.unwrap_or_default();
        let both: Vec<String> = shared.into_iter().filter(|name| theirs.contains(name)).collect();
        wider.required = (!both.is_empty()).then_some(both);
        wider.properties = Some(own);
        fits
    }
}
