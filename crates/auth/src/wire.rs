use serde::{Deserialize, Serialize};

use crate::{
    ApiKey, AuthModel, AuthValues, EntraId, ManagedIdentity, OAuth2, OAuth2Generic, OAuth2Pkce,
    ServicePrincipal,
};

/// [`AuthModel`] as it stands in the configuration. Every variant holds a struct, because serde ignores the unknown
/// keys of a unit variant.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) enum Wire {
    /// Whatever the document's security schemes ask for. Values that are given win over those of the document.
    FromSpec(AuthValues),
    /// No sign-in.
    None(Nothing),
    /// User name and password.
    Basic(Nothing),
    /// A key in a header, in the query string, or in a cookie.
    ApiKey(ApiKey),
    /// A token in the header `Authorization`.
    Bearer(Nothing),
    /// OAuth 2.0, authorization code flow, with any identity provider.
    #[serde(rename = "oauth2")]
    OAuth2(OAuth2),
    /// OAuth 2.0, authorization code flow, with addresses and requests made from templates.
    #[serde(rename = "oauth2-generic")]
    OAuth2Generic(OAuth2Generic),
    /// OAuth 2.0, authorization code flow with PKCE.
    #[serde(rename = "oauth2-pkce")]
    OAuth2Pkce(OAuth2Pkce),
    /// Microsoft Entra ID on behalf of the signed-in user, with a client secret.
    EntraId(EntraId),
    /// Microsoft Entra ID by an application of its own, whose id and secret each connection holds.
    ServicePrincipal(ServicePrincipal),
    /// Microsoft Entra ID on behalf of the signed-in user; a managed identity stands in for the client secret.
    ManagedIdentity(ManagedIdentity),
    /// Values of your own choice, each sent where you say.
    Custom(Nothing),
}

/// A model without values.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Nothing {}

impl From<Wire> for AuthModel {
    fn from(wire: Wire) -> AuthModel {
        match wire {
            Wire::FromSpec(values) => AuthModel::FromSpec(values),
            Wire::None(Nothing {}) => AuthModel::None,
            Wire::Basic(Nothing {}) => AuthModel::Basic,
            Wire::ApiKey(model) => AuthModel::ApiKey(model),
            Wire::Bearer(Nothing {}) => AuthModel::Bearer,
            Wire::OAuth2(model) => AuthModel::OAuth2(model),
            Wire::OAuth2Generic(model) => AuthModel::OAuth2Generic(model),
            Wire::OAuth2Pkce(model) => AuthModel::OAuth2Pkce(model),
            Wire::ServicePrincipal(model) => AuthModel::ServicePrincipal(model),
            Wire::Custom(Nothing {}) => AuthModel::Custom,
            Wire::EntraId(model) => AuthModel::EntraId(model),
            Wire::ManagedIdentity(model) => AuthModel::ManagedIdentity(model),
        }
    }
}

impl From<AuthModel> for Wire {
    fn from(model: AuthModel) -> Wire {
        match model {
            AuthModel::FromSpec(values) => Wire::FromSpec(values),
            AuthModel::None => Wire::None(Nothing {}),
            AuthModel::Basic => Wire::Basic(Nothing {}),
            AuthModel::ApiKey(model) => Wire::ApiKey(model),
            AuthModel::Bearer => Wire::Bearer(Nothing {}),
            AuthModel::OAuth2(model) => Wire::OAuth2(model),
            AuthModel::OAuth2Generic(model) => Wire::OAuth2Generic(model),
            AuthModel::OAuth2Pkce(model) => Wire::OAuth2Pkce(model),
            AuthModel::ServicePrincipal(model) => Wire::ServicePrincipal(model),
            AuthModel::Custom => Wire::Custom(Nothing {}),
            AuthModel::EntraId(model) => Wire::EntraId(model),
            AuthModel::ManagedIdentity(model) => Wire::ManagedIdentity(model),
        }
    }
}
