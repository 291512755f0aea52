//! The pages that say what is done with documents name tests and diagnostics that exist.

use std::collections::BTreeSet;

use crate::project::{files, path, read};

/// The rows of the tables of a page, each in its cells.
fn rows(page: &str) -> Vec<Vec<String>> {
    let page = read(page);
    let (mut rows, mut is_head) = (Vec::new(), true);
    for line in page.lines() {
        if !line.starts_with('|') {
            is_head = true;
        } else if is_head {
            is_head = false;
        } else if !line.starts_with("|---") {
            rows.push(line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect());
        }
    }
    rows
}

/// What stands between backticks.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The names of the tests below a folder.
fn tests(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files(&path(folder)) {
        if file.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&file).unwrap();
            let tests = text.split("#[test]").skip(1).filter_map(|rest| rest.split_once("fn "));
            found.extend(tests.filter_map(|(_, rest)| Some(rest.split_once('(')?.0.to_owned())));
        }
    }
    found
}

/// Every row has so many cells, and the last one names tests of these folders.
fn check(page: &str, cells: usize, folders: &[&str]) {
    let known: BTreeSet<String> = folders.iter().flat_map(|folder| tests(folder)).collect();
    let rows = rows(page);
    assert!(rows.len() > 40, "{page}: {rows:?}");
    for row in &rows {
        assert_eq!(row.len(), cells, "{page}: {row:?}");
        let tests = row.last().unwrap();
        assert!(names(tests).next().is_some(), "{page}: no test: {row:?}");
        for test in names(tests) {
            assert!(known.contains(test), "{page}: there is no test `{test}`: {row:?}");
        }
    }
}

#[test]
fn page_of_the_mapping_names_tests_that_exist_in_every_row() {
    check("docs/mapping.md", 4, &["crates/lower/tests", "crates/spec/tests", "crates/auth/src/tests"]);
}

#[test]
fn page_of_reading_names_tests_that_exist_in_every_row() {
    check("docs/reading.md", 3, &["crates", "tests/tests"]);
}

#[test]
fn page_of_the_mapping_names_every_loss_and_no_other() {
    let lower: BTreeSet<&str> = connectorgen_lower::codes::CODES.iter().map(|code| code.id).collect();
    let spec: BTreeSet<&str> = connectorgen_spec::codes::CODES.iter().map(|code| code.id).collect();
    let auth: BTreeSet<&str> = connectorgen_auth::CODES.iter().map(|code| code.id).collect();
    let rows = rows("docs/mapping.md");
    let told: BTreeSet<&str> = rows.iter().flat_map(|row| names(&row[2])).collect();
    let missing: Vec<_> = lower.difference(&told).collect();
    assert!(missing.is_empty(), "in no row of docs/mapping.md: {missing:?}");
    let is_known = |id: &str| [&lower, &spec, &auth].iter().any(|codes| codes.contains(id));
    let unknown: Vec<_> = told.iter().filter(|id| !is_known(id)).collect();
    assert!(unknown.is_empty(), "no such diagnostics: {unknown:?}");
}
