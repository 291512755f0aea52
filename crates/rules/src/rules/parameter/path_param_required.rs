use connectorgen_model::{In, Parameter};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each path parameter has `required: true`.
    ///
    /// ## Why is this bad
    ///
    /// A path without one of its parts is another path; the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPet, parameters: [{ name: id, in: path, type: string }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPet, parameters: [{ name: id, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `required: true`. If the API takes the path without this part, make a second operation.
    PathParamRequired {
        id: "path-param-required",
        official: "PathParameterMustBeRequired",
        summary: "A path parameter is not required.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PathParamRequired {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, required, .. } = view.parameter;
        if *location == Some(In::Path) && !required {
            cx.report(format!("the path parameter `{name}` is not required"))
                .help("add `required: true`")
                .fix_member("add it", "required", true);
        }
    }
}
