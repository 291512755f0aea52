use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `schemes` does not offer `http`.
    ///
    /// ## Why is this bad
    ///
    /// With `http` keys and data travel unencrypted. The platform lets it through for gateways on premises;
    /// certification does not.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// schemes: [http]
    /// ```
    ///
    /// ```yaml,passes
    /// schemes: [https]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `["https"]`, unless the API is only reachable through a gateway on premises.
    SchemesHttps {
        id: "schemes-https",
        summary: "The connector may send data unencrypted.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for SchemesHttps {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        if definition.schemes.iter().any(|scheme| scheme == "http") {
            cx.key("schemes")
                .report("requests may be sent unencrypted")
                .help("write `\"schemes\": [\"https\"]`, unless the API is behind a gateway on premises");
        }
    }
}
