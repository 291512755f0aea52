use connectorgen::FailOn;
use connectorgen::render::Format;

use crate::args::InitArgs;
use crate::exit::Exit;
use crate::output;

/// Writes a `connectorgen.yaml` to begin with.
pub(crate) fn run(args: &InitArgs) -> Exit {
    match connectorgen::config::init(".", args.force) {
        Ok(path) => output::finish(
            &format!(
                "wrote {path}\nnext: say in it which document it is, then `connectorgen generate --config {path}`\n",
                path = path.display()
            ),
            Exit::Fine,
        ),
        Err(error) => output::fail(&error, Format::Text, FailOn::Error),
    }
}
