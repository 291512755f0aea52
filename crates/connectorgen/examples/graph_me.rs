//! Microsoft Graph's `GET /me` without a client secret: a managed identity stands in for it.
//!
//! `cargo run -p connectorgen --example graph_me -- OUT`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use connectorgen::{Error, Generator, ManagedIdentity};

fn main() -> Result<(), Error> {
    let out = std::env::args().nth(1).unwrap_or_else(|| "target/graph-me".to_owned());
    let written = Generator::new()
        .spec(concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/graph-me/openapi.yaml"))
        .auth(
            ManagedIdentity::new()
                .client_id("11111111-2222-3333-4444-555555555555")
                // The GUID of the tenant: a managed identity does not work with `common`.
                .tenant_id("66666666-7777-8888-9999-aaaaaaaaaaaa")
                .resource("https://graph.microsoft.com")
                .scope("User.Read"),
        )
        .out_dir(out)
        .write()?;
    println!("{written}");
    Ok(())
}
