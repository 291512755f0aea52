use connectorgen_auth::{AuthSets, apply_auth};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_model::{ApiDefinition, Schema, limits};
use connectorgen_rules::Index;
use connectorgen_spec::Spec;

use super::{Limit, TagSize, tags};
use crate::{Options, pipeline};

/// What is too large, and how to go on.
const TOO_MUCH: &str =
    "the platform refuses the connector; choose with --tag, --path or --operation, or add --split-by tag";
const NO_SOLUTION: &str = "the connector cannot be part of a solution; choose with --tag, --path or --operation, or add --split-by tag";
const TOO_LARGE: &str =
    "the platform refuses the connector; leave operations out that use it with --exclude-operation";
const TOO_DEEP: &str =
    "the platform may refuse the connector; leave operations out that use it with --exclude-operation";

/// How the connector of a document stands to the platform's limits, as a whole and divided.
#[derive(Default)]
pub(super) struct Survey {
    pub(super) limits: Vec<Limit>,
    pub(super) tags: Vec<TagSize>,
}

impl Survey {
    /// Makes the connector in memory.
    pub(super) fn of(spec: &Spec, found: &mut Diagnostics) -> Survey {
        let connector = connectorgen_lower::lower(spec, &Options::default().lowering(), found);
        // What is told of dividing is told when it is asked for.
        let split = connectorgen_lower::split_by_tag(connector, &mut Diagnostics::new());
        let tags = tags::sizes(&split);
        let mut connector = split.into_whole();
        connectorgen_lower::slim(&mut connector, found);
        let secured = apply_auth(connector, &AuthSets::default(), &pipeline::security(spec), found).secured;
        Survey { limits: limits(&secured.definition), tags }
    }
}

fn limits(definition: &ApiDefinition) -> Vec<Limit> {
    let index = Index::new(definition);
    let size = index.sizes().pretty;
    let (in_body, deepest) = bodies(definition, &index);
    let in_operation = largest(
        index.operations().iter().map(|view| (tags::measure(view.operation, &index).schemas, view.name())),
    );
    vec![
        Limit::new("operations", definition.operations().count(), limits::OPERATIONS, TOO_MUCH),
        Limit::new("bytes of the definition", size, limits::BYTES, TOO_MUCH),
        Limit::new("characters in a solution", size, limits::CHARACTERS_IN_SOLUTION, NO_SOLUTION),
        Limit::in_one("schemas in one body", in_body, limits::SCHEMAS_OF_BODY, TOO_LARGE),
        Limit::in_one("schemas in one operation", in_operation, limits::SCHEMAS_OF_OPERATION, TOO_LARGE),
        Limit::in_one("steps to the innermost schema", deepest, limits::DEPTH, TOO_DEEP),
    ]
}

/// The most of something, and the place that has it.
type Largest = (u64, Option<String>);

fn largest(counted: impl Iterator<Item = (u64, String)>) -> Largest {
    let largest = counted.reduce(|most, next| if next.0 > most.0 { next } else { most });
    largest.filter(|(count, _)| *count > 0).map_or((0, None), |(count, name)| (count, Some(name)))
}

/// The body, response or definition with the most schemas behind it, and the body or response that is deepest.
fn bodies(definition: &ApiDefinition, index: &Index<'_>) -> (Largest, Largest) {
    let bodies: Vec<_> = index
        .operations()
        .iter()
        .flat_map(|view| tags::bodies(view.operation).map(|schema| (index.measure(schema), view.name())))
        .collect();
    // Counted as if they were referred to: a loop ends where it comes the second time.
    let definitions = definition.definitions.keys();
    let definitions = definitions.map(|name| (index.measure(&Schema::reference(name)).schemas, name.clone()));
    let schemas = bodies.iter().map(|(measure, name)| (measure.schemas, name.clone()));
    let depths = bodies.iter().map(|(measure, name)| (measure.depth, name.clone()));
    (largest(definitions.chain(schemas)), largest(depths))
}

impl Limit {
    fn new(what: &'static str, value: usize, limit: usize, consequence: &'static str) -> Limit {
        Limit { what, value, limit, largest: None, consequence }
    }

    fn in_one(what: &'static str, (value, largest): Largest, limit: u64, consequence: &'static str) -> Limit {
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        Limit { what, value: number(value), limit: number(limit), largest, consequence }
    }
}
