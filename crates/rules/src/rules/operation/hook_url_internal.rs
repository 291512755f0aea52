use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::webhook::callback_fields;
use crate::{OperationView, Rule, RuleCx};
use connectorgen_model::extension::VISIBILITY;

rule! {
    /// ## What it does
    ///
    /// Checks that the property with `x-ms-notification-url`, or an object that holds it, has `x-ms-visibility:
    /// internal`.
    ///
    /// ## Why is this bad
    ///
    /// The platform fills it in; nobody else knows the address.
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
    ///             properties: { url: { type: string, x-ms-notification-url: true } }
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
    /// Add `"x-ms-visibility": "internal"`.
    HookUrlInternal {
        id: "hook-url-internal",
        official: "NotificationUrlNotInternal",
        summary: "Makers are asked for the callback address of a webhook.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for HookUrlInternal {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if !view.is_trigger() {
            return;
        }
        for field in callback_fields(cx.index(), view).into_iter().filter(|field| !field.is_internal) {
            cx.at(&At::pointer(Document::Definition, &field.pointer))
                .report(format!("`{}` takes the callback address, but makers are asked for it", field.name))
                .help("add `x-ms-visibility: internal`")
                .fix_member("add it", VISIBILITY, "internal");
        }
    }
}
