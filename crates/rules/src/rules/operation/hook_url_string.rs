use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::webhook::callback_fields;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks the type of the property with `x-ms-notification-url`.
    ///
    /// ## Why is this bad
    ///
    /// The platform puts an address there; it refuses any other type.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
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
    ///             properties: { url: { type: object, x-ms-visibility: internal, x-ms-notification-url: true } }
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
    /// Write `"type": "string"`.
    HookUrlString {
        id: "hook-url-string",
        official: "NotificationUrlNotString",
        summary: "The callback address of a webhook is not a string.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for HookUrlString {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if !view.is_trigger() {
            return;
        }
        for field in callback_fields(cx.index(), view).into_iter().filter(|field| !field.is_string) {
            cx.at(&At::pointer(Document::Definition, &field.pointer))
                .report(format!("`{}` takes the callback address, but is not a string", field.name))
                .help("write `\"type\": \"string\"`");
        }
    }
}
