use connectorgen_model::TriggerKind;
use connectorgen_model::extension;

use crate::nearest::meant;
use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `x-ms-trigger` is `single` or `batch`.
    ///
    /// ## Why is this bad
    ///
    /// With any other value the operation is no trigger.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-trigger: polling } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-trigger: Single } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { x-ms-trigger: batch, responses: { "200": { schema: { type: array, items: {} } } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `single` for a webhook that delivers one object, `batch` for a list.
    TriggerValue {
        id: "trigger-value",
        summary: "The kind of a trigger is not known.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for TriggerValue {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if let Some(TriggerKind::Other(kind)) = &view.operation.trigger {
            let found =
                cx.key(extension::TRIGGER).report(format!("there is no trigger of the kind `{kind}`"));
            found.help("write `single` or `batch`");
            if let Some(meant) = meant(kind, ["single", "batch"]) {
                found.fix_value(format!("write `{meant}`"), meant);
            }
        }
    }
}
