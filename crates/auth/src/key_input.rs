//! Inputs for what the connection sends anyway.

use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_model::{Connector, In, Method, Origins, Parameter};

use crate::sent::Carried;
use crate::{KeyIn, codes};

/// Leaves out the inputs of operations that are `carried` by every request: makers would give a secret to each action
/// that the connection has already. Flows rely on those of a connector that exists.
pub(crate) fn leave_out(connector: &mut Connector, carried: &[Carried], found: &mut Diagnostics) {
    if carried.is_empty() || connector.exists {
        return;
    }
    let Connector { definition, origins, .. } = connector;
    let root = At::root(Document::Definition);
    let paths = root.key("paths");
    for (path, item) in &mut definition.paths {
        let at = paths.key(path);
        for method in Method::ALL {
            let Some(operation) = item.operation_mut(method) else { continue };
            if operation.parameters.iter().any(|input| is_carried(input, carried)) {
                let inputs = at.key(method.name());
                retain(&mut operation.parameters, &inputs.key("parameters"), carried, origins, found);
            }
        }
    }
}

fn retain(
    inputs: &mut Vec<Parameter>,
    at: &At<'_>,
    carried: &[Carried],
    origins: &mut Origins,
    found: &mut Diagnostics,
) {
    let place = |index| at.index(index).to_pointer();
    for (index, input) in std::mem::take(inputs).into_iter().enumerate() {
        if !is_carried(&input, carried) {
            origins.follow_input(&place(index), &place(inputs.len()));
            inputs.push(input);
            continue;
        }
        let source = origins.source_of(&place(index)).cloned().unwrap_or_default();
        let message = format!("`{}` is left out: the connection sends it with every request", input.name);
        found.report(&codes::KEY_INPUT_LEFT_OUT, &At::pointer(Document::Source, &source), message);
    }
}

/// Names of headers know no case.
fn is_carried(input: &Parameter, carried: &[Carried]) -> bool {
    carried.iter().any(|key| match (key.sent_in, &input.location) {
        (KeyIn::Header, Some(In::Header)) => key.name.eq_ignore_ascii_case(&input.name),
        (KeyIn::Query, Some(In::Query)) => key.name == input.name,
        (KeyIn::Header | KeyIn::Query | KeyIn::Cookie, _) => false,
    })
}
