#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

use std::collections::BTreeMap;
use std::fs;

use connectorgen::{AuthModel, Document, Error, ErrorKind, Level, Severity, check_folder, from_value};

use crate::document::orders;

#[test]
fn levels_apply_to_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    from_value(orders(), AuthModel::Basic).unwrap().write_to(folder.path()).unwrap();
    let path = folder.path().join("apiDefinition.swagger.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"swagger\": \"2.0\"", "\"swagger\": \"3.0\"")).unwrap();

    let report = check_folder(folder.path(), &BTreeMap::new()).unwrap();
    let fault = report.diagnostics.iter().find(|d| d.at.document == Document::Definition).unwrap();
    assert_eq!(fault.severity, Severity::Error);
    assert_eq!(fault.at.position.map(|at| at.line), Some(2));
    assert_eq!(fault.at.file.as_deref(), path.to_str());

    let allowed = BTreeMap::from([(fault.id.to_owned(), Level::Allow)]);
    let report = check_folder(folder.path(), &allowed).unwrap();
    assert!(report.diagnostics.iter().all(|d| d.id != fault.id));
}

#[test]
fn folder_without_files_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let error = check_folder(folder.path(), &BTreeMap::new()).unwrap_err();
    assert!(matches!(error, Error::Read(_)), "{error}");
    assert_eq!(error.kind(), ErrorKind::Input);
}

#[test]
fn both_files_are_told_when_both_are_broken() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("apiDefinition.swagger.json"), "{").unwrap();
    fs::write(folder.path().join("apiProperties.json"), "{,}").unwrap();
    let error = check_folder(folder.path(), &BTreeMap::new()).unwrap_err();
    let documents: Vec<_> = error.diagnostics().iter().map(|d| d.at.document).collect();
    assert_eq!(documents, [Document::Definition, Document::Properties]);
    assert_eq!(error.kind(), ErrorKind::Input);
}
