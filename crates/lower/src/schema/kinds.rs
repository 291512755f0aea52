use std::collections::HashSet;

use connectorgen_model::Type;
use openapiv3::{OpenAPI, ReferenceOr, Schema};

use super::alternatives::{inner, is_null};
use super::keywords::Keywords;
use super::scalar::{coerced, kind_of};
use super::shape::{behind, is_object};

/// Whether requests and responses may show different ones of some alternatives: those that are of different kinds, if one
/// of them is text, or simple beside what is composed. It is seen from the document, before anything is lowered, so it may be
/// true of some that look the same after all, and never false of those that do not. `holder` is what holds them.
pub(super) fn differ(alternatives: &[ReferenceOr<Schema>], holder: &Keywords<'_>, openapi: &OpenAPI) -> bool {
    if alternatives.is_empty() {
        return false;
    }
    let mut kinds = Kinds { all_listed: true, ..Kinds::default() };
    let lists = [holder.all_of, holder.one_of, holder.any_of];
    let is_whole = holder.kind.is_none()
        && holder.properties.is_none()
        && holder.additional_properties.is_none()
        && lists.iter().filter(|list| !list.is_empty()).count() == 1;
    kinds.add_flat(alternatives, has_references(alternatives), is_whole, openapi);
    kinds.differ()
}

/// What kinds of values alternatives take.
#[derive(Default)]
struct Kinds {
    text: bool,
    number: bool,
    flag: bool,
    list: bool,
    object: bool,
    /// One takes the empty text and nothing else: forms unset by it what is an object or a list.
    unset: bool,
    /// One takes anything, so that all of them are left open.
    open: bool,
    /// All of them list their values.
    all_listed: bool,
    /// What was looked at, so that circles end.
    seen: HashSet<*const Schema>,
}

impl Kinds {
    fn differ(&self) -> bool {
        let is_composed = self.object || self.list;
        let others = self.text || self.number || self.flag;
        let text = self.text || (self.unset && (others || !is_composed));
        let simple = [text, self.number, self.flag].into_iter().filter(|kind| *kind).count();
        match (is_composed, simple) {
            _ if self.open => false,
            (true, 0) => self.object && self.list,
            (true, _) => true,
            (false, _) => simple > 1 && text && !self.all_listed,
        }
    }

    /// Alternatives, and those of what is nothing but alternatives. They are all there is to the value if `is_whole`.
    fn add_flat(
        &mut self,
        alternatives: &[ReferenceOr<Schema>],
        beside_reference: bool,
        is_whole: bool,
        openapi: &OpenAPI,
    ) {
        for alternative in alternatives {
            if let Some((_, nested, _)) = inner(alternative) {
                self.add_flat(nested, beside_reference, is_whole, openapi);
            } else if !(beside_reference && is_null(alternative)) {
                self.add(alternative, openapi);
                self.open |= is_whole && is_open(alternative, openapi);
            }
        }
    }

    /// All kinds that an alternative may turn out to be.
    fn add(&mut self, alternative: &ReferenceOr<Schema>, openapi: &OpenAPI) {
        let Some(schema) = behind(alternative, openapi) else { return };
        if !self.seen.insert(std::ptr::from_ref(schema)) {
            return;
        }
        let keywords = Keywords::of(&schema.schema_kind);
        if keywords.enumeration.len() == 1 && keywords.enumeration.iter().any(|value| value == "") {
            self.unset = true;
            return;
        }
        let inferred = keywords.inferred_kind();
        self.all_listed &= keywords.enumeration.iter().any(|value| match &inferred {
            Some(kind) => coerced(kind, value).is_some(),
            None => true,
        });
        if let Some(kind) = &inferred {
            self.add_kind(kind);
        }
        if keywords.kind.is_some() {
            return;
        }
        self.object |= is_object(schema, openapi);
        keywords.enumeration.iter().filter_map(kind_of).for_each(|kind| self.add_kind(&kind));
        for part in keywords.all_of.iter().chain(keywords.one_of).chain(keywords.any_of) {
            self.add(part, openapi);
        }
    }

    fn add_kind(&mut self, kind: &Type) {
        match kind {
            Type::String => self.text = true,
            Type::Integer | Type::Number => self.number = true,
            Type::Boolean => self.flag = true,
            Type::Array => self.list = true,
            Type::Object => self.object = true,
            Type::File | Type::Other(_) => {}
        }
    }
}

fn has_references(alternatives: &[ReferenceOr<Schema>]) -> bool {
    alternatives.iter().any(|alternative| match inner(alternative) {
        Some((_, nested, _)) => has_references(nested),
        None => alternative.as_item().is_none(),
    })
}

/// Whether an alternative certainly takes anything.
fn is_open(alternative: &ReferenceOr<Schema>, openapi: &OpenAPI) -> bool {
    let Some(schema) = behind(alternative, openapi) else { return false };
    let keywords = Keywords::of(&schema.schema_kind);
    !schema.schema_data.nullable && keywords.says_nothing()
}
