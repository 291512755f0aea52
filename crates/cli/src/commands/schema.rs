use connectorgen::EditorSchema;

use crate::exit::Exit;
use crate::output;

/// Prints the JSON Schema of a file.
pub(crate) fn run(file: EditorSchema) -> Exit {
    output::finish(file.text(), Exit::Fine)
}
