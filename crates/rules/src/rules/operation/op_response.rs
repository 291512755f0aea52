use crate::index::is_extension;
use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each operation has a response. A webhook trigger may do without: it delivers by its
    /// notification.
    ///
    /// ## Why is this bad
    ///
    /// It is an error in Swagger 2.0 and in Microsoft's list, and designers have no output to show. Eleven of a
    /// thousand published connectors have such an operation all the same.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: null } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { description: OK } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the response of the successful case, with a schema if there is a body.
    OpResponse {
        id: "op-response",
        official: "OperationMustHaveResponse",
        summary: "An operation has no responses.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for OpResponse {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let is_webhook = view.operation.trigger.is_some() && view.item.notification_content.is_some();
        if !is_webhook && view.operation.responses.keys().all(|status| is_extension(status)) {
            cx.key("responses")
                .report(format!("the operation `{}` has no responses", view.name()))
                .help("add the response of the successful case, such as `200`");
        }
    }
}
