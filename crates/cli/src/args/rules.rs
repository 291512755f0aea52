use clap::{Args, ValueEnum};
use connectorgen::Profile;

use super::value;

/// List the rules that a connector is checked against
#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// The rules of this profile
    #[arg(long, value_name = "PROFILE", default_value = "custom", value_parser = value::profile())]
    pub(crate) profile: Profile,

    /// How they are listed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: RulesFormat,
}

/// How the rules are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// One line each
    Text,
    /// One JSON array
    Json,
}
