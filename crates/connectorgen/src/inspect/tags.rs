use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{Part, Split};
use connectorgen_model::measure::Measure;
use connectorgen_model::{ApiDefinition, Operation, Schema};
use connectorgen_rules::{Index, Sizes};
use indexmap::IndexMap;

use super::TagSize;

/// How large the connectors are that a document is divided into, largest first.
pub(super) fn sizes(split: &Split) -> Vec<TagSize> {
    let definition = &split.whole().definition;
    let index = Index::new(definition);
    let mut sizes: IndexMap<Option<String>, TagSize> = IndexMap::new();
    for part in split.parts() {
        let size = sizes.entry(part.tag.clone()).or_insert_with(|| TagSize {
            tag: part.tag.clone(),
            operations: 0,
            connectors: part.number.1,
            schemas: 0,
            depth: 0,
            characters: 0,
        });
        size.operations += part.operations.len();
        let connector = split.connector(part, &mut Diagnostics::new());
        size.characters += Sizes::of(&connector.definition).pretty;
        for operation in operations(part, definition) {
            let measure = measure(operation, &index);
            size.schemas = size.schemas.max(measure.schemas);
            size.depth = size.depth.max(measure.depth);
        }
    }
    let mut sizes: Vec<TagSize> = sizes.into_values().collect();
    sizes.sort_by(|a, b| b.characters.cmp(&a.characters).then_with(|| a.tag.cmp(&b.tag)));
    sizes
}

fn operations<'a>(part: &'a Part, definition: &'a ApiDefinition) -> impl Iterator<Item = &'a Operation> {
    let places = part.operations.iter();
    places.filter_map(|(path, method)| definition.paths.get(path)?.operation(*method))
}

/// How many schemas the body and the responses of an operation have together, and how deep the deepest goes.
pub(super) fn measure(operation: &Operation, index: &Index<'_>) -> Measure {
    let mut whole = Measure { schemas: 0, depth: 0 };
    for one in bodies(operation).map(|schema| index.measure(schema)) {
        whole.schemas = whole.schemas.saturating_add(one.schemas);
        whole.depth = whole.depth.max(one.depth);
    }
    whole
}

/// The schemas of the body and of the responses.
pub(super) fn bodies(operation: &Operation) -> impl Iterator<Item = &Schema> {
    let sent = operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref());
    let received = operation.responses.values().filter_map(|response| response.schema.as_ref());
    sent.chain(received)
}
