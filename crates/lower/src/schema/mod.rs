//! Schemas: OpenAPI 3.0 to what the designers of Swagger 2.0 show.
//!
//! Components that are objects become definitions and stay references; scalars and lists are written where they are
//! used, because nothing (no label, no description) may stand beside a `$ref`. `allOf` is merged, `oneOf` and `anyOf`
//! are joined into one schema that takes every alternative.

mod alternatives;
mod budget;
mod components;
mod direction;
mod discriminator;
mod enumerations;
mod finish;
mod in_place;
mod keywords;
mod kinds;
mod loops;
mod merge;
mod mixed;
mod object;
mod parts;
mod scalar;
mod shape;
mod union;
mod values;
mod widen;

use connectorgen_diagnostics::At;
use connectorgen_model::{Schema, Visibility};
use openapiv3::{ReferenceOr, SchemaData};
use serde_json::Value;

pub(crate) use components::Schemas;
pub(crate) use direction::Direction;
use discriminator::discriminate;
use keywords::Keywords;
use merge::merge;
pub(crate) use mixed::as_text;
pub(crate) use object::own_title;
pub(crate) use scalar::is_enum_hint;
pub(crate) use shape::{behind, file_members, has_structure};
use union::Joined;
pub(crate) use values::is_empty;

use crate::lowering::Lowering;
use crate::{codes, wording};

/// How deep schemas may stand in each other. Published connectors reach 14; the platform's limit is not published
/// (rule `SchemaTooDeep`).
const MAX_DEPTH: usize = 64;

