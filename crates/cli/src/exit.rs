use std::process::ExitCode;

use connectorgen::{Error, ErrorKind};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well.
    Fine,
    /// Diagnostics at or above `--fail-on`, or files out of date.
    Findings,
    /// Wrong usage, bad configuration, or input that cannot be read.
    Usage,
    /// A failure while writing.
    Failure,
}

impl Exit {
    /// How a run ends that ended with an error.
    pub(crate) fn of(error: &Error) -> Exit {
        match error.kind() {
            ErrorKind::Rejected | ErrorKind::OutOfDate => Exit::Findings,
            ErrorKind::Input => Exit::Usage,
            ErrorKind::Output => Exit::Failure,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Failure => 3,
        })
    }
}
