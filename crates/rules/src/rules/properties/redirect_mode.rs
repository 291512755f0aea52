use connectorgen_model::ConnectionParameter;

use crate::{Rule, RuleCx};

/// PowerPlatformConnectors pull request 3035.
const OWN: &str = "GlobalPerConnector";
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Checks that `redirectMode` of each `oAuthSettings` is `GlobalPerConnector`.
    ///
    /// ## Why is this bad
    ///
    /// With the shared address one connector can receive what was meant for another. Microsoft asks for an
    /// address of its own for each new connector; in solutions the platform enforces it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2 } }
    /// properties:
    ///   connectionParameters:
    ///     token: { type: oauthSetting, oAuthSettings: { identityProvider: oauth2, redirectMode: Global } }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { oauth2_auth: { type: oauth2 } }
    /// properties:
    ///   connectionParameters:
    ///     token: { type: oauthSetting, oAuthSettings: { identityProvider: oauth2, redirectMode: GlobalPerConnector } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `GlobalPerConnector`. The address is known after the first save, and has to be added to the
    /// application at the identity provider.
    RedirectMode {
        id: "redirect-mode",
        summary: "A parameter for OAuth shares its redirect address with other connectors.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for RedirectMode {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        if settings.redirect_mode.as_deref() != Some(OWN) {
            let mode = settings.redirect_mode.as_deref().unwrap_or("not set");
            cx.key("oAuthSettings")
                .report(format!("the redirect mode of `{name}` is {mode}"))
                .help(format!("write `\"redirectMode\": \"{OWN}\"`, and register the new redirect address"))
                .fix_member(format!("write `{OWN}`"), "redirectMode", OWN);
        }
    }
}
