use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the `operationId` in `x-ms-dynamic-values`, `x-ms-dynamic-list`, `x-ms-dynamic-schema`,
    /// `x-ms-dynamic-properties` and `x-ms-dynamic-tree` is one of the connector.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///       - name: owner
    ///         in: query
    ///         type: string
    ///         x-ms-dynamic-values: { operationId: ListPet, value-path: name, value-title: name }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name }
    ///   /kinds:
    ///     get:
    ///       operationId: ListKinds
    ///       responses:
    ///         "200": { description: OK, schema: { type: array, items: { properties: { name: { type: string } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name, or add the operation.
    DynOpExists {
        id: "dyn-op-exists",
        official: "OperationIdNotFound",
        summary: "An extension invokes an operation that does not exist.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for DynOpExists {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let Some(id) = view.operation_id() else { return };
        let index = cx.index();
        if index.operations_with_id(id).next().is_none() {
            let found = cx.key("operationId").report(format!("there is no operation `{id}`"));
            found.help(did_you_mean(id, index.ids(), "correct the name, or add the operation"));
            if let Some(meant) = meant(id, index.ids()) {
                found.fix_value(format!("write `{meant}`"), meant);
            }
        }
    }
}
