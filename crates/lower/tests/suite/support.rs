//! Documents around a fragment, and what they are lowered to.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{LowerOptions, lower};
use connectorgen_model::{Connector, Cookie, DynamicHost};
use connectorgen_spec::{Format, Selection, SourceDoc, parse};
use serde_json::Value;

/// A lowered document.
pub(crate) struct Lowered {
    pub(crate) definition: Value,
    pub(crate) properties: Value,
    pub(crate) dynamic_hosts: Vec<DynamicHost>,
    pub(crate) cookies: Vec<Cookie>,
    /// `id line:column`, as reported.
    pub(crate) reports: Vec<String>,
    /// What was said with each.
    pub(crate) messages: Vec<String>,
}

impl Lowered {
    pub(crate) fn at(&self, pointer: &str) -> &Value {
        self.definition.pointer(pointer).unwrap_or(&Value::Null)
    }

    pub(crate) fn ids(&self) -> Vec<&str> {
        self.reports.iter().map(|report| report.split(' ').next().unwrap()).collect()
    }

    /// The operation of a document with one.
    pub(crate) fn operation(&self) -> &Value {
        let path = self.definition["paths"].as_object().unwrap().values().next().unwrap();
        path.as_object().unwrap().values().next().unwrap()
    }

    pub(crate) fn parameters(&self) -> &Vec<Value> {
        self.operation()["parameters"].as_array().unwrap()
    }
}

/// Lowers a whole document.
pub(crate) fn document(yaml: &str) -> Lowered {
    with_options(yaml, &LowerOptions::default())
}

pub(crate) fn with_options(yaml: &str, options: &LowerOptions) -> Lowered {
    let mut found = Diagnostics::new();
    let connector = connector(yaml, options, &mut found);
    let reports = found
        .iter()
        .map(|d| match d.at.position {
            Some(position) => format!("{} {}:{}", d.id, position.line, position.column),
            None => d.id.to_owned(),
        })
        .collect();
    Lowered {
        definition: serde_json::to_value(&connector.definition).unwrap(),
        properties: serde_json::to_value(&connector.properties).unwrap(),
        dynamic_hosts: connector.dynamic_hosts,
        cookies: connector.cookies,
        reports,
        messages: found.iter().map(|d| d.message.clone()).collect(),
    }
}

/// Lowers a whole document, for those who go on with the connector.
pub(crate) fn connector(yaml: &str, options: &LowerOptions, found: &mut Diagnostics) -> Connector {
    let doc = SourceDoc::from_text("test.yaml", yaml, Format::Yaml);
    let selection =
        Selection { webhooks: options.webhooks.keys().cloned().collect(), ..Selection::default() };
    let spec = parse(&doc, &selection, found).unwrap_or_else(|| panic!("unreadable: {found:?}"));
    let connector = lower(&spec, options, found);
    spec.resolve_locations(found);
    connector
}

/// Lowers a document of `paths` and what else stands at its root.
pub(crate) fn paths(yaml: &str) -> Lowered {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\n";
    document(&format!("{head}paths:\n{}", indented(yaml, 2)))
}

/// Lowers one POST operation; the fragment is what stands in it beside its texts.
pub(crate) fn post(yaml: &str) -> Lowered {
    paths(&format!(
        "/things:\n  post:\n    operationId: AddThing\n    summary: Add a thing\n    description: Adds a thing to the things.\n{}",
        indented(yaml, 4)
    ))
}

/// Lowers one GET operation with a plain response.
pub(crate) fn get(yaml: &str) -> Lowered {
    paths(&format!(
        "/things:\n  get:\n    operationId: GetThing\n    summary: Get a thing\n    description: Gets one of the things.\n    responses: {{'200': {{description: Good}}}}\n{}",
        indented(yaml, 4)
    ))
}

/// Lowers the schema of a response, and answers the schema and what was reported.
pub(crate) fn output(schema: &str) -> (Value, Vec<String>) {
    let lowered = paths(&format!(
        "/things:\n  get:\n    operationId: GetThing\n    summary: Get a thing\n    description: Gets one of the things.\n    responses:\n      '200':\n        description: Good\n        content:\n          application/json:\n            schema:\n{}",
        indented(schema, 14)
    ));
    let ids = lowered.ids().into_iter().map(str::to_owned).collect();
    (lowered.operation()["responses"]["200"]["schema"].clone(), ids)
}

/// Lowers a document with one GET operation that answers with `schema`, and with components.
pub(crate) fn components(schema: &str, components: &str) -> Lowered {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /things:\n    get:\n      operationId: GetThing\n      summary: Get a thing\n      description: Gets one of the things.\n      responses:\n        '200':\n          description: Good\n          content:\n            application/json:\n              schema:\n";
    document(&format!("{head}{}components:\n  schemas:\n{}", indented(schema, 16), indented(components, 4)))
}

/// Lowers the schema of a request body, and answers the schema and what was reported.
pub(crate) fn input(schema: &str) -> (Value, Vec<String>) {
    let lowered = post(&format!(
        "responses: {{'200': {{description: Good}}}}\nrequestBody:\n  content:\n    application/json:\n      schema:\n{}",
        indented(schema, 8)
    ));
    let ids = lowered.ids().into_iter().map(str::to_owned).collect();
    (lowered.parameters()[0]["schema"].clone(), ids)
}

pub(crate) fn indented(yaml: &str, by: usize) -> String {
    let margin = yaml
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines = yaml.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| format!("{}{}\n", " ".repeat(by), &line[margin..])).collect()
}
