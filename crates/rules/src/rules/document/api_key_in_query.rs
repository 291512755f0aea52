use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for API keys that travel in the query string.
    ///
    /// ## Why is this bad
    ///
    /// Addresses are written into logs, histories and error messages, and the key with them. Headers are not.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { api_key: { type: apiKey, in: query, name: key } }
    /// properties: { connectionParameters: { api_key: { type: securestring } } }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// properties: { connectionParameters: { api_key: { type: securestring } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Send the key in a header if the API takes it there. If it does not, give the key few rights and change it often.
    ApiKeyInQuery {
        id: "api-key-in-query",
        summary: "An API key travels in the query string.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ApiKeyInQuery {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("securityDefinitions");
        let is_key_in = |place| {
            let mut all = definition.security_definitions.values();
            all.find(|one| one.kind == "apiKey" && one.location.as_deref() == Some(place))
        };
        let header = is_key_in("header").and_then(|one| one.name.as_deref());
        for (name, one) in &definition.security_definitions {
            if one.kind == "apiKey" && one.location.as_deref() == Some("query") {
                let key = one.name.as_deref().unwrap_or_default();
                let help = match header {
                    Some(header) => format!("the API takes it in the header `{header}` as well"),
                    None => "send it in a header if the API takes it there".to_owned(),
                };
                cx.at(&at.key(name).key("in"))
                    .report(format!("the API key travels in the address, as `{key}`, and ends up in logs"))
                    .help(help);
            }
        }
    }
}
