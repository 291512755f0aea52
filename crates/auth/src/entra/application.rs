use connectorgen_model::entra::well_known_resource;
use serde::Serialize;

use super::{Cloud, Registration};
use crate::PLACEHOLDER;

/// The application in Entra ID that a sign-in needs, as far as it is known: what the roll-out is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntraApplication {
    /// Its client id; `None` when a placeholder was written.
    pub client_id: Option<String>,
    /// The tenant: a GUID, a domain name, or a word such as `common`; `None` when a placeholder was written.
    pub tenant_id: Option<String>,
    /// Which cloud.
    pub cloud: Cloud,
    /// The address of Entra ID as it was written.
    pub login_url: String,
    /// The resource that tokens are for, to the letter.
    pub resource: String,
    /// The application id of the resource, if it is well known.
    pub resource_app_id: Option<&'static str>,
    /// What the application may do there.
    pub permissions: Vec<EntraPermission>,
    /// On whose behalf the API is called.
    pub access: Access,
    /// What a federated credential names beside the subject, for a managed identity.
    pub federated: Option<Federated>,
    /// Whether connections are made with the token that the user has already.
    pub on_behalf_of: bool,
}

/// One permission that the application asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntraPermission {
    /// The scope as it was written, without the resource in front: `User.Read`.
    pub scope: String,
    /// Its id, if it is known.
    pub id: Option<&'static str>,
    /// Whether an administrator has to consent, if that is known.
    pub admin_consent: Option<bool>,
}

/// On whose behalf an API is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// On behalf of the signed-in user.
    Delegated,
    /// By an application of its own: whoever makes the connection enters its id and secret.
    Application,
}

/// What a federated credential names beside the subject, which the platform makes on the first save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Federated {
    /// `https://login.microsoftonline.com/TENANT/v2.0`.
    pub issuer: String,
    /// `api://AzureADTokenExchange`.
    pub audience: String,
}

impl EntraApplication {
    pub(crate) fn of(registration: &Registration, access: Access) -> EntraApplication {
        let known = |text: &str| (text != PLACEHOLDER).then(|| text.to_owned());
        let resource = well_known_resource(&registration.resource);
        let permissions = registration.scopes.iter().map(|scope| {
            let permission = resource.and_then(|resource| resource.permission(scope));
            EntraPermission {
                scope: scope.clone(),
                id: permission.map(|permission| permission.id),
                admin_consent: permission.map(|permission| permission.admin_consent),
            }
        });
        EntraApplication {
            client_id: known(&registration.client_id),
            tenant_id: known(&registration.tenant_id),
            cloud: registration.cloud,
            login_url: registration.login_url.clone(),
            resource: registration.resource.clone(),
            resource_app_id: resource.map(|resource| resource.app_id),
            permissions: permissions.collect(),
            access,
            federated: None,
            on_behalf_of: registration.on_behalf_of,
        }
    }
}
