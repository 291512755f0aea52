use crate::rule::rule;
use crate::text::small_word;
use crate::{Rule, RuleCx, Typed, mend};
use connectorgen_model::extension;

rule! {
    /// ## What it does
    ///
    /// Checks that the words of each `x-ms-summary` begin with capital letters, small words such as "of"
    /// excepted.
    ///
    /// ## Why is this bad
    ///
    /// Microsoft's guidance for texts asks for it; inputs of all connectors look alike then.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Number of pets }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Number of Pets }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the words with capital letters.
    LabelTitleCase {
        id: "label-title-case",
        summary: "A label is not in title case.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for LabelTitleCase {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let Some(label) = typed.summary else { return };
        if let Some(word) = small_word(label) {
            let found = cx
                .key(extension::SUMMARY)
                .report(format!("the label of {} is not in title case: \"{word}\"", typed.name()));
            found.help("write its words with capital letters");
            let title = mend::like_a_title(label);
            if small_word(&title).is_none() {
                found.fix_value(format!("write \"{title}\""), title);
            }
        }
    }
}
