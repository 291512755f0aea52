//! Documents in the manner of the frameworks that people have them from: none is refused, and what is called by whom is as
//! reviewed. The documents stand in `frameworks/documents`, one for each framework.

use std::fmt::Write as _;
use std::path::Path;

use connectorgen::{AuthModel, Generator, Severity};
use connectorgen_model::{Operation, read_definition};
use serde_json::Value;

use crate::project::{entries, name, path};

/// Warnings that are about the document, and not about how its framework writes documents.
const OF_THE_DOCUMENT: &[(&str, &str)] = &[
    ("array-parameter-single", "connectors cannot repeat a parameter"),
    ("description-missing", "nobody has described the API"),
    ("parameter-map-left-out", "a map in the query has no fixed members"),
    ("parameter-member-left-out", "a list inside of an object in the query"),
    ("title-missing", "nobody has given a title"),
    ("union-widened", "alternatives of different types"),
];

#[test]
fn documents_of_frameworks_become_connectors_as_reviewed() {
    for document in entries(&path("tests/tests/frameworks/documents")) {
        let framework = name(&document).split('.').next().unwrap();
        insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "frameworks/snapshots"}, {
            insta::assert_snapshot!(framework, made_of(&document));
        });
    }
}

fn made_of(document: &Path) -> String {
    let mut generator = Generator::new();
    generator.spec(document).auth(AuthModel::None);
    let generated = generator.generate().unwrap_or_else(|error| panic!("{}: {error:?}", document.display()));
    let tree: Value =
        serde_json::from_slice(generated.files.get("apiDefinition.swagger.json").unwrap()).unwrap();
    let (definition, _) = read_definition(tree);
    let mut text = format!("{}\n", definition.info.title);
    for (path, method, operation) in definition.operations() {
        writeln!(text, "{} {path}: {}", method.name(), spoken(operation)).unwrap();
        for parameter in &operation.parameters {
            let label = parameter.summary.as_deref().unwrap_or("-");
            writeln!(text, "    {}: {label}", parameter.name).unwrap();
        }
    }
    writeln!(text, "definitions: {}", definition.definitions.keys().cloned().collect::<Vec<_>>().join(", "))
        .unwrap();
    for one in &generated.diagnostics {
        let known = one.severity != Severity::Warning || OF_THE_DOCUMENT.iter().any(|(id, _)| *id == one.id);
        assert!(known, "{}: {} at {}: {}", document.display(), one.id, one.at.pointer, one.message);
        writeln!(text, "{} {}", one.id, one.at.pointer).unwrap();
    }
    text
}

fn spoken(operation: &Operation) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    format!(
        "{} | {} | {}",
        text(&operation.operation_id),
        text(&operation.summary),
        text(&operation.description)
    )
}
