use std::path::PathBuf;

use clap::Args;

use super::fix::FixArgs;
use super::format::ReportArgs;
use super::levels::LevelArgs;

/// Check a connector against the platform's rules
///
/// Reads the files of a connector, whoever or whatever made them, and tells what the platform, its certification or its
/// designers would object to. Nothing is written without --fix, and no connection is opened.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// The folder of a connector, an unpacked solution with connectors, or one of the two main files; "-" is standard
    /// input
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,

    /// A connectorgen.yaml whose settings about rules apply. Flags win
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) levels: LevelArgs,

    /// A file with findings that are known: only others are reported
    #[arg(long, value_name = "FILE", help_heading = "Rules", conflicts_with = "write_baseline")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write everything that is found into this file, for --baseline, instead of reporting it
    #[arg(long, value_name = "FILE", help_heading = "Rules", conflicts_with = "fix")]
    pub(crate) write_baseline: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) fix: FixArgs,

    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

const EXAMPLES: &str = "\
Examples:
  connectorgen check connector
  connectorgen check connector --profile certified --fail-on warning
  connectorgen check connector --allow op-description-sentence
  connectorgen check connector --fix --dry-run
  paconn download ... && connectorgen check shared_contoso-5f...
  connectorgen explain op-description-sentence";
