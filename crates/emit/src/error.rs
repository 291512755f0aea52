use std::path::PathBuf;

use thiserror::Error;

/// Why files could not be made, compared or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The file system refused something.
    #[error("cannot {action} {}", path.display())]
    Io {
        /// What was tried: `read`, `write`, `create`.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A file name that does not stay inside the folder, or that some platform does not have.
    #[error("{name:?} is no file name inside a folder")]
    Name {
        /// The name.
        name: String,
    },
    /// A template is wrong.
    #[cfg(feature = "templates")]
    #[error(transparent)]
    Template(#[from] connectorgen_templates::TemplateError),
    /// A file is made from a template, and there are none.
    #[cfg(not(feature = "templates"))]
    #[error("cannot make {name} without the feature `templates`")]
    NeedsTemplates {
        /// The name of the file.
        name: &'static str,
    },
    /// A value has no JSON form.
    #[error("cannot write the file as JSON")]
    Json(#[from] serde_json::Error),
}
