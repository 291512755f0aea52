use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;
use crate::exit::Exit;
use crate::output;

/// Prints a completion script.
pub(crate) fn run(shell: Shell) -> Exit {
    // Into memory first: clap_complete panics when a stream is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "connectorgen", &mut script);
    output::finish(&String::from_utf8_lossy(&script), Exit::Fine)
}
