use connectorgen_model::In;

use crate::nearest::meant;
use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `in` of each parameter is `path`, `query`, `header`, `body` or `formData`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses every other location, cookies among them.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: session, in: cookie, type: string }] }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: Query, type: integer }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove it. A cookie that carries a key can be set by the policy `setheader` from a connection parameter.
    ParamLocation {
        id: "param-location",
        official: "JsonValueNotInEnum",
        summary: "A parameter is sent in a way that the platform does not know.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ParamLocation {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let name = &view.parameter.name;
        match &view.parameter.location {
            Some(In::Path | In::Query | In::Header | In::Body | In::FormData) => {}
            Some(In::Other(location)) => {
                let found = cx.key("in").report(format!(
                    "the parameter `{name}` is sent in `{location}`, which the platform does not know"
                ));
                found.help("remove it, or use `path`, `query`, `header`, `body` or `formData`");
                let known = ["path", "query", "header", "body", "formData"];
                if let Some(meant) = meant(location, known) {
                    found.fix_value(format!("write `{meant}`"), meant);
                }
            }
            None => {
                cx.report(format!("the parameter `{name}` does not say where it is sent"))
                    .help("add `in`: `path`, `query`, `header`, `body` or `formData`");
            }
        }
    }
}
