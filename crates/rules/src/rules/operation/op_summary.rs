use connectorgen_model::Visibility;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each operation that the designer shows has a `summary`.
    ///
    /// ## Why is this bad
    ///
    /// The summary is the action's name in the designer. Without it makers see the operationId.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: null } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List pets } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: null, x-ms-visibility: internal } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add a few words in sentence case: a verb and what it acts on.
    OpSummary {
        id: "op-summary",
        summary: "An operation has no summary.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for OpSummary {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let operation = view.operation;
        let is_missing = operation.summary.as_deref().is_none_or(|summary| summary.trim().is_empty());
        if is_missing && operation.visibility != Some(Visibility::Internal) {
            cx.report(format!("the operation `{}` has no summary", view.name()))
                .help("add a few words, such as \"List pets\": it is the action's name in the designer");
        }
    }
}
