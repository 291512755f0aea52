//! Azure Resource Manager's "list subscriptions" behind Entra ID. The resource keeps its slash.
//!
//! `cargo run -p connectorgen --example resource_manager -- OUT`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use connectorgen::{EntraId, Error, from_path};

fn main() -> Result<(), Error> {
    let out = std::env::args().nth(1).unwrap_or_else(|| "target/resource-manager".to_owned());
    let auth = EntraId::new()
        .client_id("11111111-2222-3333-4444-555555555555")
        .tenant_id("66666666-7777-8888-9999-aaaaaaaaaaaa")
        .resource("https://management.core.windows.net/");
    let connector =
        from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/arm-subscriptions/openapi.json"), auth)?;
    println!("{}", connector.write_to(out)?);
    Ok(())
}
