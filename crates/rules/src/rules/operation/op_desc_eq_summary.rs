use crate::rule::rule;
use crate::text::folded;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the summary and the description of each operation; capitals and punctuation do not count.
    ///
    /// ## Why is this bad
    ///
    /// The description is there for what the summary leaves open. Reviewers of the certification ask for more.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: List pets, description: List pets. } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List pets, description: Lists all pets of the shop with their names. } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what comes back, in which order, and what limits there are.
    OpDescEqSummary {
        id: "op-desc-eq-summary",
        summary: "The description says the same as the summary.",
        severity: Warning,
        only: [Certified, IndependentPublisher, Copilot],
        since: "0.1.0",
    }
}

impl Rule for OpDescEqSummary {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let summary = folded(view.operation.summary.as_deref().unwrap_or_default());
        let description = folded(view.operation.description.as_deref().unwrap_or_default());
        if !summary.is_empty() && summary == description {
            cx.key("description")
                .report(format!("the description of `{}` says the same as its summary", view.name()))
                .help("say what comes back, and when to use it");
        }
    }
}