impl<'a> Lowering<'a, '_> {
    /// A schema where it is used.
    pub(crate) fn schema(
        &mut self,
        schema: &'a ReferenceOr<openapiv3::Schema>,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        match schema {
            ReferenceOr::Item(item) => self.held(item, at, direction),
            ReferenceOr::Reference { reference } => self.referenced(reference, at, direction),
        }
    }

    /// A schema with everything that belongs to it written in place: what is needed to merge schemas, and for
    /// parameters, which cannot refer to definitions.
    pub(crate) fn expanded(
        &mut self,
        schema: &'a ReferenceOr<openapiv3::Schema>,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        match schema {
            ReferenceOr::Item(item) => {
                let schema = self.inline(item, at, direction);
                // What only stands for a component, such as `allOf` of one, comes back as a reference.
                let mut expanded = self.expand_definition(schema);
                expanded.nullable |= item.schema_data.nullable;
                expanded
            }
            ReferenceOr::Reference { reference } => {
                self.component(reference, at, direction).unwrap_or_default()
            }
        }
    }

    fn referenced(&mut self, reference: &str, at: &At<'_>, direction: Direction) -> Schema {
        let Some((target, place)) = self.behind(reference, at) else {
            return Schema::default();
        };
        if self.schemas.is_busy(&place, direction) || shape::is_object(target, self.openapi) {
            return Schema::reference(&self.schemas.definition(&place, direction));
        }
        if !self.fits_in_place(target, at) {
            return Schema::default();
        }
        let mut lowered = self.component(reference, at, direction).unwrap_or_default();
        self.settle(&mut lowered, target, at);
        lowered
    }

    fn inline(&mut self, schema: &'a openapiv3::Schema, at: &At<'_>, direction: Direction) -> Schema {
        if !self.schemas.enter(MAX_DEPTH) {
            self.found
                .report(
                    &codes::SCHEMA_TOO_DEEP,
                    at,
                    format!(
                        "schemas are nested more than {MAX_DEPTH} levels deep; what lies below is left open"
                    ),
                )
                .help("designers show a few levels only; refer to named schemas instead of nesting them");
            return Schema::default();
        }
        let out = self.entered(schema, at, direction);
        self.schemas.leave();
        out
    }

    fn entered(&mut self, schema: &'a openapiv3::Schema, at: &At<'_>, direction: Direction) -> Schema {
        let is_base = self.schemas.is_base();
        let keywords = Keywords::of(&schema.schema_kind);
        if let Some(reference) = self.stands_for(&keywords) {
            // Nothing may stand beside a reference, and a schema that is part of itself cannot be written in place.
            let place = self.resolve(|components| &components.schemas, reference, at).map(|(_, place)| place);
            let busy = place.is_some_and(|place| self.schemas.is_busy(&place, direction));
            if busy || is_bare(&schema.schema_data) {
                return self.referenced(reference, at, direction);
            }
        }
        let mut out = self.own(&keywords, at, direction);
        self.annotate(&mut out, &schema.schema_data, at);
        self.parts(&mut out, &keywords, at, direction);
        let discriminator = schema.schema_data.discriminator.as_ref().filter(|_| !self.keeps);
        if !(is_base && discriminator.is_some()) {
            self.kinds(&mut out, &keywords, discriminator, at, direction);
        }
        if keywords.not.is_some() {
            self.found.report(
                &codes::KEYWORD_LEFT_OUT,
                &at.key("not"),
                "connectors cannot express `not`; it was left out",
            );
        }
        self.finish(&mut out, at);
        out
    }

    /// What a value may be beside what is demanded of all: the alternatives, or the schemas that inherit from this one.
    fn kinds(
        &mut self,
        out: &mut Schema,
        keywords: &Keywords<'a>,
        discriminator: Option<&openapiv3::Discriminator>,
        at: &At<'_>,
        direction: Direction,
    ) {
        let mut components = Vec::new();
        let mut has_alternatives = false;
        for (keyword, alternatives) in [("oneOf", keywords.one_of), ("anyOf", keywords.any_of)] {
            // A base that lists what inherits from it: the inheriting schema wants its own members only.
            if alternatives.is_empty() || self.is_one_of_them(alternatives, direction) {
                continue;
            }
            has_alternatives = true;
            let joined = self.union(alternatives, out.kind.as_ref(), &at.key(keyword), direction);
            take(out, joined, &mut components);
        }
        if let Some(discriminator) = discriminator {
            if !has_alternatives {
                let joined = self.subtypes(discriminator, at, direction);
                take(out, joined, &mut components);
            }
            if discriminate(out, discriminator, &components) {
                self.found.report(
                    &codes::UNION_ENUM_OPENED,
                    &at.key("discriminator"),
                    format!(
                        "`{}` may have other values than those listed, which are in the description",
                        discriminator.property_name
                    ),
                );
            }
        }
    }

    /// Whether one of the alternatives is being lowered, as what holds them is one of its parts.
    fn is_one_of_them(
        &mut self,
        alternatives: &[ReferenceOr<openapiv3::Schema>],
        direction: Direction,
    ) -> bool {
        alternatives.iter().any(|entry| match entry {
            ReferenceOr::Reference { reference } => self.is_part_of_itself(reference, direction),
            ReferenceOr::Item(_) => false,
        })
    }

    /// What the schema says itself, without what it is combined with.
    fn own(&mut self, keywords: &Keywords<'a>, at: &At<'_>, direction: Direction) -> Schema {
        let mut out = keywords.outline();
        self.members(&mut out, keywords, at, direction);
        if let Some(items) = keywords.items {
            let mut items = self.boxed(items, &at.key("items"), direction);
            if !self.keeps {
                // The designer would put it before the label of every member.
                items.title = None;
            }
            out.items = Some(Box::new(items));
        }
        out
    }

    fn boxed(
        &mut self,
        schema: &'a ReferenceOr<Box<openapiv3::Schema>>,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        let floor = self.schemas.cross();
        let lowered = match schema {
            ReferenceOr::Item(item) => self.held(item, at, direction),
            ReferenceOr::Reference { reference } => self.referenced(reference, at, direction),
        };
        self.schemas.back(floor);
        lowered
    }

    /// Descriptions, defaults, examples, Microsoft's extensions. A title is used for labels by whoever holds the
    /// schema; at the root of a body or response the designer would put it before every label.
    fn annotate(&mut self, out: &mut Schema, data: &'a SchemaData, at: &At<'_>) {
        let description = data.description.as_deref().map(|text| self.words.schema_description(text));
        out.description = description.filter(|text| !text.is_empty());
        out.title.clone_from(&data.title);
        out.default.clone_from(&data.default);
        out.nullable = data.nullable;
        out.read_only = data.read_only && self.keeps;
        if let Some(discriminator) = data.discriminator.as_ref().filter(|_| self.keeps) {
            let property = Value::from(discriminator.property_name.as_str());
            out.extra.insert("discriminator".to_owned(), property);
        }
        out.example.clone_from(&data.example);
        if data.deprecated && !self.keeps {
            // Swagger 2.0 has no flag for it; out of the way and named is what is left (Microsoft Learn,
            // deprecate-operation, for operations).
            out.description = Some(wording::noted(out.description.take(), "Deprecated"));
            out.visibility = Some(Visibility::Advanced);
        }
        for (name, value) in &data.extensions {
            if !out.set_extension(name, &self.translated(value))
                && !scalar::is_enum_hint(name, &data.extensions)
            {
                self.unknown_extension(&mut out.extra, name, value, at);
            }
        }
        self.take_value_names(out, &data.extensions, at);
    }
}

/// Adds what the alternatives say together, and a note in the description of what they cannot say.
fn take(out: &mut Schema, joined: Joined, components: &mut Vec<String>) {
    merge(out, joined.schema);
    components.extend(joined.components);
    if let Some(note) = joined.note {
        let text = out.description.take().unwrap_or_default();
        out.description = Some(format!("{text} {note}").trim_start().to_owned());
    }
}

/// Nothing that would have to stand beside a reference. Flags such as `readOnly` are seen by whoever holds the schema.
fn is_bare(data: &SchemaData) -> bool {
    data.description.is_none()
        && data.title.is_none()
        && data.default.is_none()
        && data.example.is_none()
        && data.extensions.is_empty()
}
