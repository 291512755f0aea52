use crate::rule::rule;
use crate::text::ends_like_a_name;
use crate::{Rule, RuleCx, Typed, mend};
use connectorgen_model::extension;

rule! {
    /// ## What it does
    ///
    /// Checks that each `x-ms-summary` ends with a letter, a digit or a closing parenthesis.
    ///
    /// ## Why is this bad
    ///
    /// Reviewers of the certification ask for it: a label is a name, not a sentence.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: "Limit:" }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Limit (Pets) }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave out what stands at the end.
    LabelChars {
        id: "label-chars",
        summary: "A label ends with a character that certification does not take.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for LabelChars {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let label = typed.summary.unwrap_or_default();
        if !label.trim().is_empty() && !ends_like_a_name(label) {
            let found = cx
                .key(extension::SUMMARY)
                .report(format!("the label of {} does not end with a letter, a digit or `)`", typed.name()));
            found.help("leave out what stands at the end");
            if let Some(name) = mend::like_a_name(label) {
                found.fix_value(format!("write \"{name}\""), name);
            }
        }
    }
}
