use crate::rule::rule;
use crate::text::folded;
use crate::{Rule, RuleCx, Typed};

rule! {
    /// ## What it does
    ///
    /// Compares `x-ms-summary` and `description` of inputs and outputs; capitals and punctuation do not count.
    ///
    /// ## Why is this bad
    ///
    /// The description is there for what the label leaves open.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Limit, description: Limit. }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Limit, description: How many pets at most. }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what to fill in, in which format and unit.
    LabelNeDescription {
        id: "label-ne-description",
        summary: "A description says the same as the label.",
        severity: Warning,
        only: [Certified, IndependentPublisher, Copilot],
        since: "0.1.0",
    }
}

impl Rule for LabelNeDescription {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let (Some(label), Some(description)) = (typed.summary, typed.description) else { return };
        if label.len().abs_diff(description.len()) < 5 && folded(label) == folded(description) {
            cx.key("description")
                .report(format!("the description of {} says the same as its label", typed.name()))
                .help("say what it is, in which format and unit");
        }
    }
}
