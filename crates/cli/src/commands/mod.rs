//! One file for each command: from its arguments to an exit code.

mod check;
mod completions;
mod explain;
mod fix;
mod generate;
mod identity;
mod init;
mod inspect;
mod rules;
mod schema;

use crate::args::Command;
use crate::exit::Exit;

/// Runs a command.
pub(crate) fn run(command: Command) -> Exit {
    match command {
        Command::Generate(args) => generate::run(*args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Identity(args) => identity::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Schema { file } => schema::run(file),
        Command::Completions { shell } => completions::run(shell),
    }
}
