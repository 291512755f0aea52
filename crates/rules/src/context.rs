use connectorgen_diagnostics::{At, Code, Diagnostic, Diagnostics, Location, Severity};
use connectorgen_model::Secured;

use crate::{Index, OperationView, Profile, RuleLevels};

/// What a hook is given beside the thing to look at: where the walk stands, what is known about the whole connector,
/// and where findings go. Places are places in the files of the connector; whoever made them from another document
/// knows where in it they came from.
pub struct RuleCx<'a> {
    pub(crate) at: At<'a>,
    pub(crate) operation: Option<&'a OperationView<'a>>,
    pub(crate) is_heard: bool,
    pub(crate) code: Code,
    pub(crate) levels: &'a RuleLevels,
    pub(crate) secured: &'a Secured,
    pub(crate) index: &'a Index<'a>,
    pub(crate) found: &'a mut Diagnostics,
}

impl<'a> RuleCx<'a> {
    /// The whole connector.
    pub fn connector(&self) -> &'a Secured {
        self.secured
    }

    /// What is known about the definition as a whole.
    pub fn index(&self) -> &'a Index<'a> {
        self.index
    }

    /// Where the walk stands, to build places below it.
    pub fn here(&self) -> At<'a> {
        self.at
    }

    /// The operation that the walk is in; nothing in `definitions`, at a path, and in the properties.
    pub fn operation(&self) -> Option<&'a OperationView<'a>> {
        self.operation
    }

    /// What a rule says at a hook that it has no interest in, so that it is not called there again.
    pub(crate) fn pass_over(&mut self) {
        self.is_heard = false;
    }

    /// What the connector is checked for.
    pub fn profile(&self) -> Profile {
        self.levels.profile()
    }

    /// Reports a finding where the walk stands.
    pub fn report(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        let here = self.at;
        self.at(&here).report(message)
    }

    /// Reports a finding that the platform lets through: a warning, though the rule's severity is an error.
    pub fn warn(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        let here = self.at;
        self.at(&here).warn(message)
    }

    /// A place to report at.
    pub fn at(&mut self, at: &At<'_>) -> Place<'_> {
        Place { location: at.location(), code: self.code, levels: self.levels, found: self.found }
    }

    /// The member `key` of where the walk stands, to report at.
    pub fn key(&mut self, key: &str) -> Place<'_> {
        let here = self.at;
        self.at(&here.key(key))
    }
}

/// A place at which something can be reported.
pub struct Place<'a> {
    location: Location,
    code: Code,
    levels: &'a RuleLevels,
    found: &'a mut Diagnostics,
}

impl<'a> Place<'a> {
    /// Reports a finding here. The result takes `.help(…)` and `.related(…)`.
    pub fn report(self, message: impl Into<String>) -> &'a mut Diagnostic {
        let severity = self.code.severity;
        self.push(severity, message.into())
    }

    /// Reports a finding that the platform lets through: a warning, though the rule's severity is an error.
    pub fn warn(self, message: impl Into<String>) -> &'a mut Diagnostic {
        let severity = self.code.severity.min(Severity::Warning);
        self.push(severity, message.into())
    }

    /// Reports a finding that the platform lets through and certification does not: a warning in the other profiles,
    /// though the rule's severity is an error.
    pub fn certify(self, message: impl Into<String>) -> &'a mut Diagnostic {
        if self.levels.profile().is_certification() { self.report(message) } else { self.warn(message) }
    }

    fn push(mut self, severity: Severity, message: String) -> &'a mut Diagnostic {
        self.code.severity = self.levels.severity(self.code.id, severity);
        self.found.push(Diagnostic::new(&self.code, self.location, message))
    }
}
