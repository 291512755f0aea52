use connectorgen_model::In;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `allowEmptyValue` on parameters that are not in the query or a form.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it there.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: X-Trace, in: header, type: string, allowEmptyValue: true }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: trace, in: query, type: string, allowEmptyValue: true }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove it.
    AllowEmptyValue {
        id: "allow-empty-value",
        official: "AllowEmptyValueOnlyValidForQueryFormData",
        summary: "An empty value is allowed where there is none.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for AllowEmptyValue {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let parameter = view.parameter;
        let may_be_empty = matches!(parameter.location, Some(In::Query | In::FormData) | None);
        if parameter.extra.contains_key("allowEmptyValue") && !may_be_empty {
            cx.key("allowEmptyValue")
                .report(format!("`{}` is neither in the query nor in a form", parameter.name))
                .help("remove `allowEmptyValue`")
                .fix_by_removal("remove it");
        }
    }
}
