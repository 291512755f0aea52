//! What the platform has made of a connector: its redirect address and its managed identity.

mod base64url;
mod checks;
mod display;
mod name;
mod redirect;
mod subject;

use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_model::ApiProperties;
use serde::Serialize;

use crate::settings::{self, Placed};
use crate::{Guid, codes};

pub use checks::Expected;
pub use name::ConnectorName;
pub(crate) use redirect::Redirect;
pub use subject::Subject;

/// What the platform has made of a connector, as far as its `apiProperties.json` tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// Where the identity provider sends its codes; for the redirect addresses of the application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// The connector, as the redirect address or else the subject names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector: Option<ConnectorName>,
    /// The application that signs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The tenant of the sign-in: a GUID, a domain name, or a word such as `common`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// The resource that tokens are for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// The managed identity; absent when the connector has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_identity: Option<FederatedIdentity>,
}

/// The managed identity of a connector in one environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FederatedIdentity {
    /// `https://login.microsoftonline.com/TENANT/v2.0`.
    pub issuer: String,
    /// To the letter; empty until the platform has made it.
    pub subject: String,
    /// `api://AzureADTokenExchange` in the public cloud.
    pub audience: String,
    /// The subject, taken apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decoded: Option<Subject>,
}

impl Identity {
    /// Reads what a download brought, and holds it against what is expected. A mismatch is a warning with both values.
    ///
    /// Places are pointers into `apiProperties.json`.
    pub fn read(properties: &ApiProperties, expected: &Expected, found: &mut Diagnostics) -> Identity {
        let all = settings::all(properties);
        let Some(placed) = chosen(&all) else {
            let root = At::root(Document::Properties);
            found.report(
                &codes::IDENTITY_NOT_OAUTH,
                &root.key("properties").key("connectionParameters"),
                "nobody signs in with OAuth 2.0 here, so there is no redirect address and no managed identity",
            );
            return Identity::default();
        };
        let identity = Identity::of(placed, &all);
        checks::run(&identity, placed, expected, found);
        identity
    }

    fn of(placed: &Placed<'_>, all: &[Placed<'_>]) -> Identity {
        let own = placed.settings.redirect_url.as_ref();
        // All sets of a connector have one redirect address.
        let redirect_url =
            own.or_else(|| all.iter().find_map(|other| other.settings.redirect_url.as_ref())).cloned();
        let managed_identity = managed_identity(placed);
        let connector = match redirect_url.as_deref().map(Redirect::parse) {
            Some(Redirect::Own(name)) => Some(name),
            Some(Redirect::Shared | Redirect::Unknown) | None => {
                let decoded = managed_identity.as_ref().and_then(|identity| identity.decoded.as_ref());
                decoded.map(|subject| subject.connector.clone())
            }
        };
        Identity {
            redirect_url,
            connector,
            client_id: placed.settings.client_id.clone(),
            tenant_id: settings::custom(placed.settings, "TenantId").map(str::to_owned),
            resource: settings::custom(placed.settings, "ResourceUri").map(str::to_owned),
            managed_identity,
        }
    }

    /// The tenant as a GUID, if it is one.
    pub fn tenant(&self) -> Option<Guid> {
        self.tenant_id.as_deref().and_then(Guid::parse)
    }
}

/// The sign-in with a managed identity, or else the first.
fn chosen<'p, 'a>(all: &'p [Placed<'a>]) -> Option<&'p Placed<'a>> {
    all.iter().find(|placed| managed_identity(placed).is_some()).or_else(|| all.first())
}

fn managed_identity(placed: &Placed<'_>) -> Option<FederatedIdentity> {
    let block = placed.settings.properties.as_ref()?.federated_identity_credentials.as_ref()?;
    Some(FederatedIdentity {
        issuer: block.issuer.clone(),
        subject: block.subject.clone(),
        audience: block.audience.clone(),
        decoded: Subject::parse(&block.subject),
    })
}

#[cfg(test)]
mod tests;
