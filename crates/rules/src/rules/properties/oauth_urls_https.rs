use connectorgen_diagnostics::{At, Document};
use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for addresses of OAuth that are not encrypted.
    ///
    /// ## Why is this bad
    ///
    /// Codes and tokens can be read on the way (RFC 6749, sections 3.1 and 3.2, require TLS).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
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
    ///           tokenUrl: { value: "http://login.example.com/token" }
    ///           refreshUrl: { value: "https://login.example.com/token" }
    /// ```
    ///
    /// ```yaml,passes
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
    /// ## How to fix
    ///
    /// Write the address with `https://`.
    OauthUrlsHttps {
        id: "oauth-urls-https",
        summary: "An address of OAuth is not encrypted.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for OauthUrlsHttps {
    fn document(&self, definition: &connectorgen_model::ApiDefinition, cx: &mut RuleCx<'_>) {
        let root = At::root(Document::Definition);
        let all = root.key("securityDefinitions");
        for (name, one) in &definition.security_definitions {
            let urls = [("authorizationUrl", &one.authorization_url), ("tokenUrl", &one.token_url)];
            for (key, url) in urls {
                check(&all.key(name).key(key), url.as_deref(), cx);
            }
        }
    }

    fn connection_parameter(&self, _: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let here = cx.here();
        let settings_at = here.key("oAuthSettings");
        let at = settings_at.key("customParameters");
        for (key, custom) in &settings.custom_parameters {
            check(&at.key(key).key("value"), custom.value.as_str(), cx);
        }
    }
}

fn check(at: &At<'_>, url: Option<&str>, cx: &mut RuleCx<'_>) {
    let is_plain = |url: &&str| url.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
    if let Some(url) = url.filter(is_plain) {
        cx.at(at)
            .report(format!("`{url}` is not encrypted: codes and tokens can be read on the way"))
            .help("write the address with `https://`");
    }
}
