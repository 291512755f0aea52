use std::fmt;
use std::str::FromStr;

use connectorgen_auth::UnknownName;
use connectorgen_diagnostics::{Diagnostics, Severity};
use serde::{Deserialize, Serialize};

/// How grave a kind of diagnostic is for this user: replaces the severity that it has by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Level {
    /// Nothing is written while there is one.
    Error,
    /// Reported.
    Warning,
    /// Good to know.
    Note,
    /// Not reported at all.
    Allow,
}

impl Level {
    /// The severity that it stands for; `None` for [`Level::Allow`].
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Note => Some(Severity::Note),
            Level::Allow => None,
        }
    }
}

/// From which severity on a run counts as failed. Errors always keep the files from being written; this decides only
/// what the caller is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FailOn {
    /// When there is an error.
    #[default]
    Error,
    /// When there is an error or a warning.
    Warning,
    /// Never.
    Never,
}

impl FailOn {
    /// All of them, in the order of the documentation.
    pub const ALL: [FailOn; 3] = [FailOn::Error, FailOn::Warning, FailOn::Never];

    /// The name on the command line and in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            FailOn::Error => "error",
            FailOn::Warning => "warning",
            FailOn::Never => "never",
        }
    }

    /// Whether these diagnostics make the run a failed one.
    pub fn fails(self, diagnostics: &Diagnostics) -> bool {
        let limit = match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Never => return false,
        };
        diagnostics.worst().is_some_and(|worst| worst >= limit)
    }
}

impl FromStr for FailOn {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<FailOn, UnknownName> {
        FailOn::ALL.into_iter().find(|fail_on| fail_on.name() == text).ok_or_else(|| UnknownName {
            given: text.to_owned(),
            what: "a severity",
            known: FailOn::ALL.map(FailOn::name).to_vec(),
        })
    }
}

impl fmt::Display for FailOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
