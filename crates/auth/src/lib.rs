//! How people sign in to the API behind a connector.
//!
//! An [`AuthModel`] says how, an [`AuthSet`] what is said about it beside, and several of them side by side are
//! [`AuthSets`]; [`apply_auth`] fills what it leaves open from the document's own security schemes
//! ([`SpecSecurity`]), checks it, and adds security definitions, connection parameters and policies to a connector.
//! What is known nowhere is written as [`PLACEHOLDER`] and reported. A client secret is never asked for and never
//! written: it goes to the platform on upload, or is not needed at all ([`ManagedIdentity`]).
//!
//! Each model is one file under `models/`, with one variant of [`AuthModel`] and one of [`AuthKind`].

mod apply;
mod auth;
mod check;
mod choose;
pub mod codes;
mod combine;
mod cookies;
mod cx;
pub mod entra;
mod field;
mod infer;
mod key_in;
mod key_input;
mod kind;
mod model;
mod models;
mod offer;
mod parameter;
mod query_key;
mod scopes;
mod sent;
mod set;
mod sign_in;
mod spec_security;
mod survey;
mod told;
mod values;
mod wire;

pub use apply::{Applied, apply_auth};
pub use codes::CODES;
pub use entra::Cloud;
pub use field::{PLACEHOLDER, PLACEHOLDER_RESOURCE, PLACEHOLDER_URL};
pub use key_in::KeyIn;
pub use kind::{AuthKind, UnknownName};
pub use model::AuthModel;
pub use models::{ApiKey, EntraId, ManagedIdentity, OAuth2, OAuth2Generic, OAuth2Pkce, ServicePrincipal};
pub use parameter::AuthParameter;
pub use set::{AuthSet, AuthSets};
pub use sign_in::{Missing, ScopeUse, SignIn, Upload};
pub use spec_security::{DeclaredScheme, OperationSecurity, OtherScheme, SpecSecurity};
pub use values::AuthValues;

#[cfg(test)]
mod tests;
