//! The page that says what each construct becomes names tests and diagnostics that exist, and every loss.
#![allow(clippy::disallowed_methods, reason = "the page and the tests are files of the project")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn project() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The rows of the page, each in its four cells.
fn rows() -> Vec<Vec<String>> {
    let page = fs::read_to_string(project().join("docs/mapping.md")).unwrap();
    let lines = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// What stands between backticks.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The names of the functions below a folder.
fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            functions(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let tests = text.split("#[test]\nfn ").skip(1);
            found.extend(tests.filter_map(|rest| Some(rest.split_once('(')?.0.to_owned())));
        }
    }
}

#[test]
fn page_of_the_mapping_names_tests_that_exist_in_every_row() {
    let mut known = BTreeSet::new();
    functions(&project().join("crates/lower/tests"), &mut known);
    functions(&project().join("crates/spec/tests"), &mut known);
    let rows = rows();
    assert!(rows.len() > 40, "{rows:?}");
    for row in &rows {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(names(&row[3]).next().is_some(), "no test: {row:?}");
        for test in names(&row[3]) {
            assert!(known.contains(test), "there is no test `{test}`: {row:?}");
        }
    }
}

#[test]
fn page_of_the_mapping_names_every_loss_and_no_other() {
    let lower: BTreeSet<&str> = connectorgen_lower::codes::CODES.iter().map(|code| code.id).collect();
    let spec: BTreeSet<&str> = connectorgen_spec::codes::CODES.iter().map(|code| code.id).collect();
    let rows = rows();
    let told: BTreeSet<&str> = rows.iter().flat_map(|row| names(&row[2])).collect();
    let missing: Vec<_> = lower.difference(&told).collect();
    assert!(missing.is_empty(), "in no row of docs/mapping.md: {missing:?}");
    let unknown: Vec<_> = told.iter().filter(|id| !lower.contains(*id) && !spec.contains(*id)).collect();
    assert!(unknown.is_empty(), "no such diagnostics: {unknown:?}");
}
