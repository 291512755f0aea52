use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `required` and `hidden` in the `constraints` of connection parameters are the texts `"true"`
    /// and `"false"`.
    ///
    /// ## Why is this bad
    ///
    /// The platform has them as texts; what it does with other values is not known (20 of a thousand published
    /// connectors have booleans).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   connectionParameters:
    ///     host: { type: string, uiDefinition: { displayName: Host, constraints: { required: true } } }
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   connectionParameters:
    ///     host: { type: string, uiDefinition: { displayName: Host, constraints: { required: "true" } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write them with quotation marks.
    ConnectionParameterConstraints {
        id: "connection-parameter-constraints",
        summary: "A constraint of a connection parameter is not written as the platform has it.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ConnectionParameterConstraints {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let constraints = parameter.ui_definition.as_ref().and_then(|ui| ui.constraints.as_ref());
        let Some(constraints) = constraints else { return };
        let here = cx.here();
        let ui = here.key("uiDefinition");
        let at = ui.key("constraints");
        for (key, value) in [("required", &constraints.required), ("hidden", &constraints.hidden)] {
            let Some(value) = value else { continue };
            if !value.as_str().is_some_and(|text| matches!(text, "true" | "false")) {
                let found = cx
                    .at(&at.key(key))
                    .report(format!("`{key}` of the connection parameter `{name}` is {value}"));
                found.help("write `\"true\"` or `\"false\"`, with quotation marks");
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_lowercase);
                if matches!(text.as_str(), "true" | "false") {
                    found.fix_value(format!("write `\"{text}\"`"), text);
                }
            }
        }
    }
}
