use connectorgen_model::{ApiDefinition, Extra, extension};

/// Takes out the extensions that are not Microsoft's.
pub(super) fn drop(definition: &mut ApiDefinition) -> usize {
    let mut count = vendors(&mut definition.extra) + vendors(&mut definition.info.extra);
    for tag in &mut definition.tags {
        count += vendors(&mut tag.extra);
    }
    for item in definition.paths.values_mut() {
        count += vendors(&mut item.extra);
    }
    for operation in definition.operations_mut() {
        count += vendors(&mut operation.extra);
        for parameter in &mut operation.parameters {
            count += vendors(&mut parameter.extra);
        }
        for response in operation.responses.values_mut() {
            count += vendors(&mut response.extra);
            for header in response.headers.values_mut() {
                count += vendors(&mut header.extra);
            }
        }
    }
    definition.each_schema_mut(&mut |schema| count += vendors(&mut schema.extra));
    count
}

fn vendors(extra: &mut Extra) -> usize {
    let before = extra.len();
    extra.retain(|name, _| !name.starts_with("x-") || extension::is_of_platform(name));
    before - extra.len()
}
