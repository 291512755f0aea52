use connectorgen_model::{ConnectionParameter, OAuthSettings};

use crate::nearest::did_you_mean;
use crate::rule::rule;
use crate::{Rule, RuleCx};

const PROVIDERS: [&str; 11] = [
    "oauth2",
    "aad",
    "oauth2generic",
    "aadcertificate",
    "DocuSign",
    "facebook",
    "google",
    "oauth2pkce",
    "oauth2pkcewithdcr",
    "oauth2pkcewithprm",
    "SalesforceV2",
];

rule! {
    /// ## What it does
    ///
    /// Checks that `oAuthSettings` name an identity provider that is known (a warning otherwise) and have its
    /// `customParameters`: the three addresses for `oauth2`, the resource for `aad`.
    ///
    /// ## Why is this bad
    ///
    /// The connection cannot be made without them.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2, flow: accessCode, authorizationUrl: "https://example.com/a", tokenUrl: "https://example.com/t" } }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         clientId: pets
    ///         redirectMode: GlobalPerConnector
    ///         customParameters: { authorizationUrl: { value: "https://example.com/a" }, tokenUrl: { value: "https://example.com/t" } }
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
    /// Add what is missing. The address for refreshing is most often that of the token.
    OauthSettings {
        id: "oauth-settings",
        summary: "The settings of OAuth lack what the identity provider needs.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for OauthSettings {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let here = cx.here();
        let at = here.key("oAuthSettings");
        let provider = settings.identity_provider.as_str();
        let needed: &[&str] = match provider {
            "oauth2" => &["authorizationUrl", "tokenUrl", "refreshUrl"],
            "aad" => &["resourceUri"],
            _ => &[],
        };
        if !PROVIDERS.iter().any(|known| known.eq_ignore_ascii_case(provider)) {
            cx.at(&at.key("identityProvider"))
                .warn(format!("the identity provider `{provider}` of `{name}` is not known"))
                .help(did_you_mean(provider, PROVIDERS, "take `oauth2` for any provider with a code flow"));
        }
        let missing: Vec<&str> = needed.iter().copied().filter(|one| !has(settings, one)).collect();
        if !missing.is_empty() {
            cx.at(&at.key("customParameters"))
                .report(format!("`{name}` lacks `{}`, which `{provider}` needs", missing.join("` and `")))
                .help("add it with a `value`");
        }
    }
}

fn has(settings: &OAuthSettings, wanted: &str) -> bool {
    let given = settings.custom(wanted);
    given.is_some_and(|(_, value)| value.as_str().is_none_or(|value| !value.trim().is_empty()))
}
