use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each response has a `description`.
    ///
    /// ## Why is this bad
    ///
    /// It is required in Swagger 2.0, and the platform refuses a response without it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "200": { description: null } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { description: The pets. } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what the response is; `OK` will do.
    ResponseDescription {
        id: "response-description",
        official: "RequiredPropertyMissing",
        summary: "A response has no description.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ResponseDescription {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        if view.response.description.trim().is_empty() {
            cx.report("the response has no description").help("say what it is; `OK` will do");
        }
    }
}
