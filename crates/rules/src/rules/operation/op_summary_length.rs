use crate::{Index, OperationView, Rule, RuleCx, mend};

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
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for OpSummaryLength {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let summary = view.operation.summary.as_deref().unwrap_or_default();
        let length = summary.chars().count();
        if length > MOST {
            let short = mend::cut(summary, MOST).filter(|short| is_unique(short, cx.index()));
            let found =
                cx.key("summary").report(format!("the summary of `{}` has {length} characters", view.name()));
            found.help(format!("shorten it to {MOST} characters; the rest belongs into the description"));
            if let Some(short) = short {
                found.fix_value(format!("cut it behind \"{short}\""), short);
            }
        }
    }
}

/// Whether no other summary begins like this, so that it still tells the operation from the others.
fn is_unique(short: &str, index: &Index<'_>) -> bool {
    let summaries = index.operations().iter().filter_map(|view| view.operation.summary.as_deref());
    let alike = summaries
        .filter(|summary| summary.get(..short.len()).is_some_and(|head| head.eq_ignore_ascii_case(short)));
    alike.count() == 1
}
