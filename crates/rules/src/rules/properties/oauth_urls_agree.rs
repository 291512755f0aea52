use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares `authorizationUrl` and `tokenUrl` of the security definition with those of `oAuthSettings`, for
    /// the identity provider `oauth2`.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes those of `apiProperties.json`. Whoever reads the definition is misled, and one of
    /// them is old.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2, flow: accessCode, authorizationUrl: "https://old.example.com/a", tokenUrl: "https://example.com/t" } }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         clientId: pets
    ///         redirectMode: GlobalPerConnector
    ///         customParameters:
    ///           authorizationUrl: { value: "https://example.com/a" }
    ///           tokenUrl: { value: "https://example.com/t" }
    ///           refreshUrl: { value: "https://example.com/t" }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { oauth2_auth: { type: oauth2, flow: accessCode, authorizationUrl: "https://example.com/a", tokenUrl: "https://example.com/t" } }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         clientId: pets
    ///         redirectMode: GlobalPerConnector
    ///         customParameters:
    ///           authorizationUrl: { value: "https://example.com/a" }
    ///           tokenUrl: { value: "https://example.com/t" }
    ///           refreshUrl: { value: "https://example.com/t" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the same addresses into both files.
    OauthUrlsAgree {
        id: "oauth-urls-agree",
        summary: "The two files name different addresses for the sign-in.",
        severity: Warning,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for OauthUrlsAgree {
    fn connection_parameter(&self, _: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = parameter.oauth_settings.as_ref() else { return };
        let definitions = &cx.connector().definition.security_definitions;
        let mut all = definitions.values().filter(|one| one.kind == "oauth2");
        let (Some(definition), None) = (all.next(), all.next()) else { return };
        if settings.identity_provider != "oauth2" {
            return;
        }
        let here = cx.here();
        let settings_at = here.key("oAuthSettings");
        let at = settings_at.key("customParameters");
        let members =
            [("authorizationUrl", &definition.authorization_url), ("tokenUrl", &definition.token_url)];
        for (wanted, theirs) in members {
            let (Some((name, own)), Some(theirs)) = (settings.custom(wanted), theirs) else { continue };
            let Some(own) = own.as_str() else { continue };
            if own.trim_end_matches('/') != theirs.trim_end_matches('/') && !own.contains('@') {
                cx.at(&at.key(name))
                    .report(format!("`{wanted}` is `{own}` here and `{theirs}` in the definition"))
                    .help("write the same address into both files");
            }
        }
    }
}
