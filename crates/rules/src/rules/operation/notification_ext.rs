use connectorgen_model::extension;
use serde_json::Value;

use crate::nearest::did_you_mean;
use crate::rule::rule;
use crate::webhook::is_webhook;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `x-ms-notification` stands at a trigger that is no webhook itself and names one that is.
    ///
    /// ## Why is this bad
    ///
    /// The extension joins a trigger that asks with one that is called; the platform refuses other pairs.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-trigger: batch, x-ms-notification: { operationId: OnPet } } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-notification: { operationId: ListPets } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { x-ms-trigger: batch, x-ms-notification: { operationId: OnPet } } }
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post: { operationId: OnPet, x-ms-trigger: single }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name a webhook of the connector, or remove the extension.
    NotificationExt {
        id: "notification-ext",
        official: "NotificationOperationMustBeWebhook",
        also: ["NotificationExtensionNotSupportedInWebhookOperation", "NotificationExtensionSupportedForTriggerOnly"],
        summary: "A trigger names an operation for its notifications that is none.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for NotificationExt {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let Some(extension) = view.operation.extra.get(extension::NOTIFICATION) else { return };
        let id = extension.get("operationId").and_then(Value::as_str).unwrap_or_default();
        let index = cx.index();
        let place = cx.key(extension::NOTIFICATION);
        if !view.is_trigger() || is_webhook(index, view) {
            place
                .report(format!("`{}` is not a trigger that asks for events", view.name()))
                .help("remove the extension")
                .official(if view.is_trigger() {
                    "NotificationExtensionNotSupportedInWebhookOperation"
                } else {
                    "NotificationExtensionSupportedForTriggerOnly"
                })
                .fix_by_removal("remove it");
        } else if !index.operations_with_id(id).any(|other| is_webhook(index, other)) {
            let webhooks = index.operations().iter().filter(|other| is_webhook(index, other));
            let ids = webhooks.filter_map(|other| other.operation.operation_id.as_deref());
            place.report(format!("`{id}` is not a webhook of the connector")).help(did_you_mean(
                id,
                ids,
                "name one, or remove the extension",
            ));
        }
    }
}
