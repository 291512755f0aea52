//! What `check --fix` does to published connectors: what it says, and nothing else.

use std::ops::Range;
use std::path::Path;

use connectorgen::{Change, Checker, Document, Edit, FixOptions, FixReport, JsonPointer};
use connectorgen_tests::seeds;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::laws::{after_accidents, config};
use crate::project::{entries, files, path};
use crate::spans::{Spans, spans};

const FILES: [(Document, &str); 2] =
    [(Document::Definition, "apiDefinition.swagger.json"), (Document::Properties, "apiProperties.json")];

#[test]
fn published_connectors_are_mended_where_the_fixes_say_and_nowhere_else() {
    let corpus = path("../shared/corpus/connectors");
    if !corpus.exists() {
        println!("skipped: there are no published connectors beside the project");
        return;
    }
    let (mut found, mut fixed, mut left) = (0, 0, 0);
    for folder in entries(&corpus).iter().filter(|folder| folder.is_dir()) {
        let repaired = Checker::new().fix(folder, FixOptions::new()).unwrap();
        let options = FixOptions::new().rename_operations(true);
        let renamed = Checker::new().fix(folder, options).unwrap();
        for report in [&repaired, &renamed] {
            for (document, name) in FILES {
                compare(folder, name, report, &edits(report, document));
            }
        }
        second_run_changes_nothing(folder, &renamed, options);
        found += repaired.found;
        fixed += repaired.fixed.len();
        left += repaired.diagnostics.len();
    }
    println!("published connectors: {found} diagnostics, {fixed} were mended, {left} are left");
    assert!(fixed > 0);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fixed_connector_is_not_fixed_again(
        seed in any::<prop::sample::Index>(), bytes in vec(any::<u8>(), 8..48), more in vec(any::<u8>(), 0..24)
    ) {
        let connectors = seeds::connectors();
        let [definition, properties] = seed.get(&connectors);
        let folder = tempfile::tempdir().unwrap();
        for ((_, name), tree) in
            FILES.into_iter().zip([after_accidents(definition, &bytes), after_accidents(properties, &more)])
        {
            std::fs::write(folder.path().join(name), serde_json::to_vec(&tree).unwrap()).unwrap();
        }
        let options = FixOptions::new().rename_operations(true).format_files(true);
        let fix = || Checker::new().fix(folder.path(), options).unwrap();
        let first = fix();
        first.write().unwrap();
        let second = fix();
        prop_assert!(second.is_empty() && second.fixed.is_empty(), "{}\n{:#?}", second.diff(), second.fixed);
        prop_assert_eq!(&first.diagnostics, &second.diagnostics);
    }
}

fn edits(report: &FixReport, document: Document) -> Vec<Edit> {
    let fixes = report.fixed.iter().filter_map(|fixed| fixed.fix.as_deref());
    let mut edits: Vec<Edit> = Vec::new();
    for edit in fixes.flat_map(|fix| &fix.edits).filter(|edit| edit.document == document) {
        // Two rules may ask for the same edit.
        if !edits.contains(edit) {
            edits.push(edit.clone());
        }
    }
    edits
}

/// Read again, the file is the tree with the edits; and every byte outside of their places is there, in order.
fn compare(folder: &Path, name: &str, report: &FixReport, edits: &[Edit]) {
    let before = std::fs::read_to_string(folder.join(name)).unwrap();
    let path = folder.join(name);
    let changed = report.files().find(|(changed, _)| *changed == path);
    let after = changed.map_or(before.clone(), |(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap());
    assert_eq!(before == after, edits.is_empty(), "{} {name}", folder.display());

    let mut tree = parse(&before);
    for edit in edits {
        apply(&mut tree, edit);
    }
    assert_eq!(parse(&after).to_string(), tree.to_string(), "{} {name}", folder.display());

    let spans = spans(&before);
    let mut places: Vec<Range<usize>> = edits.iter().map(|edit| place(&spans, edit, &before)).collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut rest = after.as_str();
    let mut done = 0;
    for place in places {
        if place.start < done {
            continue;
        }
        rest = behind(rest, &before[done..place.start], folder);
        done = place.end;
    }
    let last = &before[done..];
    assert!(rest.ends_with(last), "{}: the end changes", folder.display());
}

/// What comes behind the piece, which has to be there; what comes before it was added at the last place.
fn behind<'t>(text: &'t str, piece: &str, folder: &Path) -> &'t str {
    let at = text.find(piece).unwrap_or_else(|| panic!("{}: {piece:?} changes", folder.display()));
    &text[at + piece.len()..]
}

/// The bytes that an edit may touch.
fn place(spans: &Spans, edit: &Edit, text: &str) -> Range<usize> {
    let at = |pointer: &JsonPointer| spans[pointer.as_str()].clone();
    let here = at(&edit.pointer);
    match &edit.change {
        Change::Replace(_) => here.value,
        Change::Rename(_) => here.key.unwrap(),
        // A comma and the space on either side go with it.
        Change::Remove => {
            let start = here.key.map_or(here.value.start, |key| key.start);
            let space = |c: char| c.is_ascii_whitespace() || c == ',';
            let before = text[..start].trim_end_matches(space).len();
            let after = text.len() - text[here.value.end..].trim_start_matches(space).len();
            before..after
        }
        Change::Set(key, _) => match spans.get(edit.pointer.join(key).as_str()) {
            Some(member) => member.value.clone(),
            None if here.last == here.value.start + 1 => here.value,
            None => here.last..here.last,
        },
    }
}

/// The same edit of a tree.
fn apply(tree: &mut Value, edit: &Edit) {
    let pointer = edit.pointer.as_str();
    let last = edit.pointer.tokens().last().unwrap_or_default();
    let parent = edit.pointer.parent().unwrap_or_default();
    match &edit.change {
        Change::Replace(new) => *tree.pointer_mut(pointer).unwrap() = new.clone(),
        Change::Set(key, new) => {
            tree.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert(key.clone(), new.clone());
        }
        Change::Remove => match tree.pointer_mut(parent.as_str()).unwrap() {
            Value::Object(members) => drop(members.shift_remove(last.as_ref())),
            Value::Array(elements) => drop(elements.remove(last.parse().unwrap())),
            other => panic!("{other} holds nothing"),
        },
        Change::Rename(name) => {
            let members = tree.pointer_mut(parent.as_str()).unwrap().as_object_mut().unwrap();
            let renamed = std::mem::take(members).into_iter();
            *members =
                renamed.map(|(key, value)| (if key == last { name.clone() } else { key }, value)).collect();
        }
    }
}

fn second_run_changes_nothing(folder: &Path, report: &FixReport, options: FixOptions) {
    let copy = tempfile::tempdir().unwrap();
    for file in files(folder) {
        std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    for (path, bytes) in report.files() {
        std::fs::write(copy.path().join(path.file_name().unwrap()), bytes).unwrap();
    }
    let again = Checker::new().fix(copy.path(), options).unwrap();
    assert!(again.is_empty(), "{}: {}", folder.display(), again.diff());
    assert_eq!(again.found, report.diagnostics.len(), "{}", folder.display());
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}
