use connectorgen_model::ConnectionParameter;
use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each connection parameter that is asked for has a `displayName` in its `uiDefinition`.
    ///
    /// ## Why is this bad
    ///
    /// Whoever makes a connection sees an input without a name.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { connectionParameters: { host: { type: string, uiDefinition: { tooltip: Where it is } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { connectionParameters: { host: { type: string, uiDefinition: { displayName: Host } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the label.
    ConnectionParameterLabel {
        id: "connection-parameter-label",
        summary: "A connection parameter has no label.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ConnectionParameterLabel {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        // Without a definition the platform shows the name.
        let Some(ui) = &parameter.ui_definition else { return };
        let hidden = ui.constraints.as_ref().and_then(|constraints| constraints.hidden.as_ref());
        let is_hidden = hidden.is_some_and(|hidden| hidden == "true" || *hidden == Value::Bool(true));
        let is_asked = matches!(parameter.kind.as_str(), "string" | "securestring") && !is_hidden;
        if is_asked && ui.display_name.as_deref().is_none_or(|label| label.trim().is_empty()) {
            cx.key("uiDefinition")
                .report(format!("the connection parameter `{name}` has no label"))
                .help("add `displayName`");
        }
    }
}
