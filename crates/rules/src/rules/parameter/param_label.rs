use connectorgen_model::{In, Visibility};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that every parameter that makers see has an `x-ms-summary`.
    ///
    /// ## Why is this bad
    ///
    /// The designer shows the name on the wire otherwise. Reviewers of the certification ask for labels.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: max_cnt, in: query, type: integer }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { parameters: [{ name: max_cnt, in: query, type: integer, x-ms-summary: Limit }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add a few words in title case.
    ParamLabel {
        id: "param-label",
        summary: "A visible input has no label.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for ParamLabel {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let parameter = view.parameter;
        let is_hidden =
            parameter.visibility == Some(Visibility::Internal) || parameter.location == Some(In::Body);
        if !is_hidden && parameter.summary.as_deref().is_none_or(|label| label.trim().is_empty()) {
            cx.report(format!("the parameter `{}` has no label", parameter.name))
                .help("add `x-ms-summary`, a few words in title case");
        }
    }
}
