use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

/// The scopes of `OpenID` Connect, which nobody declares.
const OF_PROTOCOL: [&str; 4] = ["openid", "profile", "email", "offline_access"];

rule! {
    /// ## What it does
    ///
    /// Compares the scopes that connections ask for with those that the security definition declares and the operations
    /// require. It speaks of connectors with one way to sign in by OAuth.
    ///
    /// ## Why is this bad
    ///
    /// What runs is what the properties say. Whoever reviews the definition sees other permissions than those that are
    /// asked for, or operations fail because theirs is missing.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions:
    ///   oauth2:
    ///     type: oauth2
    ///     flow: accessCode
    ///     authorizationUrl: https://login.microsoftonline.com/common/oauth2/authorize
    ///     tokenUrl: https://login.microsoftonline.com/common/oauth2/token
    ///     scopes: { Pets.Read: Reads everything. }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         clientId: 11111111-2222-3333-4444-555555555555
    ///         scopes: [Pets.Write]
    ///         redirectMode: GlobalPerConnector
    ///         customParameters: { authorizationUrl: { value: "https://login.microsoftonline.com/common/oauth2/authorize" }, tokenUrl: { value: "https://login.microsoftonline.com/common/oauth2/token" }, refreshUrl: { value: "https://login.microsoftonline.com/common/oauth2/token" } }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions:
    ///   oauth2:
    ///     type: oauth2
    ///     flow: accessCode
    ///     authorizationUrl: https://login.microsoftonline.com/common/oauth2/authorize
    ///     tokenUrl: https://login.microsoftonline.com/common/oauth2/token
    ///     scopes: { Pets.Read: Reads everything. }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         clientId: 11111111-2222-3333-4444-555555555555
    ///         scopes: [Pets.Read]
    ///         redirectMode: GlobalPerConnector
    ///         customParameters: { authorizationUrl: { value: "https://login.microsoftonline.com/common/oauth2/authorize" }, tokenUrl: { value: "https://login.microsoftonline.com/common/oauth2/token" }, refreshUrl: { value: "https://login.microsoftonline.com/common/oauth2/token" } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the same scopes into both files.
    ScopesAgree {
        id: "scopes-agree",
        summary: "The two files name different scopes.",
        severity: Warning,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for ScopesAgree {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let definition = &cx.connector().definition;
        let mut all = definition.security_definitions.iter().filter(|(_, one)| one.kind == "oauth2");
        let (Some((scheme, declared)), None) = (all.next(), all.next()) else { return };
        // Several scopes may stand in one text, as the platform takes them.
        let asked: Vec<&str> = settings.scopes.iter().flat_map(|scopes| scopes.split_whitespace()).collect();
        let declared: Vec<&str> =
            declared.scopes.iter().flatten().flat_map(|(scopes, _)| scopes.split_whitespace()).collect();
        // Not every provider knows scopes.
        if settings.identity_provider != "oauth2" || asked.is_empty() || declared.is_empty() {
            return;
        }
        let operations = cx.index().operations().iter().filter_map(|view| view.operation.security.as_ref());
        let required = operations.chain([&definition.security]).flatten().filter_map(|one| one.get(scheme));
        let mut required = required.flatten().flat_map(|scopes| scopes.split_whitespace());
        let missing = required.find(|scope| !asked.contains(scope));
        let unknown = asked.iter().find(|scope| !declared.contains(scope) && !OF_PROTOCOL.contains(scope));
        let fault = match (missing, unknown) {
            (Some(scope), _) => {
                format!("operations require the scope `{scope}`, and `{name}` does not ask for it")
            }
            (None, Some(scope)) => {
                format!("`{name}` asks for the scope `{scope}`, which `{scheme}` does not declare")
            }
            (None, None) => return,
        };
        let here = cx.here();
        cx.at(&here.key("oAuthSettings").key("scopes"))
            .report(fault)
            .help("write the same scopes into both files");
    }
}
