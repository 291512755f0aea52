//! A service that knows its own connector.

/// The definition that the build script wrote.
const DEFINITION: &str = include_str!(concat!(env!("OUT_DIR"), "/apiDefinition.swagger.json"));

fn main() {
    println!("{DEFINITION}");
}
