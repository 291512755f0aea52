//! References: where they may lead, what becomes of other files, and what is reported where.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; some need files"
)]

use std::path::{Path, PathBuf};

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, ReadOptions, Selection, SourceDoc, Spec, parse, resolve_locations};
use serde_json::{Value, json};

/// `--- name` starts a document; the first is the main one.
fn documents(text: &str) -> Vec<SourceDoc> {
    let parts = text.split("--- ").skip(1);
    let document = |part: &str| {
        let (name, text) = part.split_once('\n').unwrap();
        let format = if name.ends_with("json") { Format::Json } else { Format::Yaml };
        SourceDoc::from_text(name, text, format)
    };
    parts.map(document).collect()
}

fn in_memory(text: &str) -> SourceDoc {
    let mut documents = documents(text).into_iter();
    let main = documents.next().unwrap();
    main.with_documents(documents)
}

fn read(doc: &SourceDoc) -> (Spec, Vec<String>) {
    let mut found = Diagnostics::new();
    let spec = parse(doc, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    (spec, lines(&found))
}

fn lines(found: &Diagnostics) -> Vec<String> {
    let line = |d: &connectorgen_diagnostics::Diagnostic| {
        let at = d.at.position.map_or_else(|| "-".to_owned(), |p| format!("{}:{}", p.line, p.column));
        let file = d.at.file.as_deref().unwrap_or_default().replace('\\', "/");
        format!("{} {file}:{at} {}", d.id, d.message)
    };
    found.iter().map(line).collect()
}

fn inner(spec: &Spec) -> Value {
    serde_json::to_value(spec.openapi()).unwrap()
}

fn names(spec: &Spec, section: &str) -> Vec<String> {
    let inner = inner(spec);
    let section = inner["components"][section].as_object().cloned().unwrap_or_default();
    section.keys().cloned().collect()
}

/// The schema of the answer of `get /a`.
fn answer(spec: &Spec) -> Value {
    inner(spec)["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"].clone()
}

/// A document whose `get /a` answers with what `schema` says.
fn answering(schema: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: Pets, version: '1'}}
paths:
  /a: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {schema}}}}}}}}}}}}}
"
    )
}

const KINDS: &str = "\
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

#[test]
fn files_of_every_kind_become_components_of_one_document() {
    let (spec, reports) = read(&in_memory(KINDS));
    assert_eq!(reports, [] as [String; 0]);
    assert_eq!(names(&spec, "schemas"), ["Pet", "Error", "Owner", "Size"]);
    assert_eq!(names(&spec, "parameters"), ["limit", "page size"]);
    assert_eq!(names(&spec, "responses"), ["Error", "Pets"]);
    assert_eq!(names(&spec, "requestBodies"), ["Pet"]);
    assert_eq!(names(&spec, "headers"), ["headers"]);
    assert_eq!(names(&spec, "securitySchemes"), ["key"]);
    let inner = inner(&spec);
    assert_eq!(
        inner["components"]["schemas"]["Owner"]["properties"],
        json!({
            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            "first": {"$ref": "#/components/schemas/Owner"},
        })
    );
    let answers = &inner["components"]["responses"]["Pets"]["content"]["application/json"];
    assert_eq!(answers["example"], json!([{"name": "Rex"}]));
    assert!(
        inner["paths"]["/pets"]["post"]["callbacks"]["onEvent"]["{$request.query.url}"]["post"].is_object()
    );
}

