use connectorgen::explain;

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::{output, terminal};

/// Prints what a rule is about.
pub(crate) fn run(args: &ExplainArgs) -> Exit {
    match explain(&args.name) {
        Ok(text) => output::finish(&text, Exit::Fine),
        Err(error) => {
            let text = format!("error: {error}\n\n`connectorgen rules` lists the rules.\n");
            output::done(terminal::print_error(&text), Exit::Usage)
        }
    }
}
