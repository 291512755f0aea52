//! Findings that are known: a baseline, and single ones with a reason.

use connectorgen::{AuthModel, Baseline, Checker, ConnectorFiles, Diagnostics, Generator, Ignore, Severity};

use serde_json::json;

use crate::document::orders;

const DEFINITION: &str = r#"{
  "swagger": "2.0",
  "info": { "title": "Pets", "version": "1", "description": "The pets of a shop, and their owners." },
  "host": "https://api.contoso.com",
  "schemes": ["https"],
  "paths": {
    "/pets": { "get": { "operationId": "ListPets", "summary": "List pets?", "responses": {} } },
    "/cats": { "get": { "operationId": "ListCats", "summary": "List cats?", "responses": {} } }
  }
}"#;

fn files(definition: &str) -> ConnectorFiles {
    let mut files = ConnectorFiles::new();
    files.file("connector/apiDefinition.swagger.json", definition);
    files
}

fn ids(found: &Diagnostics) -> Vec<&'static str> {
    found.iter().map(|diagnostic| diagnostic.id).collect()
}

fn ignore(rule: &str, operation: &str, reason: &str) -> Ignore {
    Ignore { rule: rule.to_owned(), operation: operation.to_owned(), reason: reason.to_owned() }
}

#[test]
fn baseline_leaves_what_is_new() {
    let before = Checker::new().files(&files(DEFINITION)).unwrap().diagnostics;
    assert!(ids(&before).contains(&"host-valid"), "{before:?}");
    let baseline = Baseline::of(&before);
    assert_eq!(baseline.len(), before.len());

    let moved = DEFINITION.replace("{\n  \"swagger\"", "{\n\n\n  \"swagger\"");
    let same = Checker::new().baseline(baseline.clone()).files(&files(&moved)).unwrap().diagnostics;
    assert_eq!(ids(&same), [] as [&str; 0]);

    let other = DEFINITION.replace("https://api", "api").replace("[\"https\"]", "[\"ws\"]");
    let found = Checker::new().baseline(baseline).files(&files(&other)).unwrap().diagnostics;
    assert!(ids(&found).contains(&"baseline-outdated"), "{found:?}");
    assert!(ids(&found).contains(&"schemes-http-only"), "{found:?}");
    assert!(!ids(&found).contains(&"op-response"), "{found:?}");
}

#[test]
fn baseline_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("known.json");
    let baseline = Baseline::of(&Checker::new().files(&files(DEFINITION)).unwrap().diagnostics);
    baseline.write(&path).unwrap();
    assert_eq!(Baseline::read(&path).unwrap(), baseline);
    assert!(Baseline::read(folder.path().join("missing.json")).is_err());
}

#[test]
fn finding_is_ignored_at_its_operation_only() {
    let count = |checker: &Checker| {
        let found = checker.files(&files(DEFINITION)).unwrap().diagnostics;
        (ids(&found).iter().filter(|id| **id == "op-response").count(), found)
    };
    let (all, _) = count(&Checker::new());
    assert_eq!(all, 2);
    for name in ["ListCats", "GET /cats"] {
        let (left, found) = count(Checker::new().ignore(ignore("op-response", name, "It answers nothing.")));
        assert_eq!(left, 1, "{name}: {found:?}");
        assert!(!ids(&found).contains(&"ignore-unused"), "{found:?}");
    }
}

#[test]
fn entry_that_is_of_no_use_is_told() {
    let mut checker = Checker::new();
    checker.ignore(ignore("op-response", "ListDogs", "It answers nothing."));
    checker.ignore(ignore("op-response", "ListCats", " "));
    let found = checker.files(&files(DEFINITION)).unwrap().diagnostics;
    assert!(ids(&found).contains(&"ignore-unused"), "{found:?}");
    assert!(ids(&found).contains(&"ignore-without-reason"), "{found:?}");
}

#[test]
fn generator_ignores_what_is_no_error() {
    let mut document = orders();
    document["paths"]["/orders"]["get"]["callbacks"] = json!({ "done": { "{$request.query.url}": {} } });
    let mut generator = Generator::new();
    generator.value(document).auth(AuthModel::None);
    let before = generator.generate().unwrap().diagnostics;
    let Some(one) = before.iter().find(|one| one.at.pointer.as_str().starts_with("/paths/")) else {
        panic!("nothing to ignore: {before:?}")
    };
    assert!(one.severity < Severity::Error);
    let mut tokens = one.at.pointer.tokens().skip(1);
    let (path, method) = (tokens.next().unwrap(), tokens.next().unwrap());
    generator.ignore(ignore(one.id, &format!("{} {path}", method.to_uppercase()), "It is known."));
    let after = generator.generate().unwrap().diagnostics;
    assert!(after.len() < before.len(), "{after:?}");
}
