use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::webhook::callback_fields;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the property with `x-ms-notification-url`, every object that holds it, and the body are
    /// required.
    ///
    /// ## Why is this bad
    ///
    /// The platform leaves out hidden inputs that are not required: the service may never call back. Published
    /// connectors have this; it was let through.
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
    /// List the property in `required`, and set `"required": true` at the body.
    HookUrlRequired {
        id: "hook-url-required",
        official: "NotificationUrlNotRequired",
        summary: "The callback address of a webhook may be left out.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for HookUrlRequired {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if !view.is_trigger() {
            return;
        }
        for field in callback_fields(cx.index(), view).into_iter().filter(|field| !field.is_required) {
            cx.at(&At::pointer(Document::Definition, &field.pointer))
                .report(format!("`{}` takes the callback address, but may be left out", field.name))
                .help("list it in `required`, and everything that holds it, the body as well");
        }
    }
}
