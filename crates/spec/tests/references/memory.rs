//! References within documents in memory.

use connectorgen_spec::{Format, SourceDoc};
use serde_json::json;

use crate::support::{KINDS, answer, answering, in_memory, inner, names, read};

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
fn fragments_of_files_without_a_slash_are_pointers() {
    let text = "\
--- api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'a.yaml#Pet'}}}}}}}
--- a.yaml
Pet: {type: object}
";
    let (spec, reports) = read(&in_memory(text));
    assert_eq!(names(&spec, "schemas"), ["Pet"]);
    assert_eq!(
        reports,
        ["value-repaired api.yaml:4:89 `a.yaml#Pet` leads to nothing; it was taken for `a.yaml#/Pet`"]
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
            "unreadable-document specs/paths/bad.yaml:2:1 the document is not valid YAML: a value is missing before this",
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

#[test]
fn path_item_that_is_missing_is_not_called_a_document_without_operations() {
    let (_, reports) = read(&in_memory(
        "--- openapi.yaml
openapi: 3.1.0
info: {title: Pets, version: '1'}
webhooks: {}
paths:
  /pets:
    $ref: paths/pets.yaml
",
    ));
    assert_eq!(
        reports,
        ["reference-not-found openapi.yaml:6:5 `paths/pets.yaml` leads to a file that is not there"]
    );
}

#[test]
fn reference_to_a_document_as_a_whole_leads_nowhere() {
    for (reference, message) in [
        ("'#'", "`#` leads to a document as a whole and to no part of it"),
        ("''", "the reference is empty"),
        ("other.json", "`other.json` leads to a document as a whole and to no part of it"),
    ] {
        let document = answering(&format!("{{$ref: {reference}}}"));
        let other = "--- other.json\n{\"swagger\": \"2.0\", \"paths\": {}}";
        let (spec, reports) = read(&in_memory(&format!("--- api.yaml\n{document}{other}")));
        assert_eq!(answer(&spec), json!({}), "{reference}");
        let [report] = reports.as_slice() else { panic!("{reference}: {reports:?}") };
        assert!(report.starts_with("reference-not-found api.yaml:4:"), "{report}");
        assert!(report.ends_with(message), "{report}");
    }
}

#[test]
fn reference_to_the_root_within_a_component_is_one_to_the_component() {
    let document = answering("{$ref: '#/components/schemas/Tree'}");
    let tree = "components: {schemas: {Tree: {type: object, properties: {children: {type: array, items: {$ref: '#'}}}}}}";
    let (spec, reports) = read(&in_memory(&format!("--- api.yaml\n{document}{tree}\n")));
    let children = &inner(&spec)["components"]["schemas"]["Tree"]["properties"]["children"];
    assert_eq!(children["items"], json!({"$ref": "#/components/schemas/Tree"}));
    assert_eq!(
        reports,
        [
            "value-repaired api.yaml:5:90 the reference `#` leads to the whole document; it was taken for one to the schema that it stands in"
        ]
    );
}
