use crate::exit::Exit;
use crate::output;

/// Prints the JSON Schema of `connectorgen.yaml`.
pub(crate) fn run() -> Exit {
    output::finish(&format!("{:#}\n", connectorgen::config::schema()), Exit::Fine)
}
