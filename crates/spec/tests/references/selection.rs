//! What is left of a document when operations of it are chosen: what they reach, and nothing else.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Selection, SourceDoc, parse};

use crate::support::{in_memory, lines, names};

/// Two operations, `a` and `b`, each with components of its own and one of both, that reach further ones.
fn document(version: &str) -> String {
    let operation = |name: &str| {
        format!(
            "  /{name}:
    get:
      operationId: {name}
      tags: [{name}]
      parameters: [{{$ref: '#/components/parameters/P{name}'}}]
      responses: {{'200': {{$ref: '#/components/responses/R{name}'}}}}
    post:
      operationId: post-{name}
      tags: [{name}]
      requestBody: {{$ref: '#/components/requestBodies/B{name}'}}
      responses: {{'204': {{description: ok, headers: {{X: {{$ref: '#/components/headers/H{name}'}}}}}}}}
"
        )
    };
    let components = |of: &dyn Fn(&str) -> String| ["a", "b"].map(of).concat();
    format!(
        "--- api.yaml
openapi: {version}
info: {{title: Pets, version: '1'}}
paths:
{}components:
  parameters:
{}  responses:
{}  requestBodies:
{}  headers:
{}  schemas:
{}    Both: {{type: object, properties: {{it: {{$ref: '#/components/schemas/Inner'}}}}}}
    Inner: {{type: object}}
    Nobodys: {{type: object, properties: {{a: {{$ref: '#/components/schemas/Sa'}}}}}}
",
        ["a", "b"].map(operation).concat(),
        components(&|name| format!("    P{name}: {{name: p, in: query, schema: {{type: string}}}}\n")),
        components(&|name| format!(
            "    R{name}: {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/S{name}'}}}}}}}}\n"
        )),
        components(&|name| format!(
            "    B{name}: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Both'}}}}}}}}\n"
        )),
        components(&|name| format!("    H{name}: {{schema: {{type: string}}}}\n")),
        components(&|name| format!(
            "    S{name}: {{allOf: [{{$ref: '#/components/schemas/Both'}}, {{type: object, properties: {{me: {{$ref: '#/components/schemas/S{name}'}}}}}}]}}\n"
        )),
    )
}

/// The same in Swagger 2.0.
const SWAGGER: &str = "\
--- api.yaml
swagger: '2.0'
info: {title: Pets, version: '1'}
host: a.example
paths:
  /a:
    get: {operationId: a, tags: [a], parameters: [{$ref: '#/parameters/Pa'}], responses: {'200': {$ref: '#/responses/Ra'}}}
  /b:
    get: {operationId: b, tags: [b], parameters: [{$ref: '#/parameters/Pb'}], responses: {'200': {$ref: '#/responses/Rb'}}}
parameters:
  Pa: {name: p, in: query, type: string}
  Pb: {name: p, in: query, type: string}
responses:
  Ra: {description: ok, schema: {$ref: '#/definitions/Sa'}}
  Rb: {description: ok, schema: {$ref: '#/definitions/Sb'}}
definitions:
  Sa: {type: object, properties: {both: {$ref: '#/definitions/Both'}}}
  Sb: {type: object, properties: {both: {$ref: '#/definitions/Both'}}}
  Both: {type: object, properties: {it: {$ref: '#/definitions/Inner'}}}
  Inner: {type: object}
  Nobodys: {type: object, properties: {a: {$ref: '#/definitions/Sa'}}}
";

const SECTIONS: [&str; 5] = ["parameters", "responses", "requestBodies", "headers", "schemas"];

fn reached(doc: &SourceDoc, selection: &Selection) -> Vec<String> {
    let mut found = Diagnostics::new();
    let spec = parse(doc, selection, &mut found).unwrap();
    assert_eq!(lines(&found), [] as [String; 0]);
    SECTIONS.iter().flat_map(|section| names(&spec, section)).collect()
}

fn all_of(tag: &str) -> [Selection; 3] {
    let list = |text: &str| vec![text.to_owned()];
    [
        Selection { tags: list(tag), ..Selection::default() },
        Selection { paths: list(&format!("/{tag}")), ..Selection::default() },
        Selection { exclude_paths: list(if tag == "a" { "/b" } else { "/a" }), ..Selection::default() },
    ]
}

#[test]
fn selection_keeps_what_is_reached_in_every_version() {
    for version in ["3.0.3", "3.1.1", "3.2.0"] {
        let doc = in_memory(&document(version));
        let one = Selection { operations: vec!["b".to_owned()], ..Selection::default() };
        assert_eq!(reached(&doc, &one), ["Pb", "Rb", "Sb", "Both", "Inner"], "{version}");
        for selection in all_of("a") {
            let names = reached(&doc, &selection);
            assert_eq!(names, ["Pa", "Ra", "Ba", "Ha", "Sa", "Both", "Inner"], "{version} {selection:?}");
        }
    }
}

#[test]
fn selection_keeps_what_is_reached_of_swagger_2() {
    let doc = in_memory(SWAGGER);
    let one = Selection { operations: vec!["b".to_owned()], ..Selection::default() };
    for selection in all_of("b").into_iter().chain([one]) {
        assert_eq!(reached(&doc, &selection), ["Pb", "Rb", "Sb", "Both", "Inner"], "{selection:?}");
    }
}

#[test]
fn selection_keeps_what_is_reached_over_several_files() {
    for version in ["3.0.3", "3.1.1", "3.2.0"] {
        let doc = in_memory(&format!(
            "--- api.yaml
openapi: {version}
info: {{title: Pets, version: '1'}}
paths:
  /a: {{$ref: 'paths.yaml#/a'}}
  /b: {{$ref: 'paths.yaml#/b'}}
components: {{schemas: {{Nobodys: {{$ref: 'schemas.yaml#/Nobodys'}}}}}}
--- paths.yaml
a: {{get: {{operationId: a, tags: [a], parameters: [{{$ref: 'more.yaml#/Pa'}}], responses: {{'200': {{$ref: 'more.yaml#/Ra'}}}}}}}}
b: {{get: {{operationId: b, tags: [b], parameters: [{{$ref: 'more.yaml#/Pb'}}], responses: {{'200': {{$ref: 'more.yaml#/Rb'}}}}}}}}
--- more.yaml
Pa: {{name: p, in: query, schema: {{type: string}}}}
Pb: {{name: p, in: query, schema: {{type: string}}}}
Ra: {{description: ok, content: {{application/json: {{schema: {{$ref: 'schemas.yaml#/Sa'}}}}}}}}
Rb: {{description: ok, content: {{application/json: {{schema: {{$ref: 'schemas.yaml#/Sb'}}}}}}}}
--- schemas.yaml
Sa: {{type: object, properties: {{both: {{$ref: '#/Both'}}}}}}
Sb: {{type: object, properties: {{both: {{$ref: '#/Both'}}}}}}
Both: {{type: object}}
Nobodys: {{type: object}}
"
        ));
        for (tag, names) in [("a", ["Pa", "Ra", "Both", "Sa"]), ("b", ["Pb", "Rb", "Both", "Sb"])] {
            for selection in all_of(tag) {
                assert_eq!(reached(&doc, &selection), names, "{version} {selection:?}");
            }
        }
    }
}
