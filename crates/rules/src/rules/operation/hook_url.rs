use connectorgen_model::In;
use connectorgen_model::extension;

use crate::rule::rule;
use crate::webhook::callback_fields;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the body of a trigger whose path has `x-ms-notification-content` has a property with
    /// `x-ms-notification-url: true`.
    ///
    /// ## Why is this bad
    ///
    /// The platform would not know where to put the address that the service has to call.
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
    ///         - { name: body, in: body, required: true, schema: { type: object, properties: { url: { type: string } } } }
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
    /// Mark the property that takes the address; make it required and internal.
    HookUrl {
        id: "hook-url",
        official: "WebhookOperationsMissingNotificationUrlProperty",
        summary: "A webhook takes no callback address.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for HookUrl {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let is_delivered =
            view.item.notification_content.as_ref().is_some_and(|content| content.schema.is_some());
        // One that stands elsewhere is another rule's.
        let is_elsewhere =
            view.parameters.iter().any(|one| one.parameter.extra.contains_key(extension::NOTIFICATION_URL));
        if !view.is_trigger()
            || !is_delivered
            || is_elsewhere
            || !callback_fields(cx.index(), view).is_empty()
        {
            return;
        }
        let message = format!("the trigger `{}` takes no callback address", view.name());
        let help = "mark the property of the body that takes it with `x-ms-notification-url: true`";
        // A body that another operation describes may have one.
        let is_open = view.parameters_in(&In::Body).any(|one| {
            one.parameter
                .schema
                .as_ref()
                .and_then(|schema| cx.index().schema(schema))
                .is_none_or(|schema| schema.extra.keys().any(|key| key.starts_with(extension::DYNAMIC)))
        });
        if is_open { cx.warn(message) } else { cx.report(message) }.help(help);
    }
}
