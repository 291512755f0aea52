use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Show what is in an OpenAPI document
///
/// Version, servers, security schemes, operations by tag, and how the document stands to the platform's limits. The
/// sizes are those of the connector that "generate" would make of it. Nothing is written.
#[derive(Debug, Args)]
pub(crate) struct InspectArgs {
    /// The OpenAPI document, JSON or YAML; "-" is standard input
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,

    /// Read files outside of the document's folder as well, if the document refers to them
    #[arg(long)]
    pub(crate) allow_outside: bool,

    /// How it is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: InspectFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
}
