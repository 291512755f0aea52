use connectorgen_model::limits::SCHEMAS_OF_OPERATION;
use connectorgen_model::measure::Measures;
use connectorgen_model::{Operation, Schema};
use indexmap::IndexMap;

/// The status codes whose schema designers show (LogicAppsUX).
const SHOWN: [&str; 3] = ["200", "201", "default"];

/// Takes schemas out of the responses of an operation, those that are not shown and the last first, until there are no
/// more than the platform takes. Answers their status codes, and how many schemas there were.
pub(super) fn trim(
    operation: &mut Operation,
    definitions: &IndexMap<String, Schema>,
    measures: &Measures,
) -> (Vec<String>, u64) {
    let size = |schema: &Schema| measures.of(definitions, schema).schemas;
    let sent = operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref()).map(size);
    let received = operation.responses.values().filter_map(|response| response.schema.as_ref()).map(size);
    let all: u64 = sent.chain(received).fold(0, u64::saturating_add);
    let mut excess = all.saturating_sub(SCHEMAS_OF_OPERATION);
    let mut trimmed = Vec::new();
    for (status, response) in operation.responses.iter_mut().rev() {
        if excess == 0 {
            break;
        }
        if SHOWN.contains(&status.as_str()) {
            continue;
        }
        if let Some(schema) = response.schema.take() {
            excess = excess.saturating_sub(size(&schema));
            trimmed.push(status.clone());
        }
    }
    (trimmed, all)
}
