use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, mend};

rule! {
    /// ## What it does
    ///
    /// Checks that each `summary` ends with a letter, a digit or a closing parenthesis.
    ///
    /// ## Why is this bad
    ///
    /// A summary is a name, not a sentence; the designer shows it in the middle of other text. Certification
    /// refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: List pets. } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List pets (deprecated) } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the punctuation at the end.
    OpSummaryEnd {
        id: "op-summary-end",
        official: "ValueMustEndWithAlphanumeric",
        summary: "The summary of an operation ends with punctuation.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for OpSummaryEnd {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let summary = view.operation.summary.as_deref().unwrap_or_default();
        if let Some(last) = summary.chars().last().filter(|c| !c.is_alphanumeric() && *c != ')') {
            let found =
                cx.key("summary").report(format!("the summary of `{}` ends with `{last}`", view.name()));
            found.help("end it with a letter or a digit");
            if let Some(name) = mend::like_a_name(summary) {
                found.fix_value(format!("write \"{name}\""), name);
            }
        }
    }
}
