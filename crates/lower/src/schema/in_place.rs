//! What is written in place where it is used, and what is too large for that. It is seen from the document alone,
//! before anything is lowered: schemas that write each other in place would grow exponentially.

use connectorgen_diagnostics::At;
use connectorgen_model::limits::SCHEMAS_OF_BODY;
use connectorgen_model::{Schema, Type};
use openapiv3::{AdditionalProperties, OpenAPI, ReferenceOr};

use super::keywords::Keywords;
use super::{Direction, discriminator, is_bare, shape};
use crate::codes;
use crate::lowering::{Lowering, component_name};

/// Of how many schemas a component may consist to be written in place for the texts that stand beside its reference.
const MAX_FOR_TEXTS: usize = 64;

/// Of how many schemas alternatives and parts may consist to be joined: no body may have more.
#[allow(clippy::cast_possible_truncation, reason = "a few hundred")]
const MAX_JOINED: usize = SCHEMAS_OF_BODY as usize;

/// Of how many schemas a component may consist that is written in place because it is no object: as many as bodies of
/// published documents, which are cut to what the platform takes afterwards, and then some.
const MAX_COMPONENT: usize = 8_192;

/// How many schemas of such components one document may write in place altogether.
pub(super) const MAX_OF_COMPONENTS: usize = 2_000_000;

impl<'a> Lowering<'a, '_> {
    /// Whether a component that is no object may be written in place once more. Components that hold each other more
    /// than once would grow exponentially; this is reported where it stops.
    pub(super) fn fits_in_place(&mut self, target: &'a openapiv3::Schema, at: &At<'_>) -> bool {
        let limit = MAX_COMPONENT.min(self.schemas.left_in_place);
        let mut count = Count::up_to(limit, self.openapi);
        let fits = count.item(target).is_some();
        if fits {
            self.schemas.left_in_place -= limit - count.left;
        } else {
            self.found
                .report(
                    &codes::SCHEMA_CUT,
                    at,
                    format!("what is referred to takes more than {limit} schemas written in place; it is left open"),
                )
                .help("refer to an object that holds it, or leave out what nobody needs");
        }
        fits
    }

    /// A schema that something holds: a body, a member, the items of a list.
    pub(super) fn held(
        &mut self,
        schema: &'a openapiv3::Schema,
        at: &At<'_>,
        direction: Direction,
    ) -> Schema {
        if let Some(apart) = self.kept_apart(schema, at, direction) {
            return apart;
        }
        let mut lowered = self.inline(schema, at, direction);
        self.settle(&mut lowered, schema, at);
        lowered
    }

    /// What stands for a schema that is too large to be written in place.
    fn kept_apart(
        &mut self,
        schema: &'a openapiv3::Schema,
        at: &At<'_>,
        direction: Direction,
    ) -> Option<Schema> {
        let keywords = Keywords::of(&schema.schema_kind);
        if let Some(reference) = self.stands_for(&keywords) {
            let (target, _) = self.behind(reference, at)?;
            let fits = || Count::up_to(MAX_FOR_TEXTS, self.openapi).item(target).is_some();
            if is_bare(&schema.schema_data) || !shape::is_object(target, self.openapi) || fits() {
                return None;
            }
            self.found.report(
                &codes::REFERENCE_TEXTS_LEFT_OUT,
                at,
                "nothing may stand beside a reference; what is said beside this one is left out, as what it refers to \
                 is too large to be written in its place",
            );
            return Some(self.referenced(reference, at, direction));
        }
        let fits = || Count::up_to(MAX_JOINED, self.openapi).item(schema).is_some();
        if !keywords.joins() || !shape::is_object(schema, self.openapi) || fits() {
            return None;
        }
        self.found
            .report(
                &codes::UNION_TOO_LARGE,
                at,
                format!("what is joined here takes more than {MAX_JOINED} schemas; the object is left open"),
            )
            .help("refer to one named schema that has what matters");
        let mut open = Schema::of(Type::Object);
        self.annotate(&mut open, &schema.schema_data, at);
        Some(open)
    }

    /// The reference that a schema stands for: it is all there is, or there are only objects of any kind beside it, as
    /// serializers write for an object that may be null: `anyOf: [{$ref: …}, {type: object, nullable: true}]`.
    pub(super) fn stands_for(&self, keywords: &Keywords<'a>) -> Option<&'a str> {
        keywords.sole_reference().or_else(|| {
            let reference = keywords.reference_beside_any_object()?;
            let components = self.openapi.components.as_ref()?;
            match components.schemas.get(&component_name(reference)?)? {
                ReferenceOr::Item(target) => shape::is_object(target, self.openapi).then_some(reference),
                ReferenceOr::Reference { .. } => None,
            }
        })
    }
}

