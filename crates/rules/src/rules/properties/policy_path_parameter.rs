use connectorgen_model::policy;
use connectorgen_model::policy::OPERATION_NAME;
use connectorgen_model::{In, PolicyTemplateInstance};
use serde_json::Value;

use crate::rule::rule;
use crate::template::variables;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the variables in `newPath` of `routerequesttoendpoint` are path parameters of each operation
    /// that the policy is limited to.
    ///
    /// ## Why is this bad
    ///
    /// The braces would be sent as they are.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: routerequesttoendpoint
    ///       title: Route
    ///       parameters:
    ///         x-ms-apimTemplateParameter.newPath: "/shops/{shop}/pets"
    ///         x-ms-apimTemplate-operationName: [ListPets]
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: routerequesttoendpoint
    ///       title: Route
    ///       parameters:
    ///         x-ms-apimTemplateParameter.newPath: "/shops/main/pets"
    ///         x-ms-apimTemplate-operationName: [ListPets]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the parameter to the path of the operation, or write the value.
    PolicyPathParameter {
        id: "policy-path-parameter",
        summary: "A policy sends requests to a path with a variable that the operation does not have.",
        severity: Warning,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for PolicyPathParameter {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let Some(path) = policy.parameters.get(policy::NEW_PATH).and_then(Value::as_str) else { return };
        let Some(Value::Array(names)) = policy.parameters.get(OPERATION_NAME) else { return };
        // Within an expression braces are its own.
        if path.contains("@{") {
            return;
        }
        let index = cx.index();
        let here = cx.here();
        let parameters = here.key("parameters");
        for view in
            names.iter().filter_map(Value::as_str).filter_map(|id| index.operations_with_id(id).next())
        {
            for name in variables(path).into_iter().filter(|name| !has(view, name)) {
                cx.at(&parameters.key(policy::NEW_PATH))
                    .report(format!("`{}` has no path parameter `{name}`", view.name()))
                    .help("add it to the path of the operation, or write the value");
            }
        }
    }
}

fn has(view: &OperationView<'_>, name: &str) -> bool {
    view.parameters_in(&In::Path).any(|one| one.parameter.name.eq_ignore_ascii_case(name))
}
