//! What becomes of a document on its way into the inner language, and what is reported where.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, Selection, SourceDoc, Spec, parse, resolve_locations};

fn read(yaml: &str, selection: &Selection) -> (Option<Spec>, Vec<String>) {
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, selection, &mut found);
    match &spec {
        Some(spec) => spec.resolve_locations(&mut found),
        None => resolve_locations(&doc, &mut found),
    }
    let reports = found.iter().map(|d| {
        let at = d.at.position.map_or_else(|| "-".to_owned(), |p| format!("{}:{}", p.line, p.column));
        format!("{} {at} {}", d.id, d.message)
    });
    (spec, reports.collect())
}

fn reports(yaml: &str) -> Vec<String> {
    read(yaml, &Selection::default()).1
}

fn operations(spec: &Spec) -> Vec<String> {
    spec.openapi().operations().map(|(path, method, _)| format!("{method} {path}")).collect()
}

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get: {operationId: listPets, tags: [pet], responses: {}}
    post: {operationId: addPet, tags: [pet, write], responses: {}}
  /pets/{id}:
    get: {operationId: getPet, tags: [pet], deprecated: true, responses: {}}
  /stores/{id}/orders:
    get: {tags: [store], responses: {}}
";

fn selected(change: impl FnOnce(&mut Selection)) -> Vec<String> {
    let mut selection = Selection::default();
    change(&mut selection);
    operations(&read(PETS, &selection).0.unwrap())
}

#[test]
fn selection_takes_ids_tags_and_globs_and_leaves_out_the_rest() {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(selected(|_| {}), ["get /pets", "post /pets", "get /stores/{id}/orders"]);
    assert_eq!(selected(|s| s.operations = list(&["addPet"])), ["post /pets"]);
    assert_eq!(selected(|s| s.operations = list(&["GET /stores/{id}/orders"])), ["get /stores/{id}/orders"]);
    assert_eq!(selected(|s| s.tags = list(&["store", "write"])), ["post /pets", "get /stores/{id}/orders"]);
    assert_eq!(selected(|s| s.paths = list(&["/stores/**"])), ["get /stores/{id}/orders"]);
    assert_eq!(selected(|s| s.exclude_tags = list(&["write"])), ["get /pets", "get /stores/{id}/orders"]);
    assert_eq!(selected(|s| s.exclude_paths = list(&["/pets"])), ["get /stores/{id}/orders"]);
    assert_eq!(selected(|s| s.include_deprecated = true).len(), 4);
    // Asking for a deprecated operation by name is asking for it.
    assert_eq!(selected(|s| s.operations = list(&["getPet"])), ["get /pets/{id}"]);
}

#[test]
fn selection_that_matches_nothing_is_reported_with_what_was_meant() {
    let selection = Selection { operations: vec!["listPet".to_owned()], ..Selection::default() };
    let (_, reports) = read(PETS, &selection);
    assert_eq!(
        reports,
        [
            "selection-unmatched - `listPet` matches no operation of the document",
            "no-operations 3:1 none of the operations was selected"
        ]
    );
}

#[test]
fn entries_that_match_nothing_are_reported_with_the_nearest_of_their_kind() {
    let yaml = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {/pets: {get: {operationId: getPets, tags: [animals], responses: {}}}}
";
    let selection = Selection {
        operations: vec!["GETPETS".to_owned(), "/pets".to_owned()],
        tags: vec!["Animals".to_owned(), "getPets".to_owned()],
        paths: vec!["/Pets/".to_owned(), "pets".to_owned()],
        ..Selection::default()
    };
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    parse(&doc, &selection, &mut found);
    let help: Vec<_> = found.iter().filter_map(|one| one.help.as_deref()?.split('?').next()).collect();
    assert_eq!(
        help,
        [
            "did you mean `getPets`",
            "`connectorgen inspect` lists the operations, tags and paths of a document",
            "did you mean `animals`",
            "`connectorgen inspect` lists the operations, tags and paths of a document",
            "did you mean `/pets`",
        ]
    );
}

#[test]
fn only_what_is_reached_is_read() {
    let yaml = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
components:
  schemas:
    Broken: {type: 5}
    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
";
    let (spec, reports) = read(yaml, &Selection::default());
    let spec = spec.unwrap();
    let names: Vec<&String> = spec.openapi().components.as_ref().unwrap().schemas.keys().collect();
    assert_eq!(names, ["Pet", "Owner"]);
    assert!(reports.is_empty(), "{reports:?}");
}

