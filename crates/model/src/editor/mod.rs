//! The JSON Schemas of a connector's files, by which editors complete and check them while they are written.
//!
//! They are made from the types of this crate and their documentation. What the types leave open, because they read
//! whatever there is, is told here: what may not be missing, which values there are, and that there are no other
//! members. The yardstick is what the platform takes, not what certification asks for: a connector that is published
//! has to pass.

mod definition;
mod extensions;
mod properties;
mod settings;
mod sketch;

pub use definition::definition_schema;
pub use properties::properties_schema;
pub use settings::settings_schema;
pub use sketch::join_lines;
