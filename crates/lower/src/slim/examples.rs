use connectorgen_model::ApiDefinition;
use connectorgen_model::measure::Sizes;
use serde::Serialize;

/// An example as long as a line of text helps whoever reads the definition.
const MAX_EXAMPLE: usize = 100;

/// Takes out examples of more than 100 characters.
pub(super) fn drop(definition: &mut ApiDefinition) -> usize {
    let mut count = 0;
    for operation in definition.operations_mut() {
        for response in operation.responses.values_mut() {
            take_long(&mut response.examples, &mut count);
        }
    }
    definition.each_schema_mut(&mut |schema| take_long(&mut schema.example, &mut count));
    count
}

fn take_long<T: Serialize>(example: &mut Option<T>, count: &mut usize) {
    if example.as_ref().is_some_and(|example| Sizes::of(example).minified > MAX_EXAMPLE) {
        *example = None;
        *count += 1;
    }
}