#[test]
fn references_lead_through_chains_to_any_place() {
    let yaml = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets: {$ref: '#/components/pathItems/Pets'}
  /pets/{id}:
    get:
      parameters: [{$ref: '#/components/parameters/Id'}]
      responses: {'200': {$ref: '#/components/responses/Pet'}}
components:
  pathItems:
    Pets: {get: {operationId: listPets, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/paths/~1pets~1%7Bid%7D/get/x-schema'}}}}}}}
  parameters:
    Id: {$ref: '#/components/parameters/Real'}
    Real: {name: id, in: path, required: true, schema: {type: string}}
  responses:
    Pet: {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet/properties/name'}}}}
  schemas:
    Pet: {type: object, properties: {name: {type: strin}}}
";
    let (spec, reports) =
        read(&yaml.replace("    get:\n", "    get:\n      x-schema: {type: strng}\n"), &Selection::default());
    assert_eq!(operations(&spec.unwrap()), ["get /pets", "get /pets/{id}"]);
    // A fault behind a reference is reported where it stands in the document.
    assert_eq!(reports, ["value-type 19:45 `strin` is not a type", "value-type 7:18 `strng` is not a type"]);
}

#[test]
fn references_to_nowhere_are_reported_with_what_was_meant() {
    let yaml = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pett'}}}}
        '400': {$ref: 'other.yaml#/x'}
components:
  schemas:
    Pet: {type: object}
";
    assert_eq!(
        reports(yaml),
        [
            "reference-not-found 7:72 `#/components/schemas/Pett` leads to nothing in this document",
            "reference-not-local 8:17 `other.yaml#/x` leads to another file, and the document was given alone"
        ]
    );
}

#[test]
fn every_fault_is_reported_and_the_rest_is_read() {
    let yaml = "\
openapi: 3.0.3
info: {title: 5, version: 1.5, contact: none}
servers: [{description: no url}]
paths:
  pets: {get: {}}
  /pets:
    get:
      operationId: [a]
      deprecated: 'false'
      parameters: [{name: a}, {name: b, in: body}, 7, {name: c, in: query, required: yes, schema: {type: string, maxLength: '5', minLength: -1}}]
      responses: {20: {}, '200': {description: ok}}
";
    let (spec, reports) = read(yaml, &Selection::default());
    assert_eq!(operations(&spec.unwrap()), ["get /pets"]);
    let places: Vec<String> =
        reports.iter().map(|report| report.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        places,
        [
            "value-repaired 2:8",
            "value-type 2:32",
            "value-repaired 2:18",
            "field-missing 3:11",
            "path-not-absolute 5:3",
            "value-type 8:7",
            "field-missing 10:20",
            "value-type 10:52",
            "value-repaired 10:76",
            "value-type 10:130",
            "value-repaired 10:114",
            "value-repaired 10:41",
            "response-code-invalid 11:19",
            "value-repaired 9:7",
        ]
    );
}

#[test]
fn versions_that_are_not_read_are_named_with_those_that_are() {
    let refused = |head: &str| reports(&format!("{head}\ninfo: {{}}\npaths: {{}}\n")).remove(0);
    assert!(refused("openapi: 4.0.0").starts_with("unsupported-version 1:1"));
    for loose in ["openapi: 3", "openapi: v3.0.1"] {
        assert!(refused(loose).starts_with("value-repaired 1:1"), "{loose}");
    }
    assert!(refused("swagger: '1.2'").starts_with("unsupported-version 1:1"));
    assert!(refused("asyncapi: 2.0.0").starts_with("unreadable-document 1:1"));
    assert!(reports("- a\n- b\n").remove(0).starts_with("unreadable-document"));
    assert!(
        reports("openapi: 3.2.0\ninfo: {title: a, version: b}\npaths: {}\n")
            .iter()
            .all(|report| !report.starts_with("unsupported"))
    );
}

#[test]
fn newer_schemas_are_written_as_3_0_has_them() {
    let yaml = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
components:
  schemas:
    Pet:
      type: object
      properties:
        a: {type: [string, 'null'], examples: [x]}
        b: {const: 5}
        c: {type: number, exclusiveMinimum: 0, minimum: -3}
        d: {$ref: '#/components/schemas/Other', description: mine}
        e: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Other'}]}
        f: {prefixItems: [{type: string}], type: array}
    Other: {type: string}
";
    let (spec, reports) = read(yaml, &Selection::default());
    let pet =
        serde_json::to_value(&spec.unwrap().openapi().components.as_ref().unwrap().schemas["Pet"]).unwrap();
    assert_eq!(
        pet["properties"],
        serde_json::json!({
            "a": {"nullable": true, "example": "x", "type": "string"},
            "b": {"enum": [5]},
            "c": {"type": "number", "exclusiveMinimum": true, "minimum": 0.0},
            "d": {"description": "mine", "allOf": [{"$ref": "#/components/schemas/Other"}]},
            "e": {"nullable": true, "oneOf": [{"$ref": "#/components/schemas/Other"}]},
            "f": {"type": "array", "items": {"type": "string"}}
        })
    );
    assert_eq!(reports.len(), 1);
    assert!(reports[0].starts_with("tuple-merged"));
}
