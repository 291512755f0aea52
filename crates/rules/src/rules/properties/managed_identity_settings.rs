use connectorgen_model::ConnectionParameter;
use connectorgen_model::entra::guid;

use crate::rule::rule;
use crate::{Rule, RuleCx};

const GRANT: &str = "authorization_code_with_federated_identity_credentials";

rule! {
    /// ## What it does
    ///
    /// Checks that settings with `clientAssertionType` name a tenant by its id and the grant type for federated
    /// credentials, and have no client secret.
    ///
    /// ## Why is this bad
    ///
    /// The sign-in fails with `common` as the tenant and with any other grant type (Microsoft Learn, "Use
    /// managed identity in custom connectors").
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
    ///         identityProvider: aad
    ///         clientId: pets
    ///         clientAssertionType: GenericFederatedIdentityCredential
    ///         redirectMode: GlobalPerConnector
    ///         customParameters:
    ///           ResourceUri: { value: "api://pets" }
    ///           TenantId: { value: common }
    ///           grantType: { value: authorization_code_with_federated_identity_credentials }
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { oauth2_auth: { type: oauth2, flow: accessCode, authorizationUrl: "https://example.com/a", tokenUrl: "https://example.com/t" } }
    /// properties:
    ///   connectionParameters:
    ///     token:
    ///       type: oauthSetting
    ///       oAuthSettings:
    ///         identityProvider: aad
    ///         clientId: pets
    ///         clientAssertionType: GenericFederatedIdentityCredential
    ///         redirectMode: GlobalPerConnector
    ///         customParameters:
    ///           ResourceUri: { value: "api://pets" }
    ///           TenantId: { value: 11111111-2222-3333-4444-555555555555 }
    ///           grantType: { value: authorization_code_with_federated_identity_credentials }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the id of the tenant, and the grant type of the example.
    ManagedIdentitySettings {
        id: "managed-identity-settings",
        summary: "The settings of a managed identity do not fit together.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ManagedIdentitySettings {
    fn connection_parameter(&self, name: &str, parameter: &ConnectionParameter, cx: &mut RuleCx<'_>) {
        let Some(settings) = &parameter.oauth_settings else { return };
        if settings.client_assertion_type.is_none() {
            return;
        }
        let here = cx.here();
        let at = here.key("oAuthSettings");
        let tenant = settings.custom_text("TenantId").unwrap_or_default();
        // A variable stands for an id that is known later.
        if guid(tenant).is_none() && !tenant.starts_with('@') {
            cx.at(&at.key("customParameters"))
                .report(format!("the managed identity of `{name}` needs the id of a tenant, not `{tenant}`"))
                .help("write the id of the tenant under `TenantId`");
        }
        if settings.custom_text("grantType") != Some(GRANT) {
            cx.at(&at.key("customParameters"))
                .report(format!("the managed identity of `{name}` needs another grant type"))
                .help(format!("write `{GRANT}` under `grantType`"));
        }
        if settings.extra.contains_key("clientSecret") {
            cx.at(&at.key("clientSecret"))
                .report(format!("`{name}` has a client secret beside its managed identity"))
                .help("remove the secret; the identity stands in for it");
        }
    }
}
