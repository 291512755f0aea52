//! What is selected is read without the rest of the document. It has to be what reading the whole document gives.

use std::path::{Path, PathBuf};

use connectorgen::Diagnostics;
use connectorgen_spec::{ReadOptions, Selection, SourceDoc, parse};
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

fn compare(path: &Path) {
    let Ok(document) = SourceDoc::read_with_references(path, ReadOptions::new()) else { return };
    let mut found = Diagnostics::new();
    let Some(tree) = document.tree(&mut found) else { return };
    // What is reported of the text of unselected parts is all that differs.
    if !found.is_empty() {
        return;
    }
    for selection in selections(&tree) {
        // Whoever gives documents in memory may refer to them from anywhere, so the whole is read.
        let whole = document.clone().with_documents([]);
        let [part, whole] = [&document, &whole].map(|document| {
            let mut found = Diagnostics::new();
            let spec = parse(document, &selection, &mut found);
            if let Some(spec) = &spec {
                spec.resolve_locations(&mut found);
            }
            (spec.map(|spec| spec.openapi().clone()), found)
        });
        assert_eq!(part.0, whole.0, "{} {selection:?}", path.display());
        assert_eq!(part.1.as_slice(), whole.1.as_slice(), "{} {selection:?}", path.display());
    }
}

/// A path, a tag, an operation and patterns from different places of a document.
fn selections(tree: &Value) -> Vec<Selection> {
    let Some(paths) = tree.get("paths").and_then(Value::as_object) else { return Vec::new() };
    let some = |index: usize| paths.iter().nth(index * (paths.len().saturating_sub(1)) / 2);
    let mut selections = Vec::new();
    for (path, item) in (0..3).filter_map(some) {
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