#[test]
fn names_do_not_depend_on_the_order_of_the_document() {
    let schemas = |first: &str, second: &str| {
        format!(
            "--- api.yaml
openapi: 3.0.3
info: {{title: Pets, version: '1'}}
paths:
  /{first}: {{$ref: {first}/path.yaml}}
  /{second}: {{$ref: {second}/path.yaml}}
components: {{schemas: {{Taken: {{type: string}}}}}}
--- b/path.yaml
get: {{responses: {{'200': {{description: ok, content: {{a/b: {{schema: {{$ref: Error.yaml}}}}, c/d: {{schema: {{$ref: Same.yaml}}}}, e/f: {{schema: {{$ref: Taken.yaml}}}}}}}}}}}}
--- b/Error.yaml
{{type: object, title: b}}
--- b/Same.yaml
{{type: object, properties: {{x: {{$ref: '#/properties/x'}}}}}}
--- b/Taken.yaml
type: object
--- a/path.yaml
get: {{responses: {{'200': {{description: ok, content: {{a/b: {{schema: {{$ref: Error.yaml}}}}, c/d: {{schema: {{$ref: Same.yaml}}}}}}}}}}}}
--- a/Error.yaml
{{type: object, title: a}}
--- a/Same.yaml
{{type: object, properties: {{x: {{$ref: '#/properties/x'}}}}}}
"
        )
    };
    for text in [schemas("a", "b"), schemas("b", "a")] {
        let (spec, _) = read(&in_memory(&text));
        // What is equal has one name, the plain one belongs to the main document and then to the first folder.
        let expected = ["Error", "Same", "Same_x", "b_Error", "b_Taken"];
        let mut all = names(&spec, "schemas");
        all.retain(|name| name != "b_Same_x");
        assert_eq!(all, expected);
        assert_eq!(inner(&spec)["components"]["schemas"]["Error"]["title"], "a");
    }
}

#[test]
fn cycles_across_files_come_to_an_end() {
    let text = "\
--- api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'a.yaml'}}}}}}}
  /b: {$ref: 'b.yaml#/item'}
  /c: {get: {parameters: [{$ref: 'c.yaml#/one'}], responses: {}}}
--- a.yaml
{type: object, properties: {b: {$ref: 'b.yaml#/schema'}, self: {$ref: '#'}}}
--- b.yaml
schema: {type: object, properties: {a: {$ref: 'a.yaml'}, main: {$ref: 'api.yaml#/paths/~1a/get/responses/200/content/application~1json/schema'}}}
item: {$ref: 'c.yaml#/item'}
--- c.yaml
item: {$ref: 'b.yaml#/item'}
one: {$ref: '#/two'}
two: {$ref: '#/one'}
";
    let (spec, reports) = read(&in_memory(text));
    assert_eq!(names(&spec, "schemas"), ["a", "b"]);
    assert_eq!(
        reports,
        ["reference-circular api.yaml:5:8 `b.yaml#/item` leads back to itself and never to a definition"]
    );
}

#[test]
fn faults_in_other_files_have_their_place_there() {
    let text = "\
--- specs/api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a: {$ref: paths/a.yaml}
  /b: {get: {responses: {'200': {$ref: 'paths/bad.yaml'}}}}
--- specs/paths/a.yaml
get:
  operationId: 5
  responses:
    '200': {description: ok, content: {application/json: {schema: {$ref: '../x.json#/Pet'}}}}
    '400': {$ref: '../x.json#/Petty'}
    '401': {$ref: '../y.json'}
    '402': {$ref: 'https://example.com/x.yaml'}
--- specs/paths/bad.yaml
description: [
--- specs/x.json
{
  \"Pet\": {\"type\": \"strin\", \"items\": {\"$ref\": \"#/Pett\"}}
}
";
    let (_, reports) = read(&in_memory(text));
    assert_eq!(
        reports[..5],
        [
            "value-repaired specs/paths/a.yaml:2:3 expected text, found the number 5; read as if it were text",
            "reference-not-found specs/paths/a.yaml:5:13 `../x.json#/Petty` leads to nothing in `specs/x.json`",
            "reference-not-found specs/paths/a.yaml:6:13 `../y.json` leads to a file that is not there",
            "reference-to-url specs/paths/a.yaml:7:13 `https://example.com/x.yaml` would have to be downloaded, and nothing is",
            "unreadable-document specs/paths/bad.yaml:2:1 the document is not valid YAML: while parsing a node, did not find expected node content",
        ],
        "{reports:#?}"
    );
    assert!(reports[5].starts_with("reference-not-found specs/x.json:2:38"), "{reports:#?}");
    assert!(reports[6].starts_with("value-type specs/x.json:2:11"), "{reports:#?}");
}

#[test]
fn whole_parts_of_a_document_may_stand_in_files() {
    let text = "\
--- api.yaml
openapi: 3.0.3
info: {$ref: info.yaml}
servers: {$ref: 'parts.yaml#/servers'}
paths: {$ref: paths/index.yaml}
components: {$ref: 'parts.yaml#/components'}
--- info.yaml
{title: Pets, version: '1'}
--- parts.yaml
servers: [{url: https://example.com}]
components:
  schemas: {$ref: schemas/index.yaml}
  securitySchemes: {basic: {type: http, scheme: basic}}
--- paths/index.yaml
/pets: {$ref: pets.yaml}
--- paths/pets.yaml
get:
  parameters: {$ref: '../parts2.yaml#/parameters'}
  responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '../api.yaml#/components/schemas/Pet'}}}}}
