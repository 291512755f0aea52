use clap::Args;
use connectorgen::FailOn;
use connectorgen::render::Format;

use super::value;

/// How diagnostics are told, and when they are a failure.
#[derive(Debug, Args)]
#[command(next_help_heading = "Report")]
pub(crate) struct ReportArgs {
    /// How diagnostics are printed
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = value::format())]
    pub(crate) format: Format,

    /// From which severity on the exit code is 1 [default: error]
    #[arg(long, value_name = "SEVERITY", value_parser = value::fail_on())]
    pub(crate) fail_on: Option<FailOn>,
}
