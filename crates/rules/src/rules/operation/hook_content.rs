use crate::rule::rule;
use crate::webhook::callback_fields;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the path of a trigger whose body takes a callback address has `x-ms-notification-content`
    /// with a schema.
    ///
    /// ## Why is this bad
    ///
    /// The trigger would have no outputs; the platform refuses it. The extension stands beside the methods, not
    /// within the operation.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /hooks:
    ///     post:
    ///       operationId: OnPet
    ///       x-ms-trigger: single
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           required: true
    ///           schema:
    ///             type: object
    ///             required: [url]
    ///             properties: { url: { type: string, x-ms-visibility: internal, x-ms-notification-url: true } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post:
    ///       operationId: OnPet
    ///       x-ms-trigger: single
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           required: true
    ///           schema:
    ///             type: object
    ///             required: [url]
    ///             properties: { url: { type: string, x-ms-visibility: internal, x-ms-notification-url: true } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the extension to the path, with the schema of what is delivered.
    HookContent {
        id: "hook-content",
        official: "OperationMustHaveNotificationContentExtension",
        summary: "A webhook does not say what it delivers.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for HookContent {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let content = view.item.notification_content.as_ref();
        if !view.is_trigger() || content.is_some_and(|content| content.schema.is_some()) {
            return;
        }
        if !callback_fields(cx.index(), view).is_empty() {
            cx.report(format!("the path of the trigger `{}` does not say what is delivered", view.name()))
                .help("add `x-ms-notification-content` with a schema beside the method");
        }
    }
}
