use connectorgen_model::In;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for parameters whose name is `connectionId`, whatever the case of its letters.
    ///
    /// ## Why is this bad
    ///
    /// The platform puts `/{connectionId}` before every path; a parameter of that name would be in its way, and
    /// is refused.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: connectionId, in: query, type: string }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: connection, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Rename a path parameter: its name is free. Where the API insists on the name, take another one and
    /// translate it with the policies `setqueryparameter` or `setheader`.
    ParamConnectionid {
        id: "param-connectionid",
        official: "ConnectionIdParameterNotAllowed",
        summary: "A parameter is called connectionId.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ParamConnectionid {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let is_body = view.parameter.location == Some(In::Body);
        if !is_body && view.parameter.name.eq_ignore_ascii_case("connectionId") {
            cx.report("the platform keeps the name `connectionId` for itself")
                .help("rename the parameter; a policy can give it its old name in the request");
        }
    }
}
