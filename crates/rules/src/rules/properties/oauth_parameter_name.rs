use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each connection parameter of type `oauthSetting` is called `token`.
    ///
    /// ## Why is this bad
    ///
    /// `paconn` (0.0.21) puts the client secret into the parameter of that name only: the sign-in would fail
    /// without an explanation.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// securityDefinitions: { oauth2_auth: { type: oauth2 } }
    /// properties:
    ///   connectionParameters:
    ///     oauth: { type: oauthSetting, oAuthSettings: { identityProvider: oauth2, redirectMode: GlobalPerConnector } }
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
    /// Rename it to `token`.
    OauthParameterName {
        id: "oauth-parameter-name",
        summary: "A parameter for OAuth is not called token.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for OauthParameterName {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        if parameter.kind == "oauthSetting" && name != "token" {
            cx.report(format!("the parameter `{name}` for OAuth is not called `token`"))
                .help("rename it; paconn puts the client secret into `token` only");
        }
    }
}
