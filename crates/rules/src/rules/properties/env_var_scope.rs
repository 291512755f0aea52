use connectorgen_diagnostics::At;
use connectorgen_model::ApiProperties;
use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `@environmentVariables(…)` in `apiProperties.json`.
    ///
    /// ## Why is this bad
    ///
    /// Such a variable belongs to one's own solution. A connector that everyone uses has none (Microsoft Learn,
    /// "Use environment variables in solution custom connectors").
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: dynamichosturl
    ///       title: Host
    ///       parameters: { x-ms-apimTemplateParameter.urlTemplate: 'https://@environmentVariables("new_host")' }
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   connectionParameters: { host: { type: string } }
    ///   policyTemplateInstances:
    ///     - templateId: dynamichosturl
    ///       title: Host
    ///       parameters: { x-ms-apimTemplateParameter.urlTemplate: "https://@connectionParameters('host')" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Ask for the value with each connection.
    EnvVarScope {
        id: "env-var-scope",
        summary: "A certified connector cannot read environment variables.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for EnvVarScope {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        if let Ok(value) = serde_json::to_value(properties) {
            let here = cx.here();
            check(&value, &here, cx);
        }
    }
}

fn check(value: &Value, at: &At<'_>, cx: &mut RuleCx<'_>) {
    match value {
        Value::String(text) if text.contains("@environmentVariables(") => {
            cx.at(at)
                .report("a certified connector cannot read environment variables")
                .help("ask for the value with each connection, by a connection parameter");
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                check(value, &at.index(index), cx);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                check(value, &at.key(name), cx);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
