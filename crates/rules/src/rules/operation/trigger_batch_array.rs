use connectorgen_model::extension;
use connectorgen_model::{Schema, TriggerKind, Type};

use crate::rule::rule;
use crate::{Index, OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that what a trigger with `x-ms-trigger: batch` returns is an array or has a property that is one.
    /// What a webhook delivers is at the path, otherwise it is the response.
    ///
    /// ## Why is this bad
    ///
    /// The platform starts a flow for each element of the list. Without a list no flow is started.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-trigger: batch } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       x-ms-trigger: batch
    ///       responses: { "200": { schema: { properties: { value: { type: array, items: { type: object } } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `single` if it is one object, or correct the schema.
    TriggerBatchArray {
        id: "trigger-batch-array",
        summary: "A trigger for lists has no list.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for TriggerBatchArray {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if view.operation.trigger != Some(TriggerKind::Batch) {
            return;
        }
        let index = cx.index();
        let delivered = view.item.notification_content.as_ref().and_then(|content| content.schema.as_ref());
        let schema = match delivered {
            Some(schema) => index.schema(schema),
            None => index.output(view),
        };
        if schema.is_some_and(|schema| !has_list(index, schema)) {
            cx.key(extension::TRIGGER)
                .report(format!("the trigger `{}` is for lists, but returns none", view.name()))
                .help("write `single` if it is one object, or correct the schema");
        }
    }
}

/// True also when it cannot be told.
fn has_list(index: &Index<'_>, schema: &Schema) -> bool {
    let is_list = |schema: &Schema| {
        index.schema(schema).is_none_or(|schema| schema.kind.is_none() || schema.kind == Some(Type::Array))
    };
    match &schema.properties {
        Some(properties) if !properties.is_empty() && schema.all_of.is_empty() => {
            properties.values().any(is_list)
        }
        Some(_) | None => schema.kind.as_ref().is_none_or(|kind| matches!(kind, Type::Array | Type::Object)),
    }
}
