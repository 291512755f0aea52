use connectorgen_model::ConnectionParameter;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for the tenants `common`, `organizations` and `consumers` where an application signs in by itself.
    ///
    /// ## Why is this bad
    ///
    /// They stand for the tenant of the user who signs in, and there is none: Entra ID refuses the token. That a managed
    /// identity needs the id of its tenant is another rule's (`managed-identity-settings`).
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
    ///         customParameters: { resourceUri: { value: "api://pets" }, grantType: { value: client_credentials }, tenantId: { value: common } }
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
    ///         customParameters: { resourceUri: { value: "api://pets" }, grantType: { value: client_credentials }, tenantId: { value: 66666666-7777-8888-9999-aaaaaaaaaaaa } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the id of the tenant, or ask for it with each connection.
    TenantCommon {
        id: "tenant-common",
        summary: "An application signs in by itself to no tenant of its own.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for TenantCommon {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        let Some((key, value)) = settings.custom("tenantId").filter(|_| settings.is_client_credentials())
        else {
            return;
        };
        let tenant = value.as_str().unwrap_or_default();
        if ["common", "organizations", "consumers"].iter().any(|shared| shared.eq_ignore_ascii_case(tenant)) {
            let here = cx.here();
            let settings_at = here.key("oAuthSettings");
            cx.at(&settings_at.key("customParameters").key(key).key("value"))
                .report(format!("`{name}` signs in by itself, and `{tenant}` is the tenant of a user"))
                .help("write the id of the tenant");
        }
    }
}
