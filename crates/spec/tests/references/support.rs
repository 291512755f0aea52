//! Documents in one text, and what is read of them.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, Spec, parse};
use serde_json::Value;

/// `--- name` starts a document; the first is the main one.
pub(crate) fn documents(text: &str) -> Vec<SourceDoc> {
    let parts = text.split("--- ").skip(1);
    let document = |part: &str| {
        let (name, text) = part.split_once('\n').unwrap();
        let format = if name.ends_with("json") { Format::Json } else { Format::Yaml };
        SourceDoc::from_text(name, text, format)
    };
    parts.map(document).collect()
}

pub(crate) fn in_memory(text: &str) -> SourceDoc {
    let mut documents = documents(text).into_iter();
    let main = documents.next().unwrap();
    main.with_documents(documents)
}

pub(crate) fn read(doc: &SourceDoc) -> (Spec, Vec<String>) {
    let mut found = Diagnostics::new();
    let spec = parse(doc, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    (spec, lines(&found))
}

pub(crate) fn lines(found: &Diagnostics) -> Vec<String> {
    let line = |d: &connectorgen_diagnostics::Diagnostic| {
        let at = d.at.position.map_or_else(|| "-".to_owned(), |p| format!("{}:{}", p.line, p.column));
        let file = d.at.file.as_deref().unwrap_or_default().replace('\\', "/");
        format!("{} {file}:{at} {}", d.id, d.message)
    };
    found.iter().map(line).collect()
}

pub(crate) fn inner(spec: &Spec) -> Value {
    serde_json::to_value(spec.openapi()).unwrap()
}

pub(crate) fn names(spec: &Spec, section: &str) -> Vec<String> {
    let inner = inner(spec);
    let section = inner["components"][section].as_object().cloned().unwrap_or_default();
    section.keys().cloned().collect()
}

/// The schema of the answer of `get /a`.
pub(crate) fn answer(spec: &Spec) -> Value {
    inner(spec)["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"].clone()
}

/// A document whose `get /a` answers with what `schema` says.
pub(crate) fn answering(schema: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: Pets, version: '1'}}
paths:
  /a: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {schema}}}}}}}}}}}}}
"
    )
}

pub(crate) const KINDS: &str = "\
--- specs/api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets: {$ref: 'paths/pets.yaml'}
components:
  securitySchemes: {key: {$ref: 'security.yaml#/key'}}
  schemas:
    Pet: {$ref: schemas/Pet.yaml}
--- specs/paths/pets.yaml
get:
  parameters: [{$ref: '../parameters.json#/limit'}, {$ref: '../parameters.json#/page%20size'}]
  responses:
    '200': {$ref: '../responses.yaml#/Pets'}
    default: {$ref: ../../common/Error.yaml}
post:
  requestBody: {$ref: '../bodies.yaml#/Pet'}
  responses: {'201': {description: ok, headers: {Location: {$ref: '../headers.yaml'}}}}
  callbacks: {onEvent: {$ref: ../callbacks.yaml#/event}}
--- specs/parameters.json
{\"limit\": {\"name\": \"limit\", \"in\": \"query\", \"schema\": {\"type\": \"integer\"}},
 \"page size\": {\"name\": \"size\", \"in\": \"query\", \"schema\": {\"$ref\": \"#/definitions/Size\"}},
 \"definitions\": {\"Size\": {\"type\": \"integer\", \"maximum\": 9}}}
--- specs/responses.yaml
Pets: {description: ok, content: {application/json: {schema: {type: array, items: {$ref: schemas/Pet.yaml}}, examples: {one: {$ref: 'examples.yaml#/one'}}}}}
--- common/Error.yaml
description: failed
content: {application/json: {schema: {$ref: 'schemas.yaml#/components/schemas/Error'}}}
--- common/schemas.yaml
components: {schemas: {Error: {type: object, properties: {cause: {$ref: '#/components/schemas/Error'}}}}}
--- specs/bodies.yaml
Pet: {content: {application/json: {schema: {$ref: 'api.yaml#/components/schemas/Pet'}}}}
--- specs/headers.yaml
schema: {type: string}
--- specs/callbacks.yaml
event: {'{$request.query.url}': {post: {responses: {'200': {description: ok}}}}}
--- specs/examples.yaml
one: {value: [{name: Rex}]}
--- specs/security.yaml
key: {type: apiKey, in: header, name: X-Key}
--- specs/schemas/Pet.yaml
type: object
properties:
  owner: {$ref: './Owner.yaml'}
--- specs/schemas/Owner.yaml
type: object
properties:
  pets: {type: array, items: {$ref: Pet.yaml}}
  first: {$ref: 'Pet.yaml#/properties/owner'}
";