--- parts2.yaml
parameters: [{name: a, in: query, schema: {type: string}}]
--- schemas/index.yaml
Pet: {$ref: Pet.yaml}
--- schemas/Pet.yaml
{type: object, properties: {$ref: 'members.yaml'}}
--- schemas/members.yaml
{name: {type: string}}
";
    let (spec, reports) = read(&in_memory(text));
    let inner = inner(&spec);
    assert_eq!(inner["info"]["title"], "Pets");
    assert_eq!(inner["servers"][0]["url"], "https://example.com");
    assert_eq!(inner["paths"]["/pets"]["get"]["parameters"][0]["name"], "a");
    assert_eq!(inner["components"]["schemas"]["Pet"]["properties"], json!({"name": {"type": "string"}}));
    assert!(inner["components"]["securitySchemes"]["basic"].is_object());
    assert!(reports.iter().all(|report| report.starts_with("value-repaired")), "{reports:#?}");
}

#[test]
fn parts_written_in_place_of_themselves_come_to_an_end() {
    let text = "\
--- api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'a.yaml#/A'}}}}}}}
--- a.yaml
A: {properties: {$ref: '#/B'}}
B: {b: {properties: {$ref: '#/C'}}, c: {properties: {$ref: '#/B'}}}
C: {d: {properties: {$ref: '#/B'}}, e: {properties: {$ref: '#/C'}}}
";
    let (_, reports) = read(&in_memory(text));
    assert!(reports.iter().any(|report| report.starts_with("reference-circular a.yaml:2")), "{reports:#?}");
    assert!(reports.len() < 20, "{reports:#?}");
}

#[test]
fn references_written_differently_from_what_is_meant_are_repaired() {
    let text = answering(
        "{properties: {a: {$ref: '#components/schemas/Pet'}, b: {$ref: 'components/schemas/Pet'}, c: {$ref: Pet}, d: {$ref: '#/definitions/Pet'}, e: {$ref: ' #/components/schemas/Pet'}, f: {$ref: '#/components/schemas/Pet/'}}}",
    ) + "components: {schemas: {Pet: {type: object}}}\n";
    let (spec, reports) = read(&SourceDoc::from_text("api.yaml", text, Format::Yaml));
    let answer = answer(&spec);
    for name in ["a", "b", "c", "d", "e"] {
        assert_eq!(answer["properties"][name], json!({"$ref": "#/components/schemas/Pet"}), "{name}");
    }
    assert_eq!(
        reports[0],
        "value-repaired api.yaml:4:106 `#components/schemas/Pet` leads to nothing; it was taken for `#/components/schemas/Pet`"
    );
    assert_eq!(reports.len(), 5, "{reports:#?}");
    assert!(reports[4].starts_with("reference-not-found"), "{reports:#?}");
}

