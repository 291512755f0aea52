use connectorgen_model::In;
use connectorgen_model::extension;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `x-ms-url-encoding` on parameters that are not part of the path.
    ///
    /// ## Why is this bad
    ///
    /// It has no effect there: values of the query are always encoded once.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: name, in: query, type: string, x-ms-url-encoding: double }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: name, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove it.
    QueryEncoding {
        id: "query-encoding",
        official: "QueryParameterEncodingNotSupported",
        summary: "A parameter that is not in the path has an encoding.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for QueryEncoding {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let parameter = view.parameter;
        if parameter.url_encoding.is_some() && parameter.location != Some(In::Path) {
            cx.key(extension::URL_ENCODING)
                .report(format!("the encoding of `{}` has no effect: it is not in the path", parameter.name))
                .help("remove it")
                .fix_by_removal("remove it");
        }
    }
}
