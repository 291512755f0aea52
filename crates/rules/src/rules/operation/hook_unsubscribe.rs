use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ApiDefinition, Method};

use crate::rule::rule;
use crate::webhook::is_webhook;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that a connector with webhooks has an operation with the method DELETE.
    ///
    /// ## Why is this bad
    ///
    /// When a flow is switched off, the platform sends a DELETE to the address that the service gave in the
    /// header `Location`. It reaches only operations of the connector: without one the service goes on calling.
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
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post:
    ///       operationId: OnPet
    ///       x-ms-trigger: single
    ///   /hooks/{id}:
    ///     delete:
    ///       operationId: DeleteHook
    ///       x-ms-visibility: internal
    ///       parameters: [{ name: id, in: path, required: true, type: string, x-ms-url-encoding: single }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the operation that removes a hook, and hide it with `x-ms-visibility: internal`.
    HookUnsubscribe {
        id: "hook-unsubscribe",
        summary: "A webhook can never be removed.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for HookUnsubscribe {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        if index.operations().iter().any(|view| view.method == Method::Delete) {
            return;
        }
        if let Some(trigger) = index.operations().iter().find(|view| is_webhook(index, view)) {
            let pointer = trigger.pointer();
            cx.at(&At::pointer(Document::Definition, &pointer))
                .report(format!(
                    "nothing removes the hooks of `{}`: no operation is a DELETE",
                    trigger.name()
                ))
                .help("add the operation that removes a hook, with `x-ms-visibility: internal`");
        }
    }
}
