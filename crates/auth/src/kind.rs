use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::field;

/// Which authentication model, without its values: what `--auth` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AuthKind {
    /// Whatever the document's security schemes ask for.
    FromSpec,
    /// No sign-in.
    None,
    /// User name and password.
    Basic,
    /// A key in a header, in the query string, or in a cookie.
    ApiKey,
    /// A token in the header `Authorization`.
    Bearer,
    /// OAuth 2.0, authorization code flow, with any identity provider.
    #[serde(rename = "oauth2")]
    OAuth2,
    /// OAuth 2.0, authorization code flow, with addresses and requests made from templates.
    #[serde(rename = "oauth2-generic")]
    OAuth2Generic,
    /// OAuth 2.0, authorization code flow with PKCE.
    #[serde(rename = "oauth2-pkce")]
    OAuth2Pkce,
    /// Microsoft Entra ID on behalf of the signed-in user, with a client secret.
    EntraId,
    /// Microsoft Entra ID by an application of its own, whose id and secret each connection holds.
    ServicePrincipal,
    /// Microsoft Entra ID on behalf of the signed-in user; a managed identity stands in for the client secret.
    ManagedIdentity,
    /// Values of your own choice, each sent where you say.
    Custom,
}

impl AuthKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [AuthKind; 12] = [
        AuthKind::FromSpec,
        AuthKind::None,
        AuthKind::Basic,
        AuthKind::ApiKey,
        AuthKind::Bearer,
        AuthKind::OAuth2,
        AuthKind::OAuth2Generic,
        AuthKind::OAuth2Pkce,
        AuthKind::EntraId,
        AuthKind::ServicePrincipal,
        AuthKind::ManagedIdentity,
        AuthKind::Custom,
    ];

    /// The name on the command line and in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            AuthKind::FromSpec => "from-spec",
            AuthKind::None => "none",
            AuthKind::Basic => "basic",
            AuthKind::ApiKey => "api-key",
            AuthKind::Bearer => "bearer",
            AuthKind::OAuth2 => "oauth2",
            AuthKind::OAuth2Generic => "oauth2-generic",
            AuthKind::OAuth2Pkce => "oauth2-pkce",
            AuthKind::EntraId => "entra-id",
            AuthKind::ServicePrincipal => "service-principal",
            AuthKind::ManagedIdentity => "managed-identity",
            AuthKind::Custom => "custom",
        }
    }

    /// Whether users sign in at a page, grant scopes there and come back by a redirect URL, which the platform makes.
    pub const fn has_sign_in_page(self) -> bool {
        match self {
            AuthKind::OAuth2
            | AuthKind::OAuth2Generic
            | AuthKind::OAuth2Pkce
            | AuthKind::EntraId
            | AuthKind::ManagedIdentity => true,
            AuthKind::FromSpec
            | AuthKind::None
            | AuthKind::Basic
            | AuthKind::ApiKey
            | AuthKind::Bearer
            | AuthKind::ServicePrincipal
            | AuthKind::Custom => false,
        }
    }

    /// The configuration keys of the values that this kind uses, such as `clientId`.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        self.fields().iter().map(|field| field.key)
    }

    pub(crate) const fn fields(self) -> &'static [field::Field] {
        match self {
            AuthKind::FromSpec => field::ALL,
            AuthKind::None | AuthKind::Basic | AuthKind::Bearer | AuthKind::Custom => &[],
            AuthKind::ApiKey => field::API_KEY,
            AuthKind::OAuth2 => field::OAUTH2,
            AuthKind::OAuth2Generic => field::OAUTH2_GENERIC,
            AuthKind::OAuth2Pkce => field::OAUTH2_PKCE,
            AuthKind::ServicePrincipal => field::SERVICE_PRINCIPAL,
            AuthKind::EntraId | AuthKind::ManagedIdentity => field::ENTRA,
        }
    }
}

impl fmt::Display for AuthKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for AuthKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<AuthKind, UnknownName> {
        AuthKind::ALL.into_iter().find(|kind| kind.name() == text).ok_or_else(|| UnknownName {
            given: text.to_owned(),
            what: "an authentication model",
            known: AuthKind::ALL.map(AuthKind::name).to_vec(),
        })
    }
}

/// A name that stands for nothing here. Its text names those that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// What was given.
    pub given: String,
    /// What it should have been, with its article.
    pub what: &'static str,
    /// The names there are.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}; write {}", self.given, self.what, self.known.join(" or "))
    }
}

impl std::error::Error for UnknownName {}

#[cfg(test)]
mod tests {
    use super::AuthKind;

    #[test]
    fn kind_names_survive_a_round_trip() {
        for kind in AuthKind::ALL {
            assert_eq!(kind.to_string().parse::<AuthKind>(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
    }

    #[test]
    fn unknown_kind_is_answered_with_the_known_ones() {
        let error = "entra".parse::<AuthKind>().unwrap_err().to_string();
        assert_eq!(
            error,
            "`entra` is not an authentication model; write from-spec or none or basic or api-key or bearer or \
             oauth2 or oauth2-generic or oauth2-pkce or entra-id or service-principal or managed-identity or custom"
        );
    }
}
