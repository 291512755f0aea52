use std::collections::BTreeMap;

use connectorgen_diagnostics::Severity;

/// What the user wants of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Its findings are errors.
    Deny,
    /// Its findings are warnings.
    Warn,
    /// It does not run.
    Allow,
}

/// The user's wishes per rule id. A rule that is not named keeps its own severity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleLevels(BTreeMap<String, Level>);

impl RuleLevels {
    /// No wishes: every rule runs with its own severity.
    pub fn new() -> RuleLevels {
        RuleLevels::default()
    }

    /// Sets the level of a rule; the last one counts. Whether there is such a rule is the caller's to ask
    /// ([`crate::rule()`]).
    pub fn set(&mut self, id: impl Into<String>, level: Level) -> &mut RuleLevels {
        self.0.insert(id.into(), level);
        self
    }

    /// The level that was set for a rule.
    pub fn get(&self, id: &str) -> Option<Level> {
        self.0.get(id).copied()
    }

    /// The ids that were set, sorted, with their levels.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Level)> {
        self.0.iter().map(|(id, level)| (id.as_str(), *level))
    }

    /// True when the rule is switched off.
    pub fn allows(&self, id: &str) -> bool {
        self.get(id) == Some(Level::Allow)
    }

    /// The severity of a finding whose own is `severity`.
    pub fn severity(&self, id: &str, severity: Severity) -> Severity {
        match self.get(id) {
            Some(Level::Deny) => Severity::Error,
            Some(Level::Warn) => Severity::Warning,
            Some(Level::Allow) | None => severity,
        }
    }
}

impl<S: Into<String>> FromIterator<(S, Level)> for RuleLevels {
    fn from_iter<I: IntoIterator<Item = (S, Level)>>(levels: I) -> RuleLevels {
        RuleLevels(levels.into_iter().map(|(id, level)| (id.into(), level)).collect())
    }
}
