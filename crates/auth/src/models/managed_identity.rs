use connectorgen_model::{
    Constraints, CustomParameter, FederatedIdentityCredentials, OAuthSettings, UiDefinition,
};
use serde::{Deserialize, Serialize};

use super::joined;
use super::values::{flat_values, scope_setters, text_setters};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::entra::{Access, Asked, DEFINITION, EntraApplication, Federated, Registration, Tenants};
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP, code};
use crate::{AuthKind, Cloud, SignIn, Upload};

/// Microsoft Entra ID on behalf of the signed-in user, without any client secret: the connector's managed identity,
/// registered as a federated credential of the application, stands in for it. What is left open comes from the
/// document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ManagedIdentity {
    /// The application (client) ID, a GUID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The GUID of the tenant. Words such as `common` and domain names do not work here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// The resource that tokens are for, to the letter: `https://management.core.windows.net/` has its slash. Taken
    /// from the host of the API or from the scopes where they tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// The delegated permissions to ask for; those that the selected operations require unless given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Which cloud of Microsoft; `public` unless given or found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud: Option<Cloud>,
    /// The address of Entra ID, where it is not that of the cloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
    /// Makes connections with the token that users have already, without a window to sign in. The API has to trust
    /// the platform for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<bool>,
}

impl ManagedIdentity {
    /// Everything from the document.
    pub fn new() -> ManagedIdentity {
        ManagedIdentity::default()
    }

    /// Which cloud of Microsoft.
    #[must_use]
    pub fn cloud(mut self, cloud: Cloud) -> ManagedIdentity {
        self.cloud = Some(cloud);
        self
    }

    /// Whether connections are made with the token that users have already.
    #[must_use]
    pub fn on_behalf_of(mut self, on_behalf_of: bool) -> ManagedIdentity {
        self.on_behalf_of = Some(on_behalf_of);
        self
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            client_id: self.client_id.as_deref(),
            tenant_id: self.tenant_id.as_deref(),
            resource: self.resource.as_deref(),
            scopes: &self.scopes,
            cloud: self.cloud,
            login_url: self.login_url.as_deref(),
            on_behalf_of: self.on_behalf_of.unwrap_or(false),
        }
    }
}

text_setters!(ManagedIdentity {
    /// The application's client id.
    client_id,
    /// The tenant.
    tenant_id,
    /// The resource that tokens are for, to the letter.
    resource,
    /// The address of Entra ID, where it is not that of the cloud.
    login_url,
});
scope_setters!(ManagedIdentity);
flat_values!(ManagedIdentity { client_id, tenant_id, resource, scopes, cloud, login_url, on_behalf_of });

/// What tells it from the same sign-in with a client secret, beside which it may stand.
const TITLE: &str = "Microsoft Entra ID with a managed identity";

impl Auth for ManagedIdentity {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let registration = Registration::resolve(&self.asked(), Tenants::One, cx);
        Part {
            definition: Some(registration.definition()),
            scopes: joined(&registration.scopes),
            parameters: Registration::parameters(settings(&registration), Some(ui())),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: DEFINITION, label: TITLE, sharing: false, always: false },
            sign_in: sign_in(&registration).asking(&registration.scopes),
        }
    }
}

/// The three things that tell a federated credential from a secret: assertion type, grant type, and the block that
/// the platform completes. Its subject is made on the first save and cannot be known before (exported solutions of
/// three connectors agree on all of it).
fn settings(registration: &Registration) -> OAuthSettings {
    let mut settings = registration.settings();
    settings.client_assertion_type = Some("GenericFederatedIdentityCredential".to_owned());
    if let Some(properties) = &mut settings.properties {
        properties.federated_identity_credentials = Some(FederatedIdentityCredentials {
            issuer: issuer(registration),
            subject: String::new(),
            audience: registration.cloud.audience().to_owned(),
        });
    }
    let grant = CustomParameter::text("authorization_code_with_federated_identity_credentials");
    settings.custom_parameters.insert("grantType".to_owned(), grant);
    settings
}

fn issuer(registration: &Registration) -> String {
    format!("{}/{}/v2.0", registration.login_url, registration.tenant_id)
}

fn ui() -> UiDefinition {
    UiDefinition {
        display_name: Some("OAuth Connection".to_owned()),
        description: Some("OAuth Connection".to_owned()),
        constraints: Some(Constraints::default().required(true).hidden(false)),
        ..UiDefinition::default()
    }
}

fn sign_in(registration: &Registration) -> SignIn {
    let audience = registration.cloud.audience();
    let federated = Federated { issuer: issuer(registration), audience: audience.to_owned() };
    let summary = format!(
        "Makers and users sign in with their work account, and the API is called on their behalf with tokens for {}. The \
         connector proves itself with a managed identity: there is no client secret, and nothing to rotate.",
        code(&registration.resource)
    );
    let mut before = vec![
        format!(
            "Register a single-tenant application in Microsoft Entra ID (tenant {}, sign-in audience `AzureADMyOrg`) and \
             note its application (client) ID. Do not create a secret.",
            code(&registration.tenant_id)
        ),
        registration.permission_step(),
    ];
    before.extend(registration.on_behalf_of_step());
    SignIn {
        before_upload: before,
        upload: Upload::TwoPhase,
        after_upload: vec![
            REDIRECT_STEP.to_owned(),
            "Read the subject that the platform has made for this connector: `Subject` under \
             `FederatedIdentityCredentials` in `apiProperties.json` after a download, or the managed identity on the \
             Security tab. It can take some minutes to appear."
                .to_owned(),
            format!(
                "Add a federated credential to the application (Certificates & secrets, Federated credentials, Other \
                 issuer): issuer {}, that subject to the letter, audience {}. Capitals count.",
                code(&federated.issuer),
                code(audience)
            ),
            "Do both again for every environment: an import there makes another redirect URL and another subject. An \
             application can have 20 federated credentials."
                .to_owned(),
        ],
        connect: vec![CONNECT_STEP.to_owned()],
        entra: Some(EntraApplication {
            federated: Some(federated),
            ..EntraApplication::of(registration, Access::Delegated)
        }),
        ..SignIn::new(AuthKind::ManagedIdentity, TITLE, summary)
    }
}
