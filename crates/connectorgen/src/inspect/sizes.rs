use connectorgen_auth::{AuthSets, apply_auth};
use connectorgen_diagnostics::Diagnostics;
use connectorgen_model::{ApiDefinition, Schema};
use connectorgen_rules::Index;
use connectorgen_spec::Spec;

use super::Limit;
use crate::{Options, pipeline};

/// Operations in one connector (Microsoft Learn, custom connector FAQ).
const OPERATIONS: usize = 256;
/// Bytes of the definition as it is uploaded (Microsoft Learn, define-openapi-definition).
const BYTES: usize = 1024 * 1024;
/// Characters of the definition in a Dataverse solution (PowerPlatformConnectors issue 3567).
const CHARACTERS: usize = 500_000;
/// Schemas of one body with all references followed (PowerPlatformConnectors issue 1088).
const SCHEMAS: u64 = 512;

/// How the connector of a document stands to the platform's limits. Makes the connector in memory.
pub(super) fn limits(spec: &Spec, found: &mut Diagnostics) -> Vec<Limit> {
    let connector = connectorgen_lower::lower(spec, &Options::default().lowering(), found);
    let secured = apply_auth(connector, &AuthSets::default(), &pipeline::security(spec), found).secured;
    let index = Index::new(&secured.definition);
    let sizes = index.sizes();
    let (schemas, largest) = largest_body(&secured.definition, &index);
    vec![
        Limit {
            what: "operations",
            value: secured.definition.operations().count(),
            limit: OPERATIONS,
            largest: None,
            consequence: "the platform refuses the connector; choose operations with --operation, --tag or --path",
        },
        Limit {
            what: "bytes of the definition",
            value: sizes.pretty,
            limit: BYTES,
            largest: None,
            consequence: "the platform refuses the file; choose operations with --operation, --tag or --path",
        },
        Limit {
            what: "characters in a solution",
            value: sizes.minified,
            limit: CHARACTERS,
            largest: None,
            consequence: "the connector cannot be part of a solution; choose fewer operations",
        },
        Limit {
            what: "schemas in one body",
            value: usize::try_from(schemas).unwrap_or(usize::MAX),
            limit: usize::try_from(SCHEMAS).unwrap_or(usize::MAX),
            largest,
            consequence: "the platform refuses the connector; leave the operations out that use it",
        },
    ]
}

/// The body, response or definition with the most schemas behind it, and what it is called.
fn largest_body(definition: &ApiDefinition, index: &Index<'_>) -> (u64, Option<String>) {
    let definitions = definition.definitions.iter().map(|(name, schema)| (schema, name.clone()));
    let bodies = definition.operations().flat_map(|(path, method, operation)| {
        let name = operation.operation_id.clone().unwrap_or_else(|| format!("{} {path}", method.name()));
        let sent = operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref());
        let received = operation.responses.values().filter_map(|response| response.schema.as_ref());
        sent.chain(received).map(move |schema| (schema, name.clone()))
    });
    let measured = definitions
        .chain(bodies)
        .map(|(schema, name): (&Schema, String)| (index.measure(schema).schemas, name));
    let largest = measured.reduce(|most, next| if next.0 > most.0 { next } else { most });
    largest.map_or((0, None), |(schemas, name)| (schemas, Some(name)))
}
