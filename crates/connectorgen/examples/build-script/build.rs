//! Makes the connector anew whenever `openapi.yaml` changes. What is wrong with the document shows up as warnings and
//! errors of `cargo build`, with file, line and column.

use connectorgen::{AuthModel, build};

fn main() -> Result<(), connectorgen::Error> {
    build::compile("openapi.yaml", AuthModel::default())?;
    Ok(())
}
