use crate::rename::in_pascal_case;
use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the `operationId` begins with a capital letter.
    ///
    /// ## Why is this bad
    ///
    /// Microsoft's coding standards ask for it. The id is the function's name in Power Apps; it can be
    /// corrected only before the connector is in use.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { operationId: listPets } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { operationId: ListPets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `ListPets` for `listPets`, but only while no flow uses the operation.
    OpidPascal {
        id: "opid-pascal",
        summary: "The operationId is not written in PascalCase.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        fix: RenameOperations,
        since: "0.1.0",
    }
}

impl Rule for OpidPascal {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let id = view.operation.operation_id.as_deref().unwrap_or_default();
        if id.starts_with(|c: char| !c.is_ascii_uppercase()) {
            let fix = in_pascal_case(view, cx);
            cx.key("operationId")
                .report(format!("the operationId `{id}` does not begin with a capital letter"))
                .help("write it in PascalCase while no flow uses the operation")
                .fix(fix);
        }
    }
}
