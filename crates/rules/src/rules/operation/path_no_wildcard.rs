use crate::rule::rule;
use crate::{PathView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that no path has a `*`.
    ///
    /// ## Why is this bad
    ///
    /// The platform routes requests by their paths and refuses the character there.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { "/pets/*": { get: { operationId: ListAnything } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{name}:
    ///     get:
    ///       operationId: GetPet
    ///       parameters:
    ///         - { name: name, in: path, type: string, required: true, x-ms-url-encoding: single }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write a variable instead.
    PathNoWildcard {
        id: "path-no-wildcard",
        official: "OperationPathContainsUnsupportedCharacters",
        summary: "A path holds an asterisk.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathNoWildcard {
    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        if view.path.contains('*') {
            cx.report(format!("the path `{}` holds an asterisk", view.path)).help("write a variable instead");
        }
    }
}
