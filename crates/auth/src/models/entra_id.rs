use serde::{Deserialize, Serialize};

use super::joined;
use crate::auth::{Auth, Part};
use crate::cx::Cx;
use crate::entra::{Asked, DEFINITION, Registration, Tenants};
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP, code};
use crate::{AuthKind, AuthValues, SignIn, Upload};

/// Microsoft Entra ID on behalf of the signed-in user, with a client secret that is given to the platform on upload.
/// What is left open comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntraId {
    /// The application (client) ID, a GUID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The tenant: its GUID, its domain name, or `common` for all, which it is unless given or found.
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

impl EntraId {
    /// Everything from the document.
    pub fn new() -> EntraId {
        EntraId::default()
    }

    /// The application's client id.
    #[must_use]
    pub fn client_id(mut self, value: impl Into<String>) -> EntraId {
        self.client_id = Some(value.into());
        self
    }

    /// The tenant.
    #[must_use]
    pub fn tenant_id(mut self, value: impl Into<String>) -> EntraId {
        self.tenant_id = Some(value.into());
        self
    }

    /// The resource that tokens are for, to the letter.
    #[must_use]
    pub fn resource(mut self, value: impl Into<String>) -> EntraId {
        self.resource = Some(value.into());
        self
    }

    /// The address of Entra ID in this cloud.
    #[must_use]
    pub fn login_url(mut self, value: impl Into<String>) -> EntraId {
        self.login_url = Some(value.into());
        self
    }

    /// One more delegated permission.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> EntraId {
        self.scopes.push(scope.into());
        self
    }

    /// More delegated permissions.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> EntraId {
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

impl Auth for EntraId {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let registration = Registration::resolve(&self.asked(), Tenants::Any, cx);
        Part {
            definition: Some((DEFINITION, registration.definition())),
            scopes: joined(&registration.scopes),
            parameters: Registration::parameters(registration.settings(), None),
            policies: Vec::new(),
            sign_in: sign_in(&registration, cx),
        }
    }
}

fn sign_in(registration: &Registration, cx: &mut Cx<'_>) -> SignIn {
    SignIn {
        kind: AuthKind::EntraId,
        title: "Microsoft Entra ID".to_owned(),
        summary: format!(
            "Makers and users sign in with their work account, and the API is called on their behalf with tokens for \
             {}. The client secret is given to the platform on upload and is in no file.",
            code(&registration.resource)
        ),
        before_upload: vec![
            format!(
                "Register an application in Microsoft Entra ID ({}) and note its application (client) ID.",
                whose(&registration.tenant_id)
            ),
            registration.permission_step(),
            "Create a client secret for the application and keep it at hand for the upload.".to_owned(),
        ],
        upload: Upload::ClientSecret,
        after_upload: vec![REDIRECT_STEP.to_owned()],
        connect: vec![CONNECT_STEP.to_owned()],
        missing: cx.missing(),
    }
}

impl From<AuthValues> for EntraId {
    fn from(values: AuthValues) -> EntraId {
        EntraId {
            client_id: values.client_id,
            tenant_id: values.tenant_id,
            resource: values.resource,
            scopes: values.scopes,
            login_url: values.login_url,
        }
    }
}

impl From<EntraId> for AuthValues {
    fn from(model: EntraId) -> AuthValues {
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

/// Whose accounts the application is for, in the words of the portal.
fn whose(tenant: &str) -> String {
    match tenant {
        "common" => {
            "accounts in any organizational directory, and personal ones if they are wanted".to_owned()
        }
        "organizations" => "accounts in any organizational directory".to_owned(),
        "consumers" => "personal Microsoft accounts".to_owned(),
        one => format!("in the tenant {}", code(one)),
    }
}
