use connectorgen_model::PolicyTemplateInstance;

use crate::expression::arguments;
use crate::nearest::did_you_mean;
use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the names in `@connectionParameters('…')` are connection parameters, of whichever set.
    ///
    /// ## Why is this bad
    ///
    /// Nothing stands there when the request is sent: an address without a host, or a header without a key.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   connectionParameters: { host: { type: string } }
    ///   policyTemplateInstances:
    ///     - templateId: dynamichosturl
    ///       title: Host
    ///       parameters: { x-ms-apimTemplateParameter.urlTemplate: "https://@connectionParameters('hostName')" }
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
    /// Correct the name, or add the parameter.
    PolicyConnectionParameter {
        id: "policy-connection-parameter",
        summary: "A policy reads a connection parameter that does not exist.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for PolicyConnectionParameter {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let properties = &cx.connector().properties;
        let sets = properties.connection_parameter_sets.iter().flat_map(|sets| &sets.values);
        let known: Vec<&str> = (properties.connection_parameters.keys())
            .chain(sets.flat_map(|set| set.parameters.keys()))
            .map(String::as_str)
            .collect();
        let here = cx.here();
        let at = here.key("parameters");
        for (key, value) in &policy.parameters {
            let text = value.to_string();
            for name in arguments(&text, "connectionParameters(") {
                if !known.iter().any(|one| one.eq_ignore_ascii_case(name)) {
                    cx.at(&at.key(key)).report(format!("there is no connection parameter `{name}`")).help(
                        did_you_mean(name, known.iter().copied(), "correct the name, or add the parameter"),
                    );
                }
            }
        }
    }
}
