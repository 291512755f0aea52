use crate::index::is_extension;
use crate::rule::rule;
use crate::view::is_success;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each operation with responses has one with a status from 200 to 299.
    ///
    /// ## Why is this bad
    ///
    /// Designers take the outputs from it. With `default` alone, success and failure look the same.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "200": null, default: { description: OK } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { description: OK } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name the status that the API answers with. Often `default` is meant to be `200`.
    OpSuccessResponse {
        id: "op-success-response",
        official: "OperationShouldHaveSuccessfulResponse",
        summary: "An operation has no response for the successful case.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for OpSuccessResponse {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let mut statuses = view.operation.responses.keys().filter(|status| !is_extension(status)).peekable();
        if statuses.peek().is_some() && !statuses.any(|status| is_success(status)) {
            cx.key("responses")
                .report(format!("the operation `{}` has no response for the successful case", view.name()))
                .help("name the status that the API answers with, such as `200`");
        }
    }
}