#[test]
fn identifiers_and_anchors_are_names_of_schemas() {
    let text = answering(
        "{properties: {a: {$ref: '#/components/schemas/Tree'}, b: {$ref: '#leaf'}, c: {$ref: 'https://example.com/schemas/leaf'}, d: {$ref: 'https://example.com/schemas/tree#inner'}}}",
    ) + "components:
  schemas:
    Leaf: {$id: 'https://example.com/schemas/leaf', $anchor: leaf, type: string, maxLength: 1}
    Tree:
      $id: https://example.com/schemas/tree
      type: object
      properties:
        leaf: {$ref: leaf}
        inner: {$ref: '#/$defs/Inner'}
        again: {$ref: '#'}
        other: {$ref: '#/components/schemas/Leaf'}
        dynamic: {$dynamicRef: '#inner'}
      $defs:
        Inner: {$dynamicAnchor: inner, type: object, properties: {x: {$ref: '#/$defs/Deep'}}}
        Deep: {type: object, title: deep}
";
    let (spec, reports) = read(&SourceDoc::from_text("api.yaml", text, Format::Yaml));
    assert_eq!(
        answer(&spec)["properties"],
        json!({
            "a": {"$ref": "#/components/schemas/Tree"},
            "b": {"$ref": "#/components/schemas/Leaf"},
            "c": {"$ref": "#/components/schemas/Leaf"},
            "d": {"$ref": "#/components/schemas/Tree_Inner"},
        })
    );
    let schemas = inner(&spec)["components"]["schemas"].clone();
    assert_eq!(
        schemas["Tree"]["properties"],
        json!({
            "leaf": {"$ref": "#/components/schemas/Leaf"},
            "inner": {"$ref": "#/components/schemas/Tree_Inner"},
            "again": {"$ref": "#/components/schemas/Tree"},
            "other": {"$ref": "#/components/schemas/Leaf"},
            "dynamic": {"$ref": "#/components/schemas/Tree_Inner"},
        })
    );
    assert_eq!(schemas["Tree_Inner"]["properties"]["x"], json!({"$ref": "#/components/schemas/Tree_Deep"}));
    // `#` is the schema with the identifier, strictly speaking; what people mean is clear.
    let ids: Vec<&str> = reports.iter().map(|report| report.split(" `").next().unwrap()).collect();
    assert_eq!(
        ids,
        ["value-repaired api.yaml:15:17", "dynamic-reference-fixed api.yaml:16:19"],
        "{reports:#?}"
    );
}

#[test]
fn self_is_what_a_document_is_known_by() {
    let text = "\
--- api.yaml
openapi: 3.2.0
$self: https://example.com/api/openapi
info: {title: Pets, version: '1'}
paths:
  /a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'schemas/Pet.json'}}}}}}}
components: {schemas: {Owner: {type: object}}}
--- schemas/Pet.json
{\"properties\": {\"owner\": {\"$ref\": \"https://example.com/api/openapi#/components/schemas/Owner\"}}}
";
    let (spec, reports) = read(&in_memory(text));
    assert_eq!(reports, [] as [String; 0]);
    assert_eq!(names(&spec, "schemas"), ["Owner", "Pet"]);
}

#[test]
fn urls_given_in_memory_are_found() {
    let text = "--- api.yaml\n".to_owned()
        + &answering("{$ref: 'https://example.com/v1/pet.json#/$defs/Pet'}")
        + "--- https://example.com/v1/pet.json\n{\"$defs\": {\"Pet\": {\"$ref\": \"owner.json\"}}}\n--- https://example.com/v1/owner.json\n{\"type\": \"object\"}\n";
    let (spec, reports) = read(&in_memory(&text));
    assert_eq!(reports, [] as [String; 0]);
    assert_eq!(answer(&spec), json!({"$ref": "#/components/schemas/owner"}));
}

#[test]
fn descriptions_beside_references_win() {
    let text = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/P', description: mine}]
      responses: {'200': {$ref: '#/components/responses/R', description: mine}}
components:
  parameters: {P: {name: p, in: query, description: theirs, schema: {type: strin}}}
  responses: {R: {description: theirs}}
";
    let (spec, reports) = read(&SourceDoc::from_text("api.yaml", text, Format::Yaml));
    let operation = inner(&spec)["paths"]["/a"]["get"].clone();
    assert_eq!(operation["parameters"][0]["description"], "mine");
    assert_eq!(operation["responses"]["200"]["description"], "mine");
    assert_eq!(reports.len(), 1, "{reports:#?}");
    assert!(reports[0].starts_with("value-type api.yaml:9:70"), "{reports:#?}");
}

