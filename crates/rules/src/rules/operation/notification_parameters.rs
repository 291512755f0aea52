use connectorgen_diagnostics::{At, Document};
use connectorgen_model::extension;
use serde_json::Value;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the parameters of a trigger that asks for events with those of the webhook that its `x-ms-notification`
    /// names: where the names are the same, type and visibility have to be.
    ///
    /// ## Why is this bad
    ///
    /// The maker fills in one form for both operations.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       x-ms-trigger: batch
    ///       x-ms-notification: { operationId: OnPet }
    ///       parameters: [{ name: shop, in: query, type: string }]
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post: { operationId: OnPet, x-ms-trigger: single, parameters: [{ name: shop, in: query, type: integer }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       x-ms-trigger: batch
    ///       x-ms-notification: { operationId: OnPet }
    ///       parameters: [{ name: shop, in: query, type: string }]
    ///   /hooks:
    ///     x-ms-notification-content: { description: A pet., schema: { type: object } }
    ///     post: { operationId: OnPet, x-ms-trigger: single, parameters: [{ name: shop, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give both the same type and visibility, or different names.
    NotificationParameters {
        id: "notification-parameters",
        official: "ParamtersWithSameNameMustHaveSameTypeAndVisibility",
        summary: "A trigger and its webhook understand different things by one parameter.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for NotificationParameters {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let Some(named) = view.operation.extra.get(extension::NOTIFICATION) else { return };
        let id = named.get("operationId").and_then(Value::as_str).unwrap_or_default();
        let Some(webhook) = cx.index().operations_with_id(id).next() else { return };
        for one in &view.parameters {
            let own = one.parameter;
            let differs = webhook.parameters.iter().map(|other| other.parameter).any(|other| {
                other.name == own.name && (other.kind != own.kind || other.visibility != own.visibility)
            });
            if differs {
                cx.at(&At::pointer(Document::Definition, &view.parameter_pointer(one)))
                    .report(format!("`{}` is not of the type and visibility that it has in `{id}`", own.name))
                    .help("give both the same, or different names");
            }
        }
    }
}
