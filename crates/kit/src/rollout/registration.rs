//! The applications in Microsoft Entra ID, as the sign-ins name them.

use connectorgen_auth::entra::{Access, EntraApplication, EntraPermission, Federated};
use connectorgen_auth::{SignIn, Upload};
use connectorgen_model::OAuthSettings;

use crate::settings;

/// One application: sign-ins that name the same client id share it, and those that name none share it with their tenant.
#[derive(Debug, Clone)]
pub(crate) struct Registration<'a> {
    /// What tells it from the others: the model that it is for, with a number where there are several.
    pub(crate) key: String,
    /// The sign-in that the rest goes by: one with a managed identity, or else the first.
    first: User<'a>,
    others: Vec<User<'a>>,
}

/// A sign-in that has the application.
#[derive(Debug, Clone, Copy)]
pub(crate) struct User<'a> {
    pub(crate) sign_in: &'a SignIn,
    pub(crate) entra: &'a EntraApplication,
}

/// What an application may do at one API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApiAccess<'a> {
    /// The identifier of the API, to the letter.
    pub(crate) resource: &'a str,
    /// Its application id, if it is well known.
    pub(crate) app_id: Option<&'static str>,
    pub(crate) permissions: Vec<&'a EntraPermission>,
}

/// The applications of these sign-ins, those with a managed identity first.
pub(super) fn registrations(sign_ins: &[SignIn]) -> Vec<Registration<'_>> {
    let mut found: Vec<Registration<'_>> = Vec::new();
    for user in users(sign_ins) {
        match found.iter_mut().find(|known| known.is_of(user.entra)) {
            Some(known) => known.others.push(user),
            None => found.push(Registration { key: String::new(), first: user, others: Vec::new() }),
        }
    }
    found.sort_by_key(|registration| registration.federated().is_none());
    for index in 0..found.len() {
        let (before, rest) = found.split_at_mut(index);
        if let Some(own) = rest.first_mut() {
            let kind = own.first.sign_in.kind;
            let number = before.iter().filter(|other| other.first.sign_in.kind == kind).count() + 1;
            own.key = if number == 1 { kind.name().to_owned() } else { format!("{kind}-{number}") };
        }
    }
    found
}

/// The sign-ins that have an application of the connector's own, those with a managed identity first.
fn users(sign_ins: &[SignIn]) -> Vec<User<'_>> {
    let delegated = sign_ins.iter().filter_map(|sign_in| {
        let entra = sign_in.entra.as_ref().filter(|entra| entra.access == Access::Delegated)?;
        Some(User { sign_in, entra })
    });
    let mut users: Vec<User<'_>> = delegated.collect();
    users.sort_by_key(|user| user.entra.federated.is_none());
    users
}

impl<'a> Registration<'a> {
    /// The sign-in that the rest goes by.
    pub(crate) fn entra(&self) -> &'a EntraApplication {
        self.first.entra
    }

    /// All sign-ins that have it.
    pub(crate) fn users(&self) -> impl Iterator<Item = User<'a>> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// What a federated credential names beside the subject, if the connector proves itself with a managed identity.
    pub(crate) fn federated(&self) -> Option<&'a Federated> {
        self.entra().federated.as_ref()
    }

    /// Whether a client secret is given to the platform for it.
    pub(crate) fn has_secret(&self) -> bool {
        self.users().any(|user| user.sign_in.upload == Upload::ClientSecret)
    }

    /// Whether connections are made with the token that users have already.
    pub(crate) fn on_behalf_of(&self) -> bool {
        self.users().any(|user| user.entra.on_behalf_of)
    }

    /// What it may do, API by API.
    pub(crate) fn accesses(&self) -> Vec<ApiAccess<'a>> {
        let mut found: Vec<ApiAccess<'a>> = Vec::new();
        for user in self.users() {
            let entra = user.entra;
            let at = found.iter().position(|access| access.resource == entra.resource).unwrap_or_else(|| {
                found.push(ApiAccess {
                    resource: &entra.resource,
                    app_id: entra.resource_app_id,
                    permissions: Vec::new(),
                });
                found.len() - 1
            });
            let Some(access) = found.get_mut(at) else { continue };
            for permission in &entra.permissions {
                if !access.permissions.iter().any(|known| known.scope == permission.scope) {
                    access.permissions.push(permission);
                }
            }
        }
        found
    }

    /// Whether these are the settings of one of its sign-ins.
    pub(super) fn has_settings(&self, settings: &OAuthSettings) -> bool {
        let tenant = settings::custom(settings, "TenantId");
        settings.identity_provider == "aad"
            && self.users().any(|user| match &user.entra.client_id {
                Some(id) => settings.client_id.as_ref() == Some(id),
                None => {
                    settings.client_id.as_deref() == Some(connectorgen_auth::PLACEHOLDER)
                        && tenant
                            == Some(user.entra.tenant_id.as_deref().unwrap_or(connectorgen_auth::PLACEHOLDER))
                }
            })
    }

    fn is_of(&self, other: &EntraApplication) -> bool {
        let own = self.entra();
        match (&own.client_id, &other.client_id) {
            (Some(own), Some(other)) => own.eq_ignore_ascii_case(other),
            (None, None) => own.tenant_id == other.tenant_id,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}
