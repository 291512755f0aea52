//! Documents that are not what they should be, and it is clear what is meant: they are repaired with a warning.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod document;
mod foreign;
mod nothing;
mod operations;
mod schemas;

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, parse};
use serde_json::Value;

fn read(yaml: &str) -> (Value, Vec<String>) {
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    let reports = found.iter().map(|d| format!("{} {}", d.id, d.at.pointer));
    (serde_json::to_value(spec.openapi()).unwrap(), reports.collect())
}

/// The operation `post /a` of a document, with the reports below it.
fn operation(operation: &str, rest: &str) -> (Value, Vec<String>) {
    let lines: Vec<String> = operation.trim().lines().map(|line| format!("      {line}\n")).collect();
    let lines = lines.concat();
    let yaml = format!(
        "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /a:\n    post:\n{lines}{rest}"
    );
    let (inner, reports) = read(&yaml);
    let reports = reports.iter().map(|report| report.replace("/paths/~1a/post", "")).collect();
    (inner["paths"]["/a"]["post"].clone(), reports)
}

fn schema(text: &str) -> (Value, Vec<String>) {
    let (read, reports) = operation(
        &format!("responses: {{'200': {{description: ok, content: {{a/b: {{schema: {text}}}}}}}}}"),
        "",
    );
    let place = "/responses/200/content/a~1b/schema";
    let reports = reports.iter().map(|report| report.replace(place, "")).collect();
    (read["responses"]["200"]["content"]["a/b"]["schema"].clone(), reports)
}

#[track_caller]
fn becomes(text: &str, expected: Value, reports: &[&str]) {
    assert_eq!(schema(text), (expected, reports.iter().map(|report| (*report).to_owned()).collect()));
}
