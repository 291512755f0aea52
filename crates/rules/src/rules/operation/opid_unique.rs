use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the operationIds without regard to the case of their letters.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the second one: it could not tell the two actions apart.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /cats: { get: { operationId: listPets } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /cats: { get: { operationId: ListCats } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Rename one of them. Rename the one that no flow uses yet.
    OpidUnique {
        id: "opid-unique",
        official: "OperationIdNotUnique",
        summary: "Two operations have the same operationId.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for OpidUnique {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let Some(id) = view.operation.operation_id.as_deref().filter(|id| !id.is_empty()) else { return };
        let Some(first) = cx.index().operations_with_id(id).next() else { return };
        if first.path == view.path && first.method == view.method {
            return;
        }
        let other = At::pointer(Document::Definition, &first.pointer()).location();
        cx.key("operationId")
            .report(format!("the operationId `{id}` is taken already"))
            .help("rename one of the two; the case of letters makes no difference")
            .related(other, "the first one");
    }
}
