//! `connectorgen.yaml`: all that the flags say, in a file that stays with the document.
//!
//! ```
//! use connectorgen::config::ConfigFile;
//!
//! let file = ConfigFile::from_text("connectorgen.yaml", "spec: openapi.yaml\nauth:\n  model: api-key\n").unwrap();
//! assert!(file.options().spec.as_ref().unwrap().ends_with("openapi.yaml"));
//!
//! let slip = ConfigFile::from_text("connectorgen.yaml", "spec: openapi.yaml\nbrandColour: '#0A84FF'\n").unwrap_err();
//! assert_eq!(
//!     slip.to_string(),
//!     "connectorgen.yaml:2:1: `brandColour` is not a key of the configuration (did you mean `brandColor`?)"
//! );
//! ```

mod culprit;
mod fault;
mod file;
#[cfg(feature = "schema")]
mod schema;
mod template;

pub use fault::ConfigError;
pub use file::ConfigFile;
#[cfg(feature = "schema")]
pub(crate) use schema::schema;
pub use template::{init, template};
