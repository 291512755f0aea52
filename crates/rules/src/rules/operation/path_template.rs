use crate::rule::rule;
use crate::{PathView, Rule, RuleCx, template};

rule! {
    /// ## What it does
    ///
    /// Checks that the braces of a path match, and that each variable has a name, stays within one segment and
    /// has no default value.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { "/pets/{id": { get: { operationId: GetPet } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { "/pets/{id=1}": { get: { operationId: GetPet } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets('{id}'):
    ///     get:
    ///       operationId: GetPet
    ///       parameters:
    ///         - { name: id, in: path, type: string, required: true, x-ms-url-encoding: single }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Close each brace in the segment that it was opened in. A default value belongs into the parameter.
    PathTemplate {
        id: "path-template",
        official: "OperationPathTemplateNotValid",
        also: ["OperationPathVariablesContainDefaults"],
        summary: "The variables of a path are not written as the platform reads them.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathTemplate {
    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        if let Some(fault) = template::fault(view.path) {
            cx.report(format!("the path `{}` cannot be read: {fault}", view.path))
                .help("write each variable as `{name}` within one segment");
        }
    }
}
