//! The authentication models, one file each.

mod api_key;
mod basic;
mod bearer;
mod custom;
mod endpoints;
mod entra_id;
mod managed_identity;
mod none;
mod oauth2;
mod oauth2_generic;
mod oauth2_pkce;
mod service_principal;
mod shared;
mod values;

pub use api_key::ApiKey;
pub use entra_id::EntraId;
pub use managed_identity::ManagedIdentity;
pub use oauth2::OAuth2;
pub use oauth2_generic::OAuth2Generic;
pub use oauth2_pkce::OAuth2Pkce;
pub use service_principal::ServicePrincipal;

pub(crate) use basic::Basic;
pub(crate) use bearer::Bearer;
pub(crate) use custom::Custom;
pub(crate) use none::NoAuth;
pub(crate) use shared::{REDIRECT_MODE, TOKEN, joined, secret_parameter, token_parameter};