/// Counts the schemas that a schema consists of when it is written out, and the values that tell them apart; ends as
/// soon as there are too many.
struct Count<'a> {
    openapi: &'a OpenAPI,
    /// The components that are being counted: one inside of itself stays a reference.
    path: Vec<String>,
    left: usize,
}

impl<'a> Count<'a> {
    fn up_to(limit: usize, openapi: &'a OpenAPI) -> Count<'a> {
        Count { openapi, path: Vec::new(), left: limit }
    }

    /// `None` when there are more than the limit.
    fn item(&mut self, schema: &'a openapiv3::Schema) -> Option<()> {
        self.part(schema)?;
        let Some(discriminator) = &schema.schema_data.discriminator else { return Some(()) };
        // Each value is listed with a name.
        self.some(discriminator.mapping.len())?;
        discriminator::heirs(discriminator).try_for_each(|heir| self.component(heir))
    }

    /// A schema without those that inherit from it.
    fn part(&mut self, schema: &'a openapiv3::Schema) -> Option<()> {
        self.one()?;
        let keywords = Keywords::of(&schema.schema_kind);
        let members = keywords.properties.into_iter().flat_map(|members| members.values());
        for member in members.chain(keywords.items) {
            match member {
                ReferenceOr::Item(item) => self.item(item)?,
                ReferenceOr::Reference { reference } => self.reference(reference)?,
            }
        }
        match keywords.additional_properties {
            Some(AdditionalProperties::Schema(values)) => match &**values {
                ReferenceOr::Item(item) => self.item(item)?,
                ReferenceOr::Reference { reference } => self.reference(reference)?,
            },
            Some(AdditionalProperties::Any(_)) | None => {}
        }
        for part in keywords.all_of {
            match part {
                ReferenceOr::Item(item) => self.item(item)?,
                ReferenceOr::Reference { reference } => self.within(reference, Self::part)?,
            }
        }
        for alternative in keywords.one_of.iter().chain(keywords.any_of) {
            match alternative {
                ReferenceOr::Item(item) => self.item(item)?,
                ReferenceOr::Reference { reference } => self.component(reference)?,
            }
        }
        Some(())
    }

    /// A member that is a reference: objects stay references.
    fn reference(&mut self, reference: &str) -> Option<()> {
        let is_object =
            self.target(reference).is_none_or(|(_, target)| shape::is_object(target, self.openapi));
        if is_object { self.one() } else { self.component(reference) }
    }

    fn component(&mut self, reference: &str) -> Option<()> {
        self.within(reference, Self::item)
    }

    fn within(
        &mut self,
        reference: &str,
        count: fn(&mut Self, &'a openapiv3::Schema) -> Option<()>,
    ) -> Option<()> {
        let Some((name, target)) = self.target(reference).filter(|(name, _)| !self.path.contains(name))
        else {
            return self.one();
        };
        self.path.push(name);
        let counted = count(self, target);
        self.path.pop();
        counted
    }

    fn one(&mut self) -> Option<()> {
        self.some(1)
    }

    fn some(&mut self, count: usize) -> Option<()> {
        self.left = self.left.checked_sub(count)?;
        Some(())
    }

    fn target(&self, reference: &str) -> Option<(String, &'a openapiv3::Schema)> {
        let name = component_name(reference)?;
        match self.openapi.components.as_ref()?.schemas.get(&name)? {
            ReferenceOr::Item(target) => Some((name, target)),
            ReferenceOr::Reference { .. } => None,
        }
    }
}
