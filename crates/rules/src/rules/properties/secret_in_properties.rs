use connectorgen_model::ConnectionParameter;
use serde_json::Value;

use crate::rule::rule;
use crate::{Place, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `clientSecret` with a value in the settings of OAuth. Placeholders, empty values and environment
    /// variables pass.
    ///
    /// ## Why is this bad
    ///
    /// The platform would take it, but the file is kept in repositories and sent around; whoever reads it can
    /// sign in as the application.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2 } }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: oauth2
    ///         redirectMode: GlobalPerConnector
    ///         clientSecret: 8Q~correct.horse.battery.staple
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { oauth2_auth: { type: oauth2 } }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings: { identityProvider: oauth2, redirectMode: GlobalPerConnector }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove it and treat it as known to others: make a new one. Give it to `paconn` with `--secret`, type it in
    /// the portal, or use a managed identity, which needs none.
    SecretInProperties {
        id: "secret-in-properties",
        summary: "A client secret stands in the file.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for SecretInProperties {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let here = cx.here();
        let at = here.key("oAuthSettings");
        for (key, value) in &settings.extra {
            if is_secret(key, value) {
                report(name, cx.at(&at.key(key)));
            }
        }
        let at = at.key("customParameters");
        for (key, custom) in &settings.custom_parameters {
            if is_secret(key, &custom.value) {
                report(name, cx.at(&at.key(key)));
            }
        }
    }
}

fn report(name: &str, place: Place<'_>) {
    place
        .report(format!("the client secret of `{name}` stands in the file"))
        .help("remove it and make a new one; give it to paconn with `--secret`, or use a managed identity")
        .conceal();
}

fn is_secret(key: &str, value: &Value) -> bool {
    let value = value.as_str().unwrap_or_default().trim();
    key.eq_ignore_ascii_case("clientSecret") && !value.is_empty() && !is_placeholder(value)
}

fn is_placeholder(value: &str) -> bool {
    // No identity provider hands out secrets this short.
    if value.len() < 8 {
        return true;
    }
    let lower = value.to_lowercase();
    let marks = [
        "placeholder",
        "dummy",
        "secret",
        "your",
        "xxx",
        "***",
        "...",
        "todo",
        "example",
        "test",
        "@environmentvariables(",
    ];
    value.contains(['<', '[', '{', ' ']) || marks.iter().any(|mark| lower.contains(mark))
}
