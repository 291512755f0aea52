use std::path::PathBuf;
use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_emit::Drift;
use connectorgen_spec::ReadError;

use crate::Sources;

/// Why there is no result. What is wrong with a document is in the diagnostics of [`Error::Rejected`].
///
/// `Debug` is for people, because it is what `main` and `unwrap` print: the text with its causes, and the errors of a
/// rejected document like a compiler's.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Something has to be said that was not: which document, which folder.
    #[error("{message} ({help})")]
    Missing {
        /// The setting, as in `connectorgen.yaml`.
        setting: &'static str,
        /// What is missing.
        message: &'static str,
        /// How to say it.
        help: &'static str,
    },
    /// The document could not be taken in.
    #[error(transparent)]
    Read(Arc<ReadError>),
    /// The configuration file is not what it should be.
    #[error(transparent)]
    Config(Box<crate::config::ConfigError>),
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A folder holds no connector.
    #[error("there is no connector in {}", path.display())]
    NoConnector {
        /// The folder.
        path: PathBuf,
    },
    /// The diagnostics hold at least one error; nothing was written.
    #[error("{}", rejected(.diagnostics))]
    Rejected {
        /// All diagnostics, sorted, with file, line and column.
        diagnostics: Diagnostics,
        /// The texts they point to.
        sources: Sources,
    },
    /// A folder is not what would be written now. The text shows the difference.
    #[error("{} is not up to date; set CONNECTORGEN_UPDATE=1 and run again to write it\n{drift}", dir.display())]
    OutOfDate {
        /// The folder.
        dir: PathBuf,
        /// What differs.
        drift: Box<Drift>,
    },
    /// A file that must not be replaced is there already.
    #[error("{} is there already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The files of the connector could not be made, compared or written.
    #[error(transparent)]
    Emit(#[from] connectorgen_emit::Error),
}

/// Whose fault an [`Error`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// Input, configuration or usage: something that was asked for cannot be read, or was not said.
    Input,
    /// The document was read, and no connector can be made of it.
    Rejected,
    /// A folder is not up to date.
    OutOfDate,
    /// Writing failed.
    Output,
}

impl Error {
    /// Whose fault it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Error::Missing { .. }
            | Error::Read(_)
            | Error::Io { .. }
            | Error::Config(_)
            | Error::Exists { .. }
            | Error::NoConnector { .. } => ErrorKind::Input,
            Error::Rejected { diagnostics, .. } if is_unreadable(diagnostics) => ErrorKind::Input,
            Error::Rejected { .. } => ErrorKind::Rejected,
            Error::OutOfDate { .. } => ErrorKind::OutOfDate,
            Error::Write { .. } | Error::Emit(_) => ErrorKind::Output,
        }
    }
}

/// True when a document is not one, or of a version that nobody here can read.
fn is_unreadable(diagnostics: &Diagnostics) -> bool {
    let unreadable =
        [connectorgen_spec::codes::UNREADABLE_DOCUMENT.id, connectorgen_spec::codes::UNSUPPORTED_VERSION.id];
    diagnostics.iter().any(|d| d.severity == Severity::Error && unreadable.contains(&d.id))
}

fn rejected(diagnostics: &Diagnostics) -> String {
    let mut errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    match (errors.next(), errors.count()) {
        (None, _) => "the document was rejected".to_owned(),
        (Some(only), 0) => format!("the document was rejected: {}", only.message),
        (Some(first), more) => format!("the document was rejected: {} (and {more} more)", first.message),
    }
}
