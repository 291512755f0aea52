//! References to files.

use std::path::{Path, PathBuf};

use connectorgen_diagnostics::Diagnostics;
use connectorgen_spec::{Format, ReadOptions, Selection, SourceDoc, parse, resolve_locations};
use serde_json::json;

use crate::support::{KINDS, answer, answering, documents, in_memory, inner, lines, names, read};

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
fn files_in_other_capitals_are_named() {
    let folder = Folder::new(
        "capitals",
        &("--- api.yaml\n".to_owned()
            + &answering("{$ref: schemas/pet.yaml}")
            + "--- Parts/Pet.yaml\ntype: object\n--- api2.yaml\n"
            + &answering("{$ref: parts/pet.yaml}")),
    );
    for (main, help) in [
        ("api.yaml", "correct the path; it starts at the folder of the file it stands in"),
        ("api2.yaml", "did you mean `Parts/Pet.yaml`?"),
    ] {
        let doc = SourceDoc::read_with_references(folder.path(main), ReadOptions::new()).unwrap();
        let mut found = Diagnostics::new();
        parse(&doc, &Selection::default(), &mut found).unwrap().resolve_locations(&mut found);
        // A file system that knows no capitals finds the file.
        let told = found.iter().find(|one| one.id == "reference-not-found").map(|one| one.help.clone());
        assert!(told.is_none_or(|told| told.as_deref() == Some(help)), "{main}: {found:?}");
    }
}

#[test]
fn missing_files_beside_a_file_in_a_folder_are_named_as_it_would_name_them() {
    let folder = Folder::new(
        "near-below",
        &("--- api.yaml\n".to_owned()
            + &answering("{$ref: schemas/Pet.yaml}")
            + "--- schemas/Pet.yaml\n{type: object, properties: {owner: {$ref: Ownr.yaml}}}\n--- schemas/Owner.yaml\ntype: object\n"),
    );
    let doc = SourceDoc::read_with_references(folder.path("api.yaml"), ReadOptions::new()).unwrap();
    let mut found = Diagnostics::new();
    parse(&doc, &Selection::default(), &mut found).unwrap().resolve_locations(&mut found);
    assert_eq!(found.iter().next().unwrap().help.as_deref(), Some("did you mean `Owner.yaml`?"));
}

#[test]
fn whole_parts_of_a_document_may_stand_in_files_on_disk() {
    let folder = Folder::new(
        "parts",
        "--- api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {$ref: paths/index.yaml}
components: {securitySchemes: {$ref: security.yaml}, schemas: {$ref: schemas.yaml}}
--- paths/index.yaml
/a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: ../api.yaml#/components/schemas/Pet}}}}}}}
--- security.yaml
basic: {type: http, scheme: basic}
--- schemas.yaml
Pet: {type: object}
",
    );
    let doc = SourceDoc::read_with_references(folder.path("api.yaml"), ReadOptions::new()).unwrap();
    let (spec, reports) = read(&doc);
    assert_eq!(answer(&spec), json!({"$ref": "#/components/schemas/Pet"}));
    assert_eq!(names(&spec, "securitySchemes"), ["basic"]);
    assert!(reports.iter().all(|report| report.starts_with("value-repaired")), "{reports:#?}");
}

#[test]
fn components_of_the_main_document_that_a_file_takes_for_its_own_are_named_as_it_would_name_them() {
    let folder = Folder::new(
        "own",
        "--- api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {/a: {$ref: paths/a.yaml}}
components: {schemas: {$ref: schemas/all.yaml}}
--- paths/a.yaml
get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
--- schemas/all.yaml
Pet: {type: object}
",
    );
    let doc = SourceDoc::read_with_references(folder.path("api.yaml"), ReadOptions::new()).unwrap();
    let mut found = Diagnostics::new();
    parse(&doc, &Selection::default(), &mut found).unwrap().resolve_locations(&mut found);
    let help: Vec<_> = found.iter().filter_map(|one| one.help.as_deref()).collect();
    assert_eq!(help, ["write `../schemas/all.yaml#/Pet`"]);
}

#[test]
fn descriptions_may_stand_in_files_of_markdown() {
    let folder = Folder::new(
        "prose",
        "--- api.yaml
openapi: 3.0.3
info: {title: Pets, version: '1', description: {$ref: docs/about.md}}
paths: {/a: {get: {responses: {}, description: {$ref: docs/gone.md}}}}
--- docs/about.md
# Pets

[All: of {them
",
    );
    let doc = SourceDoc::read_with_references(folder.path("api.yaml"), ReadOptions::new()).unwrap();
    let (spec, reports) = read(&doc);
    assert_eq!(spec.openapi().info.description.as_deref(), Some("# Pets\n\n[All: of {them\n"));
    let ids: Vec<&str> = reports.iter().filter_map(|report| report.split(' ').next()).collect();
    assert_eq!(ids, ["value-repaired", "value-type"], "{reports:#?}");
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
