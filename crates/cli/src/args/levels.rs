use std::collections::BTreeMap;

use clap::Args;
use connectorgen::{Level, Profile};

use super::value;

/// What a connector is checked for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub(crate) struct LevelArgs {
    /// What the connector is checked for [default: custom]
    #[arg(long, value_name = "PROFILE", value_parser = value::profile())]
    pub(crate) profile: Option<Profile>,

    /// A kind of diagnostic that is an error, by its id; may be repeated
    #[arg(long, value_name = "RULE")]
    deny: Vec<String>,

    /// A kind of diagnostic that is a warning; may be repeated
    #[arg(long, value_name = "RULE")]
    warn: Vec<String>,

    /// A kind of diagnostic that is not reported; may be repeated
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
}

impl LevelArgs {
    /// The levels that were given, if there are any. Where a rule is given twice, the gravest counts.
    pub(crate) fn given(&self) -> Option<BTreeMap<String, Level>> {
        let kinds = [(&self.allow, Level::Allow), (&self.warn, Level::Warning), (&self.deny, Level::Error)];
        let levels: BTreeMap<String, Level> = kinds
            .into_iter()
            .flat_map(|(ids, level)| ids.iter().map(move |id| (id.clone(), level)))
            .collect();
        (!levels.is_empty()).then_some(levels)
    }
}
