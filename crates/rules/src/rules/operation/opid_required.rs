use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each operation has an `operationId`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: flows store an action under this id, and Power Apps calls the function by it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { operationId: null } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { operationId: ListPets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give it an id: a verb and a noun in Pascal case, such as `ListPets`.
    OpidRequired {
        id: "opid-required",
        official: "OperationIdRequired",
        summary: "An operation has no operationId.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for OpidRequired {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if view.operation.operation_id.as_deref().is_none_or(|id| id.trim().is_empty()) {
            cx.report(format!("the operation `{}` has no operationId", view.name()))
                .help("give it one in Pascal case, such as `ListPets`; it must stay the same for ever");
        }
    }
}
