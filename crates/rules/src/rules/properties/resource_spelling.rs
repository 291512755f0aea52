use connectorgen_model::ConnectionParameter;
use connectorgen_model::entra::resource_spelling;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks how well-known resources of Entra ID are spelled: Microsoft Graph, Azure Resource Manager, Key Vault and
    /// others.
    ///
    /// ## Why is this bad
    ///
    /// A token for the wrong spelling is refused (AADSTS500011, or 401 by the API). Azure Resource Manager has a slash at
    /// the end and another host than its API; Microsoft Graph has neither.
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
    ///         customParameters: { resourceUri: { value: "https://management.azure.com" } }
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
    ///         customParameters: { resourceUri: { value: "https://management.core.windows.net/" } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write it to the letter.
    ResourceSpelling {
        id: "resource-spelling",
        summary: "A well-known resource is not spelled as Entra ID knows it.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ResourceSpelling {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let Some((key, resource)) = settings.custom("resourceUri").filter(|_| settings.is_entra_id()) else {
            return;
        };
        if let Some(right) = resource.as_str().and_then(resource_spelling) {
            let here = cx.here();
            let custom = here.key("oAuthSettings");
            cx.at(&custom.key("customParameters").key(key).key("value"))
                .report(format!("the resource of `{name}` is spelled otherwise: `{right}`"))
                .help(format!("write `{right}`, to the letter"))
                .fix_value(format!("write `{right}`"), right);
        }
    }
}
