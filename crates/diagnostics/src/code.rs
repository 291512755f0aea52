use std::fmt;

use serde::Serialize;

/// How grave a diagnostic is. Ordered: `Error` is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out or changed without harm; good to know.
    Note,
    /// The connector works, but not as the document says, or its makers and users will stumble.
    Warning,
    /// The platform would refuse the connector, or the document cannot be understood. Nothing is written.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// A kind of diagnostic. Each is one `static`, listed in its crate's `CODES`, and is never renamed or reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Kebab-case; names the fault, so that "allow operation-summary-too-long" reads well.
    pub id: &'static str,
    /// The severity unless the user's configuration says otherwise.
    pub severity: Severity,
    /// Microsoft's own rule name, so that what is seen offline can be matched with what the service says.
    pub official: Option<&'static str>,
    /// One sentence for lists and help: what this id stands for.
    pub summary: &'static str,
}

impl Code {
    /// A code that is an error by default.
    pub const fn error(id: &'static str, summary: &'static str) -> Code {
        Code { id, severity: Severity::Error, official: None, summary }
    }

    /// A code that is a warning by default.
    pub const fn warning(id: &'static str, summary: &'static str) -> Code {
        Code { id, severity: Severity::Warning, official: None, summary }
    }

    /// A code that is a note by default.
    pub const fn note(id: &'static str, summary: &'static str) -> Code {
        Code { id, severity: Severity::Note, official: None, summary }
    }

    /// The same code with Microsoft's rule name.
    pub const fn official(mut self, name: &'static str) -> Code {
        self.official = Some(name);
        self
    }
}
