use connectorgen_model::ConnectionParameter;

use crate::nearest::{meant, nearest};
use crate::rule::rule;
use crate::{Rule, RuleCx};

const KNOWN: [&str; 9] = [
    "string",
    "securestring",
    "oauthSetting",
    "gatewaySetting",
    "bool",
    "int",
    "clientCertificate",
    "managedIdentity",
    "connection",
];

rule! {
    /// ## What it does
    ///
    /// Checks that each connection parameter has a `type` (an error otherwise) that the platform is known to
    /// take (a misspelt one is an error, another one a warning), and that one of type `oauthSetting` has
    /// `oAuthSettings`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the file, or the connection cannot be made.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { connectionParameters: { host: { uiDefinition: { displayName: Host } } } }
    /// ```
    ///
    /// ```yaml,fails
    /// properties: { connectionParameters: { host: { type: String } } }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { connectionParameters: { host: { type: string } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `string`, `securestring` for what nobody may read, or `oauthSetting`.
    ConnectionParameterType {
        id: "connection-parameter-type",
        summary: "The type of a connection parameter is missing or not known.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ConnectionParameterType {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let kind = parameter.kind.as_str();
        if kind.is_empty() {
            cx.report(format!("the connection parameter `{name}` has no type"))
                .help("add `\"type\": \"string\"`, or `securestring` for what nobody may read");
        } else if kind == "oauthSetting" && parameter.oauth_settings.is_none() {
            cx.report(format!("the connection parameter `{name}` has no `oAuthSettings`"))
                .help("add them, or write another type");
        } else if !KNOWN.contains(&kind) {
            let place = cx.key("type");
            let message =
                format!("the connection parameter `{name}` is of the type `{kind}`, which is not known");
            match nearest(kind, KNOWN) {
                Some(near) => {
                    let found = place.report(message).help(format!("did you mean `{near}`?"));
                    if meant(kind, KNOWN) == Some(near) {
                        found.fix_value(format!("write `{near}`"), near);
                    }
                    found
                }
                None => {
                    place.warn(message).help("`string`, `securestring` and `oauthSetting` are the usual ones")
                }
            };
        }
    }
}
