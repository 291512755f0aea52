//! A document that never was a file: whatever serde can print is taken as it is, here the types of `openapiv3`. What
//! utoipa, aide, dropshot and poem-openapi make is handed over in the same way.
//!
//! `cargo run -p connectorgen --example in_memory`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use connectorgen::{ApiKey, Error, KeyIn, from_serialize};
use openapiv3::{Info, OpenAPI, Operation, PathItem, ReferenceOr, Response, Server, StatusCode};

fn main() -> Result<(), Error> {
    let key = ApiKey::new().name("X-API-Key").key_in(KeyIn::Header);
    let connector = from_serialize(&document(), key)?;
    for (name, bytes) in connector.files.iter() {
        println!("{name}: {} bytes", bytes.len());
    }
    Ok(())
}

fn document() -> OpenAPI {
    let mut list = Operation {
        operation_id: Some("listOrders".to_owned()),
        summary: Some("List orders".to_owned()),
        description: Some("Lists all orders, the latest first.".to_owned()),
        ..Operation::default()
    };
    let orders = Response { description: "The orders.".to_owned(), ..Response::default() };
    list.responses.responses.insert(StatusCode::Code(200), ReferenceOr::Item(orders));

    let mut document = OpenAPI {
        openapi: "3.0.3".to_owned(),
        info: Info { title: "Orders".to_owned(), version: "1.0.0".to_owned(), ..Info::default() },
        servers: vec![Server { url: "https://api.contoso.com/v1".to_owned(), ..Server::default() }],
        ..OpenAPI::default()
    };
    let orders = PathItem { get: Some(list), ..PathItem::default() };
    document.paths.paths.insert("/orders".to_owned(), ReferenceOr::Item(orders));
    document
}