#[test]
fn operations_beside_the_reference_of_a_path_are_read() {
    let text = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a:
    $ref: '#/components/pathItems/A'
    post: {operationId: mine, deprecated: 'false', responses: {}}
    parameters: [{name: x, in: query, schema: {type: string}}]
components:
  pathItems: {A: {get: {operationId: 7, responses: {}}, post: {operationId: theirs}, summary: theirs}}
";
    let (spec, reports) = read(&SourceDoc::from_text("api.yaml", text, Format::Yaml));
    let item = inner(&spec)["paths"]["/a"].clone();
    assert_eq!(item["get"]["operationId"], "7");
    assert_eq!(item["post"]["operationId"], "mine");
    assert_eq!(item["summary"], "theirs");
    assert_eq!(item["parameters"][0]["name"], "x");
    let places: Vec<&str> = reports.iter().map(|report| report.split(' ').nth(1).unwrap()).collect();
    assert_eq!(places, ["api.yaml:9:25", "api.yaml:6:31"], "{reports:#?}");
}

/// A folder that is gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, text: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("connectorgen-refs-{name}-{}", std::process::id()));
        for document in documents(text) {
            let path = folder.join(document.name());
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, document.text().unwrap()).unwrap();
        }
        Folder(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn relative(folder: &Folder, path: &Path) -> String {
    path.strip_prefix(&folder.0).unwrap().to_string_lossy().replace('\\', "/")
}

#[test]
fn files_are_read_with_a_document_and_exposed() {
    let folder = Folder::new("kinds", KINDS);
    let options = ReadOptions::new().allow_outside(true);
    let doc = SourceDoc::read_with_references(folder.path("specs/api.yaml"), options).unwrap();
    let (spec, reports) = read(&doc);
    assert_eq!(reports, [] as [String; 0]);
    assert_eq!(names(&spec, "schemas"), ["Pet", "Error", "Owner", "Size"]);
    let mut files: Vec<String> =
        spec.source().documents().map(|doc| relative(&folder, Path::new(doc.name()))).collect();
    files.sort();
    let mut expected: Vec<String> = documents(KINDS).iter().map(|doc| doc.name().to_owned()).collect();
    expected.sort();
    assert_eq!(files, expected);
    assert!(spec.source().documents().all(|doc| doc.path().is_some_and(Path::is_file)));
}

#[test]
fn files_outside_are_refused_unless_allowed() {
    let folder = Folder::new(
        "outside",
        &("--- specs/api.yaml\n".to_owned()
            + &answering(
                "{properties: {a: {$ref: '../common/x.yaml'}, b: {$ref: '../specs/in.yaml'}, c: {$ref: '../nowhere.yaml'}, d: {$ref: '../specs/nowhere.yaml'}, e: {$ref: In.yaml}}}",
            )
            + "--- common/x.yaml\n{type: object, properties: {y: {$ref: y.yaml}}}\n--- common/y.yaml\ntype: object\n--- specs/in.yaml\ntype: object\n"),
    );
    let path = folder.path("specs/api.yaml");
    let (_, reports) = read(&SourceDoc::read_with_references(&path, ReadOptions::new()).unwrap());
    let ids: Vec<&str> = reports.iter().map(|report| report.split(' ').next().unwrap()).collect();
    assert_eq!(
        ids,
        ["reference-outside", "reference-outside", "reference-outside", "reference-not-found"],
        "{reports:#?}"
    );
    let allowed = ReadOptions::new().allow_outside(true);
    let (spec, reports) = read(&SourceDoc::read_with_references(&path, allowed).unwrap());
    assert_eq!(reports.len(), 3, "{reports:#?}");
    assert_eq!(names(&spec, "schemas"), ["in", "x", "y"]);
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_do_not_lead_outside() {
    let folder = Folder::new(
        "links",
        &("--- specs/api.yaml\n".to_owned()
            + &answering("{$ref: link.yaml}")
            + "--- secret.yaml\ntype: object\n"),
    );
    std::os::unix::fs::symlink(folder.path("secret.yaml"), folder.path("specs/link.yaml")).unwrap();
    let path = folder.path("specs/api.yaml");
    let (_, reports) = read(&SourceDoc::read_with_references(&path, ReadOptions::new()).unwrap());
    assert!(reports[0].starts_with("reference-outside"), "{reports:#?}");
}

#[test]
fn missing_files_are_reported_with_what_was_meant() {
    let folder = Folder::new(
        "near",
        &("--- api.yaml\n".to_owned()
            + &answering("{$ref: schemas/Pett.yaml}")
            + "--- schemas/Pet.yaml\ntype: object\n"),
    );
    let doc = SourceDoc::read_with_references(folder.path("api.yaml"), ReadOptions::new()).unwrap();
    let mut found = Diagnostics::new();
    parse(&doc, &Selection::default(), &mut found).unwrap().resolve_locations(&mut found);
    let first = found.iter().next().unwrap();
    assert_eq!(first.help.as_deref(), Some("did you mean `schemas/Pet.yaml`?"));
}

#[test]
fn files_are_read_only_if_asked_for() {
    let folder = Folder::new(
        "alone",
        &("--- api.yaml\n".to_owned() + &answering("{$ref: x.yaml}") + "--- x.yaml\ntype: object\n"),
    );
    let doc = SourceDoc::read(folder.path("api.yaml")).unwrap();
    assert_eq!(doc.documents().count(), 1);
    let (_, reports) = read(&doc);
    assert!(reports[0].starts_with("reference-not-local"), "{reports:#?}");
}

#[test]
fn documents_that_cannot_be_read_to_the_end_have_places_too() {
    let doc = SourceDoc::from_text("api.yaml", "openapi: 9.0\n", Format::Yaml);
    let mut found = Diagnostics::new();
    assert!(parse(&doc, &Selection::default(), &mut found).is_none());
    resolve_locations(&doc, &mut found);
    assert!(lines(&found)[0].starts_with("unsupported-version api.yaml:1:1"));
}

#[test]
fn swagger_of_several_files_is_read_as_one() {
    let text = "\
--- spec/swagger.json
{\"swagger\": \"2.0\", \"info\": {\"title\": \"Pets\", \"version\": \"1\"}, \"host\": \"example.com\", \"paths\": {
  \"/pets\": {\"$ref\": \"pets.yaml\"},
  \"/a\": {\"get\": {\"produces\": [\"application/json\"], \"responses\": {\"200\": {\"$ref\": \"../common.yaml#/Ok\"}}}}
}, \"definitions\": {\"Local\": {\"type\": \"object\"}}}
--- spec/pets.yaml
get:
  parameters: [{$ref: 'parameters.json#/tags'}]
  responses: {'200': {description: ok, schema: {type: array, items: {$ref: Pet.json}}}}
post:
  parameters: [{$ref: 'parameters.json#/pet'}]
  responses: {'200': {description: ok, schema: {$ref: Gone.json}}}
--- spec/parameters.json
{\"tags\": {\"name\": \"tags\", \"in\": \"query\", \"type\": \"strin\"},
 \"pet\": {\"name\": \"pet\", \"in\": \"body\", \"schema\": {\"$ref\": \"Pet.json\"}}}
--- spec/Pet.json
{\"type\": \"object\", \"properties\": {\"me\": {\"$ref\": \"#\"}, \"local\": {\"$ref\": \"swagger.json#/definitions/Local\"}, \"error\": {\"$ref\": \"../common.yaml#/Error\"}, \"x\": {\"type\": \"obj\"}}}
--- common.yaml
Ok: {description: ok, schema: {$ref: '#/Error'}}
Error: {type: object}
";
    let (spec, reports) = read(&in_memory(text));
    assert_eq!(names(&spec, "schemas"), ["Local", "Error", "Pet"]);
    let inner = inner(&spec);
    let pets = &inner["paths"]["/pets"];
    assert_eq!(
        pets["get"]["responses"]["200"]["content"]["application/json"]["schema"]["items"],
        json!({"$ref": "#/components/schemas/Pet"})
    );
    assert_eq!(
        inner["components"]["schemas"]["Pet"]["properties"]["me"],
        json!({"$ref": "#/components/schemas/Pet"})
    );
    let mut body = pets["post"]["requestBody"].clone();
    if let Some(reference) = body["$ref"].as_str() {
        body = inner.pointer(reference.trim_start_matches('#')).unwrap().clone();
    }
    assert_eq!(body["content"]["application/json"]["schema"], json!({"$ref": "#/components/schemas/Pet"}));
    assert_eq!(
        reports,
        [
            "reference-not-found spec/pets.yaml:6:49 `Gone.json` leads to a file that is not there",
            "value-type spec/Pet.json:1:160 `obj` is not a type",
            "value-type spec/parameters.json:1:42 `strin` is not a type",
        ]
    );
}
