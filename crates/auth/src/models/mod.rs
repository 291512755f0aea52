//! The authentication models, one file each.

mod api_key;
mod basic;
mod entra_id;
mod managed_identity;
mod none;
mod oauth2;
mod shared;

pub use api_key::ApiKey;
pub use entra_id::EntraId;
pub use managed_identity::ManagedIdentity;
pub use oauth2::OAuth2;

pub(crate) use basic::Basic;
pub(crate) use none::NoAuth;
pub(crate) use shared::{REDIRECT_MODE, TOKEN, joined, secret_parameter};
