use connectorgen_model::{In, Parameter, extension};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each path parameter has `x-ms-url-encoding`. That its value is `single` or `double` is another
    /// rule's.
    ///
    /// ## Why is this bad
    ///
    /// Without it the platform encodes once and warns. A value with a slash then ends up in another path. To
    /// add it later changes what existing flows send.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPet, parameters: [{ name: id, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{id}:
    ///     get:
    ///       operationId: GetPet
    ///       parameters:
    ///         - { name: id, in: path, type: string, required: true, x-ms-url-encoding: single }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `x-ms-url-encoding: single`; `double` when values may hold a slash and the API decodes twice.
    PathParamEncoding {
        id: "path-param-encoding",
        official: "PathParameterMissingEncoding",
        summary: "A path parameter does not say how it is encoded.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PathParamEncoding {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, url_encoding, .. } = view.parameter;
        if *location != Some(In::Path) || url_encoding.is_some() {
            return;
        }
        cx.report(format!("the path parameter `{name}` does not say how it is encoded"))
            .help("add `x-ms-url-encoding: single`; `double` when values may hold a slash")
            // What the platform does without it.
            .fix_member("add `single`", extension::URL_ENCODING, "single");
    }
}
