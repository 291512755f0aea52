use connectorgen_diagnostics::{Diagnostics, Severity};
use connectorgen_model::{ApiDefinition, ApiProperties, Script, Secured};

use crate::{Files, RuleLevels, walk};

/// A connector in which no rule found an error. Only [`check`] makes one, and only this kind can be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked(Secured);

/// Runs every rule over a connector, in one walk.
///
/// `levels` are the user's wishes; findings go into `found`. Returns the connector as a [`Checked`] one, or as it was
/// when an error was added to `found`.
pub fn check(
    secured: Secured,
    levels: &RuleLevels,
    found: &mut Diagnostics,
) -> Result<Checked, Box<Secured>> {
    let before = found.count(Severity::Error);
    walk::run(&secured, &Files::made(), levels, found);
    if found.count(Severity::Error) > before { Err(Box::new(secured)) } else { Ok(Checked(secured)) }
}

/// Runs every rule over a connector whose files are there, the hook [`files`](crate::Rule::files) included. What a
/// file that is missing would hold is not asked for.
pub fn check_files(secured: &Secured, files: &Files<'_>, levels: &RuleLevels, found: &mut Diagnostics) {
    walk::run(secured, files, levels, found);
}

impl Checked {
    /// `apiDefinition.swagger.json`.
    pub fn definition(&self) -> &ApiDefinition {
        &self.0.definition
    }

    /// `apiProperties.json`.
    pub fn properties(&self) -> &ApiProperties {
        &self.0.properties
    }

    /// What its script does.
    pub fn script(&self) -> &Script {
        &self.0.script
    }

    /// The connector that was checked.
    pub fn secured(&self) -> &Secured {
        &self.0
    }

    /// Gives the connector back; to change it is to check it again.
    pub fn into_secured(self) -> Secured {
        self.0
    }
}
