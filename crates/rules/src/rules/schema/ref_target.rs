use crate::rule::rule;
use crate::{ReferenceView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the definition, parameter or response that a `$ref` names is there.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Owner" } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Owner: { type: object }
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Owner" } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the entry, or correct the name. The case of the letters counts.
    RefTarget {
        id: "ref-target",
        official: "SchemaReferenceNotFound",
        summary: "A reference leads nowhere.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for RefTarget {
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        if reference.name().is_some() && !cx.index().has_target(reference) {
            cx.key("$ref")
                .report(format!("there is no `{}`", reference.target))
                .help("add the entry, or correct the name; the case of letters counts");
        }
    }
}
