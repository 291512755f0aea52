use serde::{Deserialize, Serialize};

use super::joined;
use super::values::{flat_values, scope_setters, text_setters};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::entra::{Access, Asked, DEFINITION, EntraApplication, Registration, Tenants};
use crate::sign_in::{CONNECT_STEP, REDIRECT_STEP, code};
use crate::{AuthKind, Cloud, SignIn, Upload};

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

impl EntraId {
    /// Everything from the document.
    pub fn new() -> EntraId {
        EntraId::default()
    }

    /// Which cloud of Microsoft.
    #[must_use]
    pub fn cloud(mut self, cloud: Cloud) -> EntraId {
        self.cloud = Some(cloud);
        self
    }

    /// Whether connections are made with the token that users have already.
    #[must_use]
    pub fn on_behalf_of(mut self, on_behalf_of: bool) -> EntraId {
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

text_setters!(EntraId {
    /// The application's client id.
    client_id,
    /// The tenant.
    tenant_id,
    /// The resource that tokens are for, to the letter.
    resource,
    /// The address of Entra ID, where it is not that of the cloud.
    login_url,
});
scope_setters!(EntraId);
flat_values!(EntraId { client_id, tenant_id, resource, scopes, cloud, login_url, on_behalf_of });

impl Auth for EntraId {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let registration = Registration::resolve(&self.asked(), Tenants::Any, cx);
        Part {
            definition: Some(registration.definition()),
            scopes: joined(&registration.scopes),
            parameters: Registration::parameters(registration.settings(), None),
            policies: Vec::new(),
            sent: Vec::new(),
            set: SetForm { name: DEFINITION, label: "Microsoft Entra ID", sharing: false, always: false },
            sign_in: sign_in(&registration).asking(&registration.scopes),
        }
    }
}

fn sign_in(registration: &Registration) -> SignIn {
    let summary = format!(
        "Makers and users sign in with their work account, and the API is called on their behalf with tokens for {}. The \
         client secret is given to the platform on upload and is in no file.",
        code(&registration.resource)
    );
    let mut before = vec![
        format!(
            "Register an application in Microsoft Entra ID ({}) and note its application (client) ID.",
            whose(&registration.tenant_id)
        ),
        registration.permission_step(),
    ];
    before.extend(registration.on_behalf_of_step());
    before.push("Create a client secret for the application and keep it at hand for the upload.".to_owned());
    SignIn {
        before_upload: before,
        upload: Upload::ClientSecret,
        after_upload: vec![REDIRECT_STEP.to_owned()],
        connect: vec![CONNECT_STEP.to_owned()],
        entra: Some(EntraApplication::of(registration, Access::Delegated)),
        ..SignIn::new(AuthKind::EntraId, "Microsoft Entra ID", summary)
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
