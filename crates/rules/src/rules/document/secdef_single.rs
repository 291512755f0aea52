use connectorgen_model::{ApiDefinition, OAuthSettings, Secured};

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that there is one security definition, unless the connector has sets of connection parameters,
    /// and that OAuth uses the flow `accessCode`, or `application` where a set signs in with client credentials.
    ///
    /// ## Why is this bad
    ///
    /// A connection has one way to sign in. Without sets the platform takes the first definition; of OAuth it
    /// carries out the flow with a code only (of a thousand published connectors three have `implicit`, none
    /// `application`).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions:
    ///   api_key: { type: apiKey, in: header, name: X-Key }
    ///   basic: { type: basic }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions:
    ///   api_key: { type: apiKey, in: header, name: X-Key }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Keep the definition that connections use, or offer the others as `connectionParameterSets`.
    SecdefSingle {
        id: "secdef-single",
        summary: "The security definitions are several, or of a kind that the platform does not carry out.",
        severity: Warning,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for SecdefSingle {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let at = here.key("securityDefinitions");
        let has_sets = cx.connector().properties.connection_parameter_sets.is_some();
        let count = definition.security_definitions.len();
        if count > 1 && !has_sets {
            cx.at(&at)
                .report(format!("there are {count} security definitions, but one way to sign in"))
                .help("keep the one that connections use, or offer them as `connectionParameterSets`");
        }
        for (name, one) in &definition.security_definitions {
            let Some(flow @ ("implicit" | "application" | "password")) = one.flow.as_deref() else {
                continue;
            };
            if flow != "application" || !signs_in_as_application(cx.connector(), name) {
                cx.at(&at.key(name).key("flow"))
                    .report(format!("the platform does not carry out the flow `{flow}`"))
                    .help("use `accessCode`, or another way to sign in");
            }
        }
    }
}

/// Whether the set of this name asks for client credentials, as the portal writes it for a service principal.
fn signs_in_as_application(connector: &Secured, name: &str) -> bool {
    let sets = connector.properties.connection_parameter_sets.iter().flat_map(|sets| &sets.values);
    let mut settings = sets
        .filter(|set| set.name == name)
        .flat_map(|set| set.parameters.values())
        .filter_map(|parameter| parameter.oauth_settings.as_ref());
    settings.any(OAuthSettings::is_client_credentials)
}
