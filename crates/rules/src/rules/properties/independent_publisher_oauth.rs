use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for connection parameters of the type `oauthSetting`.
    ///
    /// ## Why is this bad
    ///
    /// Connectors of independent publishers with OAuth are not accepted any more (PowerPlatformConnectors pull request
    /// 4058): nobody but the owner of the API can keep the application that it needs.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions:
    ///   oauth2:
    ///     type: oauth2
    ///     flow: accessCode
    ///     authorizationUrl: https://login.example.com/authorize
    ///     tokenUrl: https://login.example.com/token
    ///     scopes: {}
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         clientId: replace-me
    ///         scopes: []
    ///         redirectMode: GlobalPerConnector
    ///         customParameters:
    ///           authorizationUrl: { value: "https://login.example.com/authorize" }
    ///           tokenUrl: { value: "https://login.example.com/token" }
    ///           refreshUrl: { value: "https://login.example.com/token" }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// properties: { connectionParameters: { api_key: { type: securestring } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Take an API key or basic authentication if the API has one.
    IndependentPublisherOauth {
        id: "independent-publisher-oauth",
        summary: "The connector of an independent publisher signs in with OAuth.",
        severity: Error,
        only: [IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for IndependentPublisherOauth {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        if parameter.kind == "oauthSetting" {
            cx.report(format!("`{name}` is OAuth, which is not accepted from independent publishers"))
                .help("take an API key or basic authentication, or let the API's owner submit the connector");
        }
    }
}
