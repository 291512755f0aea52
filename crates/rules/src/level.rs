use std::collections::BTreeMap;

use connectorgen_diagnostics::Severity;

use crate::{Profile, RuleMeta};

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

/// The profile that the user wants, and wishes per rule id. A rule that is not named keeps the severity that it has in
/// the profile; one that the profile does not have runs when it is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleLevels {
    profile: Profile,
    levels: BTreeMap<String, Level>,
}

impl RuleLevels {
    /// No wishes: the rules of the profile `custom` run with the severity that they have there.
    pub fn new() -> RuleLevels {
        RuleLevels::default()
    }

    /// The rules of a profile.
    pub fn of(profile: Profile) -> RuleLevels {
        RuleLevels::new().with_profile(profile)
    }

    /// The same wishes in another profile.
    #[must_use]
    pub fn with_profile(mut self, profile: Profile) -> RuleLevels {
        self.profile = profile;
        self
    }

    /// What the connector is checked for.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// Sets the level of a rule; the last one counts. Whether there is such a rule is the caller's to ask
    /// ([`crate::rule()`]).
    pub fn set(&mut self, id: impl Into<String>, level: Level) -> &mut RuleLevels {
        self.levels.insert(id.into(), level);
        self
    }

    /// The level that was set for a rule.
    pub fn get(&self, id: &str) -> Option<Level> {
        self.levels.get(id).copied()
    }

    /// The ids that were set, sorted, with their levels.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Level)> {
        self.levels.iter().map(|(id, level)| (id.as_str(), *level))
    }

    /// True when the rule is switched off.
    pub fn allows(&self, id: &str) -> bool {
        self.get(id) == Some(Level::Allow)
    }

    /// The severity with which a rule runs; nothing when it does not.
    pub fn severity_of(&self, rule: &RuleMeta) -> Option<Severity> {
        match self.get(rule.id) {
            Some(Level::Deny) => Some(Severity::Error),
            Some(Level::Warn) => Some(Severity::Warning),
            Some(Level::Allow) => None,
            None => rule.severity_in(self.profile),
        }
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
        let levels = levels.into_iter().map(|(id, level)| (id.into(), level)).collect();
        RuleLevels { profile: Profile::default(), levels }
    }
}
