use connectorgen_model::read::SUMMARY;

use crate::{Rule, RuleCx, Typed, mend};

/// Microsoft Learn, connector-string-guidance.
const MOST: usize = 80;
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Counts the characters of each `x-ms-summary`: of parameters, properties and response headers.
    ///
    /// ## Why is this bad
    ///
    /// It is the label of an input or output; designers cut off what is longer, and certification takes no more
    /// than 80 characters.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: limit
    ///           in: query
    ///           type: integer
    ///           x-ms-summary: The greatest number of pets that the shop sends back in one answer, all kinds taken together
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Limit }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Shorten it to a few words. The rest belongs into the description.
    LabelLength {
        id: "label-length",
        summary: "A label has more than 80 characters.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for LabelLength {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let label = typed.summary.unwrap_or_default();
        let length = label.chars().count();
        if length > MOST {
            let found =
                cx.key(SUMMARY).report(format!("the label of {} has {length} characters", typed.name()));
            found.help(format!("shorten it to {MOST} characters; the rest belongs into the description"));
            if let Some(short) = mend::cut(label, MOST) {
                found.fix_value(format!("cut it behind \"{short}\""), short);
            }
        }
    }
}
