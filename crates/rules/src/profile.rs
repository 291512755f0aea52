use std::fmt;
use std::str::FromStr;

use connectorgen_diagnostics::Severity;
use serde::{Deserialize, Serialize};

/// What a connector is checked for: which rules run, and how grave their findings are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Profile {
    /// A connector for one's own environment: what the platform refuses, and what makers stumble over.
    #[default]
    Custom,
    /// Certification by Microsoft.
    Certified,
    /// Certification as an independent publisher.
    IndependentPublisher,
    /// Tools of an agent in Copilot Studio: the descriptions are what it chooses by.
    Copilot,
    /// Functions in Power Apps.
    PowerApps,
}

impl Profile {
    /// All of them.
    pub const ALL: [Profile; 5] = [
        Profile::Custom,
        Profile::Certified,
        Profile::IndependentPublisher,
        Profile::Copilot,
        Profile::PowerApps,
    ];

    /// The name that users write: `independent-publisher`.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::Custom => "custom",
            Profile::Certified => "certified",
            Profile::IndependentPublisher => "independent-publisher",
            Profile::Copilot => "copilot",
            Profile::PowerApps => "power-apps",
        }
    }

    /// True where Microsoft reviews the connector.
    pub const fn is_certification(self) -> bool {
        match self {
            Profile::Certified | Profile::IndependentPublisher => true,
            Profile::Custom | Profile::Copilot | Profile::PowerApps => false,
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// There is no profile of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownProfile(String);

impl fmt::Display for UnknownProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Profile::ALL.iter().map(|profile| profile.name()).collect();
        write!(f, "there is no profile `{}`; there are {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownProfile {}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(name: &str) -> Result<Profile, UnknownProfile> {
        let found = Profile::ALL.into_iter().find(|profile| profile.name() == name);
        found.ok_or_else(|| UnknownProfile(name.to_owned()))
    }
}

/// The severity of a rule's gravest finding in each profile; nothing in those that do not have the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Severities([Option<Severity>; Profile::ALL.len()]);

impl Severities {
    /// The same in every profile.
    pub(crate) const fn everywhere(severity: Severity) -> Severities {
        Severities([Some(severity); Profile::ALL.len()])
    }

    /// In these profiles only.
    pub(crate) const fn only(severity: Severity, profiles: &[Profile]) -> Severities {
        let mut severities = Severities([None; Profile::ALL.len()]);
        let mut rest = profiles;
        while let [first, others @ ..] = rest {
            severities = severities.with(*first, severity);
            rest = others;
        }
        severities
    }

    /// Another one in one profile.
    pub(crate) const fn with(self, profile: Profile, severity: Severity) -> Severities {
        let Severities([custom, certified, independent, copilot, apps]) = self;
        let given = Some(severity);
        Severities(match profile {
            Profile::Custom => [given, certified, independent, copilot, apps],
            Profile::Certified => [custom, given, independent, copilot, apps],
            Profile::IndependentPublisher => [custom, certified, given, copilot, apps],
            Profile::Copilot => [custom, certified, independent, given, apps],
            Profile::PowerApps => [custom, certified, independent, copilot, given],
        })
    }

    /// The severity in a profile; nothing when the profile does not have the rule.
    pub const fn of(self, profile: Profile) -> Option<Severity> {
        let Severities([custom, certified, independent, copilot, apps]) = self;
        match profile {
            Profile::Custom => custom,
            Profile::Certified => certified,
            Profile::IndependentPublisher => independent,
            Profile::Copilot => copilot,
            Profile::PowerApps => apps,
        }
    }
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Severity;

    use super::{Profile, Severities};

    #[test]
    fn profile_is_read_from_the_name_that_it_shows() {
        for profile in Profile::ALL {
            assert_eq!(profile.to_string().parse(), Ok(profile));
        }
        let fault = "Certified".parse::<Profile>().unwrap_err().to_string();
        assert_eq!(
            fault,
            "there is no profile `Certified`; there are custom, certified, independent-publisher, copilot, power-apps"
        );
    }

    #[test]
    fn severity_of_one_profile_leaves_the_others() {
        let severities = Severities::everywhere(Severity::Warning).with(Profile::Certified, Severity::Error);
        assert_eq!(severities.of(Profile::Certified), Some(Severity::Error));
        assert_eq!(severities.of(Profile::Copilot), Some(Severity::Warning));
        let severities = Severities::only(Severity::Error, &[Profile::PowerApps]);
        assert_eq!(severities.of(Profile::PowerApps), Some(Severity::Error));
        assert_eq!(severities.of(Profile::Custom), None);
    }
}
