use connectorgen_model::ConnectionParameter;
use connectorgen_model::entra::guid;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the application that signs in with the one that tokens are for, where the identity provider is Entra ID.
    ///
    /// ## Why is this bad
    ///
    /// Entra ID gives an application no token for itself this way (AADSTS90009). The connector needs an application of
    /// its own beside that of the API.
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
    ///         identityProvider: aad
    ///         clientId: 11111111-2222-3333-4444-555555555555
    ///         scopes: [Pets.Read]
    ///         redirectMode: GlobalPerConnector
    ///         customParameters: { resourceUri: { value: "api://11111111-2222-3333-4444-555555555555" } }
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
    /// Register an application for the connector and give it the permission to call the API.
    ClientIsResource {
        id: "client-is-resource",
        summary: "The application that signs in is the one that tokens are for.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ClientIsResource {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        // A placeholder is nobody's.
        let Some(client) = settings.client_id.as_deref().filter(|id| guid(id).is_some()) else { return };
        let resource = settings.custom_text("resourceUri").unwrap_or_default();
        let bare = resource.strip_prefix("api://").unwrap_or(resource).trim_end_matches('/');
        if settings.is_entra_id() && bare.eq_ignore_ascii_case(client) {
            let here = cx.here();
            cx.at(&here.key("oAuthSettings").key("clientId"))
                .report(format!("the client of `{name}` is the resource `{resource}` itself"))
                .help("register an application of its own for the connector (AADSTS90009)");
        }
    }
}
