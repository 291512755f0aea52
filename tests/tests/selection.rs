//! What is selected is read without the rest of the document. It has to be what reading the whole document gives.

use std::path::{Path, PathBuf};

use connectorgen::Diagnostics;
use connectorgen_spec::{Format, ReadOptions, Selection, SourceDoc, parse};
use serde_json::Value;

use crate::project::{documents, entries, path};

#[test]
fn selected_part_of_a_document_is_that_of_the_whole() {
    for document in documents() {
        compare(&document);
    }
}

#[test]
fn selected_part_of_a_strange_document_is_that_of_the_whole() {
    for folder in ["specs", "bench"] {
        let dir = path("../shared/corpus").join(folder);
        let documents: Vec<PathBuf> = if dir.is_dir() { entries(&dir) } else { Vec::new() };
        // Large ones take minutes without optimisation.
        let limit = if cfg!(debug_assertions) { 300_000 } else { u64::MAX };
        let small = |path: &PathBuf| path.metadata().is_ok_and(|data| data.is_file() && data.len() < limit);
        for document in documents.into_iter().filter(small) {
            compare(&document);
        }
    }
}

/// References that are none by name: what a discriminator leads to, by reference, by name, and by inheritance.
#[test]
fn selected_part_has_what_a_discriminator_tells_apart() {
    let paths = ["Refs", "Names", "Heirs", "Old", "Many", "Plain"]
        .map(|name| {
            format!(
                "  /{name}: {{get: {{operationId: Get{name}, responses: {{'200': {{description: ok, content: {{application/json: \
                 {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}}}}}\n"
            )
        })
        .concat();
    let many: Vec<String> = (0..30).map(|n| format!("m{n}: '#/components/schemas/Dog'")).collect();
    let many = many.join(", ");
    let heir = |name: &str, base: &str| {
        format!(
            "    {name}: {{allOf: [{{$ref: '#/components/schemas/{base}'}}, {{properties: {{{name}: {{type: string}}}}}}]}}\n"
        )
    };
    let base = |name: &str, discriminator: &str| {
        format!(
            "    {name}: {{type: object, properties: {{kind: {{type: string}}}}, discriminator: {discriminator}}}\n"
        )
    };
    let schemas = [
        base("Refs", "{propertyName: kind, mapping: {a: '#/components/schemas/Dog'}}"),
        base("Names", "{propertyName: kind, mapping: {a: Cat, b: IsNotThere}}"),
        base("Heirs", "{propertyName: kind}"),
        base("Old", "kind"),
        base("Many", &format!("{{propertyName: kind, mapping: {{{many}}}}}")),
        "    Plain: {type: object, properties: {discriminator: {$ref: '#/components/schemas/Bird'}}}\n"
            .to_owned(),
        heir("Dog", "Refs"),
        heir("Cat", "Names"),
        heir("Cow", "Heirs"),
        heir("Fox", "Old"),
        heir("Hen", "Many"),
        "    Bird: {type: object, properties: {wings: {type: integer}}}\n".to_owned(),
    ]
    .concat();
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Animals, version: '1'}}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
    );
    compare_all(&SourceDoc::from_text("animals.yaml", text, Format::Yaml));
}

fn compare(path: &Path) {
    if let Ok(document) = SourceDoc::read_with_references(path, ReadOptions::new()) {
        compare_all(&document);
    }
}

fn compare_all(document: &SourceDoc) {
    let mut found = Diagnostics::new();
    let Some(tree) = document.tree(&mut found) else { return };
    // What is reported of the text of unselected parts is all that differs.
    if !found.is_empty() {
        return;
    }
    for selection in selections(&tree) {
        // Whoever gives documents in memory may refer to them from anywhere, so the whole is read.
        let whole = document.clone().with_documents([]);
        let [part, whole] = [document, &whole].map(|document| {
            let mut found = Diagnostics::new();
            let spec = parse(document, &selection, &mut found);
            if let Some(spec) = &spec {
                spec.resolve_locations(&mut found);
            }
            (spec.map(|spec| spec.openapi().clone()), found)
        });
        assert_eq!(part.0, whole.0, "{} {selection:?}", document.name());
        assert_eq!(part.1.as_slice(), whole.1.as_slice(), "{} {selection:?}", document.name());
    }
}

/// A path, a tag, an operation and patterns from different places of a document; from everywhere in a small one.
fn selections(tree: &Value) -> Vec<Selection> {
    let Some(paths) = tree.get("paths").and_then(Value::as_object) else { return Vec::new() };
    let places = if paths.len() < 8 { paths.len() } else { 3 };
    let some = |index: usize| paths.iter().nth(index * (paths.len() - 1) / (places - 1).max(1));
    let mut selections = Vec::new();
    for (path, item) in (0..places).filter_map(some) {
        let operation = item.as_object().and_then(|item| item.values().find(|value| value.is_object()));
        let member = |key: &str| operation.and_then(|operation| operation.get(key));
        let name = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let operations = name(member("operationId")).into_iter().collect();
        let tags = name(member("tags").and_then(|tags| tags.get(0))).into_iter().collect();
        selections.push(Selection { operations, ..Selection::default() });
        selections.push(Selection { tags, ..Selection::default() });
        selections.push(Selection { paths: vec![format!("{path}/**")], ..Selection::default() });
    }
    let nothing = Selection { operations: vec!["isNotThere".to_owned()], ..Selection::default() };
    selections.push(nothing);
    selections
}
