use connectorgen_model::{
    Constraints, CustomParameter, FederatedIdentityCredentials, OAuthSettings, UiDefinition,
};
use serde::{Deserialize, Serialize};

use super::joined;
use crate::auth::{Auth, Part};
use crate::cx::Cx;
use crate::entra::{Asked, DEFINITION, Registration, Tenants};
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP, code};
use crate::{AuthKind, AuthValues, SignIn, Upload};

/// The audience of every federated credential (Microsoft Learn, workload-identity-federation-considerations).
const AUDIENCE: &str = "api://AzureADTokenExchange";

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
    /// The address of Entra ID in this cloud; `https://login.microsoftonline.com` unless given or found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
}

impl ManagedIdentity {
    /// Everything from the document.
    pub fn new() -> ManagedIdentity {
        ManagedIdentity::default()
    }

    /// The application's client id.
    #[must_use]
    pub fn client_id(mut self, value: impl Into<String>) -> ManagedIdentity {
        self.client_id = Some(value.into());
        self
    }

    /// The tenant.
    #[must_use]
    pub fn tenant_id(mut self, value: impl Into<String>) -> ManagedIdentity {
        self.tenant_id = Some(value.into());
        self
    }

    /// The resource that tokens are for, to the letter.
    #[must_use]
    pub fn resource(mut self, value: impl Into<String>) -> ManagedIdentity {
        self.resource = Some(value.into());
        self
    }

    /// The address of Entra ID in this cloud.
    #[must_use]
    pub fn login_url(mut self, value: impl Into<String>) -> ManagedIdentity {
        self.login_url = Some(value.into());
        self
    }

    /// One more delegated permission.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> ManagedIdentity {
        self.scopes.push(scope.into());
        self
    }

    /// More delegated permissions.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> ManagedIdentity {
        self.scopes.extend(scopes.into_iter().map(Into::into));
        self
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            client_id: self.client_id.as_deref(),
            tenant_id: self.tenant_id.as_deref(),
            resource: self.resource.as_deref(),
            scopes: &self.scopes,
            login_url: self.login_url.as_deref(),
        }
    }
}

impl Auth for ManagedIdentity {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let registration = Registration::resolve(&self.asked(), Tenants::One, cx);
        Part {
            definition: Some((DEFINITION, registration.definition())),
            scopes: joined(&registration.scopes),
            parameters: Registration::parameters(settings(&registration), Some(ui())),
            policies: Vec::new(),
            sign_in: sign_in(&registration, cx),
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
            audience: AUDIENCE.to_owned(),
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

fn sign_in(registration: &Registration, cx: &mut Cx<'_>) -> SignIn {
    SignIn {
        kind: AuthKind::ManagedIdentity,
        title: "Microsoft Entra ID with a managed identity".to_owned(),
        summary: format!(
            "Makers and users sign in with their work account, and the API is called on their behalf with tokens for \
             {}. The connector proves itself with a managed identity: there is no client secret, and nothing to rotate.",
            code(&registration.resource)
        ),
        before_upload: vec![
            format!(
                "Register a single-tenant application in Microsoft Entra ID (tenant {}, sign-in audience \
                 `AzureADMyOrg`) and note its application (client) ID. Do not create a secret.",
                code(&registration.tenant_id)
            ),
            registration.permission_step(),
        ],
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
                code(&issuer(registration)),
                code(AUDIENCE)
            ),
            "Do both again for every environment: an import there makes another redirect URL and another subject. An \
             application can have 20 federated credentials."
                .to_owned(),
        ],
        connect: vec![CONNECT_STEP.to_owned()],
        missing: cx.missing(),
    }
}

impl From<AuthValues> for ManagedIdentity {
    fn from(values: AuthValues) -> ManagedIdentity {
        ManagedIdentity {
            client_id: values.client_id,
            tenant_id: values.tenant_id,
            resource: values.resource,
            scopes: values.scopes,
            login_url: values.login_url,
        }
    }
}

impl From<ManagedIdentity> for AuthValues {
    fn from(model: ManagedIdentity) -> AuthValues {
        AuthValues {
            client_id: model.client_id,
            tenant_id: model.tenant_id,
            resource: model.resource,
            scopes: model.scopes,
            login_url: model.login_url,
            ..AuthValues::default()
        }
    }
}
