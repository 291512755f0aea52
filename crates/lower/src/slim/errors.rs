use connectorgen_model::ApiDefinition;

use crate::connector::drop_unused;

/// Takes out the schemas of responses that are no success: the designer takes its outputs from 200, 201 or `default`
/// (LogicAppsUX).
pub(super) fn drop(definition: &mut ApiDefinition) -> usize {
    let mut count = 0;
    for operation in definition.operations_mut() {
        let errors = operation.responses.iter_mut();
        let errors = errors.filter(|(status, _)| !status.starts_with('2') && status.as_str() != "default");
        for (_, response) in errors {
            count += usize::from(response.schema.take().is_some());
        }
    }
    drop_unused(definition);
    count
}
