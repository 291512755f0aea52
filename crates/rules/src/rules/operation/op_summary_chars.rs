use crate::{OperationView, Rule, RuleCx, mend};

/// PowerPlatformConnectors pull request 1095.
const RESTRICTED: [char; 8] = ['/', '\\', '<', '>', '*', '%', '&', '?'];
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Looks for the characters `/ \ < > * % & ?` in each `summary`.
    ///
    /// ## Why is this bad
    ///
    /// The step of a flow is named after the summary, and step names cannot hold these characters. Certification
    /// refuses them.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: List cats & dogs } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List cats and dogs } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write it in words.
    OpSummaryChars {
        id: "op-summary-chars",
        official: "RestrictedCharactersInSummary",
        summary: "The summary of an operation has a character that is not allowed there.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for OpSummaryChars {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let summary = view.operation.summary.as_deref().unwrap_or_default();
        let mut bad: Vec<char> = summary.chars().filter(|c| RESTRICTED.contains(c)).collect();
        bad.dedup();
        if !bad.is_empty() {
            let bad: Vec<String> = bad.into_iter().map(|c| format!("`{c}`")).collect();
            let found =
                cx.key("summary").report(format!("the summary of `{}` has {}", view.name(), bad.join(", ")));
            found.help("write it in words");
            if let Some(words) = mend::speakable(summary) {
                found.fix_value(format!("write \"{words}\""), words);
            }
        }
    }
}
