use serde::Serialize;

use crate::rollout::registration::Registration;

/// An application: the body for Microsoft Graph (`POST /applications`, or `PATCH` with `Prefer: create-if-missing`).
///
/// It has no redirect URLs on purpose: they come to it one by one, and a body that names some would drop the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AppRegistration {
    /// What people see.
    pub display_name: String,
    /// What it is for.
    pub description: String,
    /// `AzureADMyOrg` and the like.
    pub sign_in_audience: &'static str,
    /// Always false: a connector is a confidential client.
    pub is_fallback_public_client: bool,
    /// The platform.
    pub web: Web,
    /// What it may do.
    pub required_resource_access: Vec<RequiredResourceAccess>,
}

/// `web` of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Web {
    /// Off: connectors use the authorization code flow.
    pub implicit_grant_settings: ImplicitGrantSettings,
}

/// `web.implicitGrantSettings` of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImplicitGrantSettings {
    /// Always false.
    pub enable_access_token_issuance: bool,
    /// Always false.
    pub enable_id_token_issuance: bool,
}

/// The permissions of one API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequiredResourceAccess {
    /// The application id of the API.
    pub resource_app_id: String,
    /// The permissions.
    pub resource_access: Vec<ResourceAccess>,
}

/// One permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceAccess {
    /// Its id.
    pub id: String,
    /// `Scope`: on behalf of a user.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

impl AppRegistration {
    /// The application of a connector.
    pub(crate) fn new(display_name: &str, title: &str, registration: &Registration<'_>) -> AppRegistration {
        AppRegistration {
            display_name: display_name.to_owned(),
            description: format!("Signs users in for the Power Platform connector {title}"),
            sign_in_audience: sign_in_audience(registration),
            is_fallback_public_client: false,
            web: Web {
                implicit_grant_settings: ImplicitGrantSettings {
                    enable_access_token_issuance: false,
                    enable_id_token_issuance: false,
                },
            },
            required_resource_access: access(registration),
        }
    }
}

/// Whose accounts the application is for. A managed identity asks for a single tenant (Microsoft Learn, "Secure your API
/// and connector with Microsoft Entra ID"), and so does a sign-in that names one.
pub(crate) fn sign_in_audience(registration: &Registration<'_>) -> &'static str {
    if registration.federated().is_some() {
        return "AzureADMyOrg";
    }
    let names = |word: &str| registration.users().any(|user| user.entra.tenant_id.as_deref() == Some(word));
    if names("common") || names("organizations") {
        "AzureADMultipleOrgs"
    } else if names("consumers") {
        "PersonalMicrosoftAccount"
    } else {
        "AzureADMyOrg"
    }
}

/// The permissions whose ids are known; the script looks the others up.
fn access(registration: &Registration<'_>) -> Vec<RequiredResourceAccess> {
    let known = registration.accesses().into_iter().filter_map(|access| {
        let permissions = access.permissions.iter().filter_map(|permission| permission.id);
        let resource_access: Vec<ResourceAccess> =
            permissions.map(|id| ResourceAccess { id: id.to_owned(), kind: "Scope" }).collect();
        let resource_app_id = access.app_id.filter(|_| !resource_access.is_empty())?.to_owned();
        Some(RequiredResourceAccess { resource_app_id, resource_access })
    });
    known.collect()
}
