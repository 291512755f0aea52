use connectorgen_model::PolicyTemplateInstance;
use connectorgen_model::policy::OPERATION_NAME;
use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the operations of a policy with the template `pollingtrigger` have `x-ms-trigger`.
    ///
    /// ## Why is this bad
    ///
    /// The policy remembers the state of a trigger; an action has none, and a connector without the extension
    /// has no trigger.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: pollingtrigger
    ///       title: New pets
    ///       parameters:
    ///         x-ms-apimTemplateParameter.triggerConfig: { since: "@{triggerBody().value[0].created}" }
    ///         x-ms-apimTemplateParameter.triggerDataPath: "@triggerBody().value"
    ///         x-ms-apimTemplate-operationName: [ListPets]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       x-ms-trigger: batch
    ///       responses: { "200": { schema: { properties: { value: { type: array, items: { type: object } } } } } }
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: pollingtrigger
    ///       title: New pets
    ///       parameters:
    ///         x-ms-apimTemplateParameter.triggerConfig: { since: "@{triggerBody().value[0].created}" }
    ///         x-ms-apimTemplateParameter.triggerDataPath: "@triggerBody().value"
    ///         x-ms-apimTemplate-operationName: [ListPets]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `"x-ms-trigger": "batch"` to the operation, or correct the list.
    PolicyPollingOperation {
        id: "policy-polling-operation",
        summary: "A policy for polling is for an operation that is no trigger.",
        severity: Warning,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for PolicyPollingOperation {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        if !policy.template_id.eq_ignore_ascii_case("pollingtrigger") {
            return;
        }
        let here = cx.here();
        let parameters = here.key("parameters");
        let at = parameters.key(OPERATION_NAME);
        let names = policy.parameters.get(OPERATION_NAME).and_then(Value::as_array);
        for (position, name) in names.into_iter().flatten().enumerate() {
            let id = name.as_str().unwrap_or_default();
            if cx.index().operations_with_id(id).any(|view| !view.is_trigger()) {
                cx.at(&at.index(position))
                    .report(format!("the policy \"{}\" is for triggers, `{id}` is none", policy.title))
                    .help("add `x-ms-trigger: batch` to the operation, or correct the list");
            }
        }
    }
}
