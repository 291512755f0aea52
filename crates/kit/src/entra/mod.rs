//! What Microsoft Entra ID is told, in the shapes of Microsoft Graph.

mod app_registration;
mod bicep_config;
mod conditional_access;
mod federated_credential;

pub(crate) use app_registration::sign_in_audience;
pub use app_registration::{
    AppRegistration, ImplicitGrantSettings, RequiredResourceAccess, ResourceAccess, Web,
};
pub(crate) use bicep_config::BicepConfig;
pub use conditional_access::{Applications, ConditionalAccessPolicy, Conditions, GrantControls, Users};
pub(crate) use conditional_access::{policy_name, target};
pub use federated_credential::FederatedCredential;
pub(crate) use federated_credential::{credential_name, slug};

/// Where an administrator consents to the permissions of an application.
pub(crate) fn consent_url(login: &str, tenant: Option<&str>, client_id: Option<&str>) -> Option<String> {
    let tenant = match tenant? {
        // A word stands for no tenant that could consent.
        "common" | "consumers" => "organizations",
        one => one,
    };
    Some(format!("{login}/{tenant}/adminconsent?client_id={}", client_id?))
}
