use crate::rule::rule;
use crate::{Holder, ReferenceView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Reports a `$ref` on a path.
    ///
    /// ## Why is this bad
    ///
    /// The platform does not follow references there.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /cats: { $ref: "#/paths/~1pets" }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /cats: { get: { operationId: ListCats } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the operations where the reference stands.
    PathitemRef {
        id: "pathitem-ref",
        official: "PathItemRefNotSuppored",
        summary: "A path refers to another place.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathitemRef {
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        if matches!(reference.holder, Holder::PathItem(_)) {
            cx.key("$ref")
                .report("a path cannot be a reference")
                .help(format!("write what stands at `{}` here", reference.target));
        }
    }
}
