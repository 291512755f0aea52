use crate::rule::rule;
use crate::{Direction, ParameterView, Rule, RuleCx, SchemaView};
use connectorgen_model::extension;

rule! {
    /// ## What it does
    ///
    /// Looks for `x-ms-notification-url` on parameters and on what is received.
    ///
    /// ## Why is this bad
    ///
    /// The platform puts the callback address into the body of a request only.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: url, in: query, type: string, x-ms-notification-url: true }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: url, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Let the service take the address in the body, or write a script that moves it.
    HookUrlBody {
        id: "hook-url-body",
        official: "NotificationUrlNotAllowedInThisPosition",
        summary: "A callback address stands where the platform does not put one.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for HookUrlBody {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        if view.parameter.extra.contains_key(extension::NOTIFICATION_URL) {
            cx.key(extension::NOTIFICATION_URL)
                .report(format!("the callback address cannot be in the parameter `{}`", view.parameter.name))
                .help("it has to be a property of the body");
        }
    }

    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        if view.schema.notification_url && view.direction == Direction::Output {
            cx.key(extension::NOTIFICATION_URL)
                .report("the callback address stands in something that is received")
                .help("it has to be a property of the body of a request");
        }
    }
}
