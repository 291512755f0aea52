use crate::{OperationView, Rule, RuleCx};

/// Microsoft Learn, connector-string-guidance.
const MOST: usize = 80;
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Counts the characters of each `summary`.
    ///
    /// ## Why is this bad
    ///
    /// The summary is the action's name; designers cut off what is longer, and certification takes no more than
    /// 80 characters.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: List all the pets of all the shops in town together with their owners and their food } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List pets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Shorten it. The rest belongs into the description.
    OpSummaryLength {
        id: "op-summary-length",
        official: "OperationSummaryTooLong",
        summary: "The summary of an operation has more than 80 characters.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for OpSummaryLength {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let length = view.operation.summary.as_deref().unwrap_or_default().chars().count();
        if length > MOST {
            cx.key("summary")
                .report(format!("the summary of `{}` has {length} characters", view.name()))
                .help(format!("shorten it to {MOST} characters; the rest belongs into the description"));
        }
    }
}
