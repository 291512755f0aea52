//! What the models of Microsoft Entra ID share.

mod login;
mod registration;
mod resource;

pub(crate) use login::{Login, login_of};
pub(crate) use registration::{Asked, DEFINITION, Registration, Tenants};
