//! The command line of `connectorgen`: arguments in, an exit code out. What is done is done by the library.
//!
//! Exit codes: 0 fine · 1 diagnostics at or above `--fail-on`, or files out of date · 2 wrong usage, bad
//! configuration, or input that cannot be read · 3 a failure while writing.

mod args;
mod commands;
mod exit;
mod output;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match args::Cli::try_parse() {
        Ok(cli) => commands::run(cli.command).into(),
        // Help and version are no faults: clap gives them 0, and everything else 2.
        Err(answer) => {
            // Whoever closed the pipe has read enough.
            let _ = answer.print();
            if answer.use_stderr() { exit::Exit::Usage.into() } else { exit::Exit::Fine.into() }
        }
    }
}
