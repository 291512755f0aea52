use connectorgen_diagnostics::{At, Diagnostics, Document};
use serde_json::{Map, Value};

use crate::codes;

/// The versions of the OpenAPI specification that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 2.0: Swagger.
    V2_0,
    /// 3.0.x.
    V3_0,
    /// 3.1.x: schemas are JSON Schema 2020-12.
    V3_1,
    /// 3.2.x, as far as it is 3.1.
    V3_2,
}

impl Version {
    /// The version a document states as `openapi` or `swagger`, with the text in which it does. Whatever is not a
    /// version we know is an error that names those we do.
    pub(crate) fn of(document: &Map<String, Value>, found: &mut Diagnostics) -> Option<(Version, String)> {
        let root = At::root(Document::Source);
        let Some(stated) = document.get("openapi") else {
            return swagger(document, found);
        };
        let text = text_of(stated);
        let number = text.trim_start_matches(['v', 'V']);
        let version = match number.split('.').collect::<Vec<_>>().as_slice() {
            ["3"] | ["3", "0", ..] => Version::V3_0,
            ["3", "1", ..] => Version::V3_1,
            ["3", "2", ..] => Version::V3_2,
            _ => {
                found
                    .report(
                        &codes::UNSUPPORTED_VERSION,
                        &root.key("openapi"),
                        format!("OpenAPI {stated} is not a version this tool reads"),
                    )
                    .help(
                        "write the version as text; 3.0, 3.1 and 3.2 are read, for example `openapi: 3.0.3`, and Swagger 2.0",
                    );
                return None;
            }
        };
        if number != text || number == "3" {
            found
                .report(
                    &codes::VALUE_REPAIRED,
                    &root.key("openapi"),
                    format!("`{text}` is no version of OpenAPI; read as {}", version.name()),
                )
                .help("write it in full, for example `openapi: 3.0.3`");
        }
        Some((version, number.to_owned()))
    }

    const fn name(self) -> &'static str {
        match self {
            Version::V2_0 => "2.0",
            Version::V3_0 => "3.0",
            Version::V3_1 => "3.1",
            Version::V3_2 => "3.2",
        }
    }
}

/// Swagger 2.0 states its version elsewhere. YAML makes a number of it unless it is quoted.
fn swagger(document: &Map<String, Value>, found: &mut Diagnostics) -> Option<(Version, String)> {
    let root = At::root(Document::Source);
    let stated = document.get("swagger")?;
    let text = text_of(stated);
    if matches!(text.split('.').collect::<Vec<_>>().as_slice(), ["2"] | ["2", "0", ..]) {
        return Some((Version::V2_0, text));
    }
    found
        .report(
            &codes::UNSUPPORTED_VERSION,
            &root.key("swagger"),
            format!("Swagger {stated} is not a version this tool reads"),
        )
        .help("2.0 is read, and OpenAPI 3.0, 3.1 and 3.2; those state their version as `openapi`, not `swagger`");
    None
}

fn text_of(stated: &Value) -> String {
    match stated {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}
