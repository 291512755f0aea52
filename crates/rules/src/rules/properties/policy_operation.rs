use connectorgen_model::PolicyTemplateInstance;
use connectorgen_model::policy::OPERATION_NAME;
use serde_json::Value;

use crate::nearest::meant;
use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each operation that a policy is limited to is in the definition.
    ///
    /// ## Why is this bad
    ///
    /// The policy does nothing there. Often an operation was renamed in the one file only.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Version
    ///       parameters:
    ///         x-ms-apimTemplateParameter.name: X-Version
    ///         x-ms-apimTemplateParameter.value: "1"
    ///         x-ms-apimTemplate-operationName: [ListCats]
    /// ```
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///   - templateId: setheader
    ///     title: Version
    ///     parameters:
    ///       x-ms-apimTemplateParameter.name: X-Version
    ///       x-ms-apimTemplateParameter.value: "1"
    ///       x-ms-apimTemplate-operationName: [ListPet]
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Version
    ///       parameters:
    ///         x-ms-apimTemplateParameter.name: X-Version
    ///         x-ms-apimTemplateParameter.value: "1"
    ///         x-ms-apimTemplate-operationName: [ListPets]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name, or take it from the list.
    PolicyOperation {
        id: "policy-operation",
        summary: "A policy names an operation that does not exist.",
        severity: Warning,
        fix: Repair,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for PolicyOperation {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let Some(Value::Array(names)) = policy.parameters.get(OPERATION_NAME) else { return };
        let here = cx.here();
        let parameters = here.key("parameters");
        let at = parameters.key(OPERATION_NAME);
        for (index, name) in names.iter().enumerate() {
            let Some(name) = name.as_str() else { continue };
            if cx.index().operations_with_id(name).next().is_none() {
                let ids = cx.index().ids();
                let meant = meant(name, ids);
                let found = cx.at(&at.index(index)).report(format!(
                    "the policy \"{}\" names the operation `{name}`, which does not exist",
                    policy.title
                ));
                found.help("correct the name, or take it from the list");
                if let Some(meant) = meant {
                    found.fix_value(format!("write `{meant}`"), meant);
                }
            }
        }
    }
}
