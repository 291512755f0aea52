use connectorgen_model::{ConnectionParameter, OAuthSettings};

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for scopes that ask for everything: `*`, a name that ends with it, and `.default` of Entra ID where a user
    /// signs in.
    ///
    /// ## Why is this bad
    ///
    /// Every connection may do whatever the application may, and nobody who consents can see what that is. For client
    /// credentials `.default` is the only scope that there is.
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
    ///     scopes: { api://pets/.default: Reads everything. }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: aad
    ///         clientId: 11111111-2222-3333-4444-555555555555
    ///         scopes: [api://pets/.default]
    ///         redirectMode: GlobalPerConnector
    ///         customParameters: { resourceUri: { value: "api://pets" } }
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
    ///         identityProvider: aad
    ///         clientId: 11111111-2222-3333-4444-555555555555
    ///         scopes: [Pets.Read]
    ///         redirectMode: GlobalPerConnector
    ///         customParameters: { resourceUri: { value: "api://pets" } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name the scopes that the operations need.
    ScopesBroad {
        id: "scopes-broad",
        summary: "A scope asks for everything.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ScopesBroad {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let here = cx.here();
        let settings_at = here.key("oAuthSettings");
        let at = settings_at.key("scopes");
        for (index, scopes) in settings.scopes.iter().enumerate() {
            for scope in scopes.split_whitespace().filter(|scope| is_broad(scope, settings)) {
                cx.at(&at.index(index))
                    .report(format!("the scope `{scope}` of `{name}` asks for everything"))
                    .help("name the scopes that the operations need");
            }
        }
    }
}

fn is_broad(scope: &str, settings: &OAuthSettings) -> bool {
    let is_default = scope == ".default" || scope.ends_with("/.default");
    scope.ends_with('*') || (is_default && !settings.is_client_credentials())
}
