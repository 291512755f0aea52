//! What everybody knows of Microsoft Entra ID: the resources of Microsoft, their permissions, and how both are spelled.

mod cloud;
mod guid;
mod resource;
mod well_known;

pub use cloud::Cloud;
pub use guid::guid;
pub use resource::{
    host_of, is_resource, resource_of_host, resource_of_scopes, resource_spelling, well_known_resource,
};
pub use well_known::{WellKnownPermission, WellKnownResource};
