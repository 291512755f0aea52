use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for the address of the platform's own gateway in place of that of the API.
    ///
    /// ## Why is this bad
    ///
    /// What is downloaded from the platform may name the gateway that stands in front of the API, with a base path that
    /// begins with `/apim/`. Uploaded again, the connector calls itself and is refused.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// basePath: /apim/pets
    /// ```
    ///
    /// ```yaml,fails
    /// host: europe-001.azure-apim.net
    /// ```
    ///
    /// ```yaml,passes
    /// basePath: /pets
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `host` and `basePath` of the API itself.
    HostGateway {
        id: "host-gateway",
        summary: "The definition names the platform's gateway in place of the API.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for HostGateway {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let host = definition.host.as_deref().unwrap_or_default().to_lowercase();
        let base = definition.base_path.as_deref().unwrap_or_default();
        let help = "write the address of the API itself";
        if host.ends_with(".azure-apim.net") {
            cx.key("host").report(format!("`{host}` is a gateway of the platform")).help(help);
        } else if base == "/apim" || base.starts_with("/apim/") {
            cx.key("basePath").report(format!("`{base}` is a path of the platform's gateway")).help(help);
        }
    }
}
