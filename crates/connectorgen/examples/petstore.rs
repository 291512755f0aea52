//! A pet store: the document says how to sign in, and whatever it says that a connector cannot is shown like a
//! compiler would.
//!
//! `cargo run -p connectorgen --example petstore -- OUT`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example shows what it does")]

use connectorgen::render::{Format, Style, render};
use connectorgen::{AuthModel, Error, from_path};

fn main() -> Result<(), Error> {
    let out = std::env::args().nth(1).unwrap_or_else(|| "target/petstore".to_owned());
    let spec = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/petstore/openapi.yaml");
    let connector = from_path(spec, AuthModel::default())?;
    eprint!(
        "{}",
        render(Format::Text, connector.diagnostics.as_slice(), &connector.sources, &Style::default())
    );
    println!("{}", connector.write_to(out)?);
    Ok(())
}
