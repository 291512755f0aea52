use connectorgen_model::Script;
use connectorgen_templates::{CsxOperationView, CsxView};

/// `script.csx`.
pub(crate) fn csx(script: &Script) -> CsxView {
    let operations = script.repeated.iter().map(|(id, lists)| {
        let (id, lists) = (id.clone(), lists.clone());
        CsxOperationView { id, lists }
    });
    CsxView { operations: operations.collect() }
}
