//! What the models of Microsoft Entra ID share.

mod application;
mod login;
mod registration;

pub use application::{Access, EntraApplication, EntraPermission, Federated};
pub use connectorgen_model::entra::{
    Cloud, WellKnownPermission, WellKnownResource, resource_spelling, well_known_resource,
};
pub(crate) use login::{Login, login_of};
pub(crate) use registration::{Asked, DEFINITION, Registration, Tenants};
