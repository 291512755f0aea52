use std::path::PathBuf;

use clap::Args;

use super::format::ReportArgs;

/// Check the files of a connector against the platform's rules
///
/// Reads apiDefinition.swagger.json and apiProperties.json of a folder, whoever or whatever made them. Nothing is
/// written.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The folder of the connector
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,

    /// A connectorgen.yaml whose "levels" and "failOn" apply
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) report: ReportArgs,
}
