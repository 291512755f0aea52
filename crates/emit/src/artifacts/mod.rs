//! One file per artefact; `registry.rs` lists them.

pub(crate) mod api_definition;
pub(crate) mod api_properties;
#[cfg(feature = "templates")]
pub(crate) mod readme;
pub(crate) mod script;
pub(crate) mod settings;
