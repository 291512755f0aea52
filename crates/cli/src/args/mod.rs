//! The arguments, and nothing else: their texts are the help.

mod check;
mod explain;
mod fix;
mod format;
mod generate;
mod identity;
mod init;
mod inspect;
mod levels;
mod rules;
mod value;

use clap::{Parser, Subcommand};
use connectorgen::EditorSchema;

pub(crate) use check::CheckArgs;
pub(crate) use explain::ExplainArgs;
pub(crate) use fix::FixArgs;
pub(crate) use generate::GenerateArgs;
pub(crate) use identity::{IdentityArgs, IdentityFormat};
pub(crate) use init::InitArgs;
pub(crate) use inspect::{InspectArgs, InspectFormat};
pub(crate) use rules::{RulesArgs, RulesFormat};

/// From an OpenAPI document to a Microsoft Power Platform custom connector.
///
/// Reads OpenAPI 2.0 to 3.2 (JSON or YAML), adds the sign-in, and writes the connector folder that paconn and pac upload.
/// Everything is done on this machine: no connection is opened.
#[derive(Debug, Parser)]
#[command(
    name = "connectorgen",
    version,
    max_term_width = 110,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = AFTER_HELP
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER_HELP: &str = "\
Begin with:
  connectorgen inspect openapi.yaml
  connectorgen generate openapi.yaml --out connector

Exit codes:
  0  fine
  1  diagnostics at or above --fail-on, or files out of date
  2  wrong usage, bad configuration, or input that cannot be read
  3  a failure while writing";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Generate(Box<GenerateArgs>),
    Inspect(InspectArgs),
    Check(CheckArgs),
    Rules(RulesArgs),
    Explain(ExplainArgs),
    Identity(IdentityArgs),
    Init(InitArgs),
    /// Print the JSON Schema of connectorgen.yaml or of a connector's file
    ///
    /// Editors complete and check the file with it. Save that of the configuration as connectorgen.schema.json beside
    /// the file and make this the file's first line: "# yaml-language-server: $schema=connectorgen.schema.json".
    ///
    /// The files of a connector must not name their schemas: the platform knows no such member. Editors take them by
    /// the file's name; in Visual Studio Code that is the setting "json.schemas".
    Schema {
        /// Which file it is for
        #[arg(value_name = "FILE", value_parser = value::editor_schema(), default_value = "config")]
        file: EditorSchema,
    },
    /// Print a completion script for a shell
    ///
    /// For bash: connectorgen completions bash > ~/.local/share/bash-completion/completions/connectorgen
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}
