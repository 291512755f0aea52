use crate::rule::rule;
use crate::{PathView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for the methods `trace` and `query`.
    ///
    /// ## Why is this bad
    ///
    /// They came with later versions of OpenAPI; the platform refuses them.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { trace: { responses: {} } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { head: { operationId: AskForPets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave the operation out, or offer it as a POST.
    MethodSupported {
        id: "method-supported",
        official: "AdditionalPropertyNotAllowed",
        summary: "Swagger 2.0 does not have the method.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for MethodSupported {
    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        for method in ["trace", "query"].into_iter().filter(|name| view.item.extra.contains_key(*name)) {
            cx.key(method)
                .report(format!("Swagger 2.0 does not have the method {}", method.to_uppercase()))
                .help("leave the operation out");
        }
    }
}
