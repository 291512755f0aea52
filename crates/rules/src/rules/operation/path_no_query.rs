use crate::rule::rule;
use crate::{PathView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that no path has a `?` or a `#`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it. Two operations that differ in their query only cannot be told apart by their
    /// paths.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { "/pets?kind=cat": { get: { operationId: ListCats } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/cats:
    ///     get:
    ///       operationId: ListCats
    ///       parameters:
    ///         - { name: kind, in: query, type: string, required: true, default: cat, x-ms-visibility: internal }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Make the query a parameter: required, internal, with the value as its default. If the path is taken
    /// already, invent another one and lead it to the real one with the policy `routerequesttoendpoint`.
    PathNoQuery {
        id: "path-no-query",
        official: "OperationPathMayNotContainQueryOrFragment",
        summary: "A path holds a query or a fragment.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathNoQuery {
    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        if view.path.contains(['?', '#']) {
            cx.report(format!("the path `{}` holds a query or a fragment", view.path))
                .help("make it a required internal parameter with a default value");
        }
    }
}
