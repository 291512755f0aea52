#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

use std::fs;

use connectorgen::{
    AuthModel, CheckReport, Checker, Document, Error, ErrorKind, Level, Severity, from_value,
};

use crate::document::orders;

#[test]
fn levels_apply_to_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    from_value(orders(), AuthModel::Basic).unwrap().write_to(folder.path()).unwrap();
    let path = folder.path().join("apiDefinition.swagger.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"swagger\": \"2.0\"", "\"swagger\": \"3.0\"")).unwrap();

    let report = Checker::new().path(folder.path()).unwrap();
    let fault = report.diagnostics.iter().find(|d| d.at.document == Document::Definition).unwrap();
    assert_eq!(fault.severity, Severity::Error);
    assert_eq!(fault.at.position.map(|at| at.line), Some(2));
    assert_eq!(fault.at.file.as_deref(), path.to_str());

    let report = Checker::new().level(fault.id, Level::Allow).path(folder.path()).unwrap();
    assert!(report.diagnostics.iter().all(|d| d.id != fault.id));
}

#[test]
fn folder_without_files_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let error = Checker::new().path(folder.path()).unwrap_err();
    assert!(matches!(error, Error::NoConnector { .. }), "{error}");
    assert_eq!(error.kind(), ErrorKind::Input);
}

#[test]
fn both_files_are_told_when_both_are_broken() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("apiDefinition.swagger.json"), "{").unwrap();
    fs::write(folder.path().join("apiProperties.json"), "{,").unwrap();
    let error = Checker::new().path(folder.path()).unwrap_err();
    let documents: Vec<_> = error.diagnostics().iter().map(|d| d.at.document).collect();
    assert_eq!(documents, [Document::Definition, Document::Properties]);
    assert_eq!(error.kind(), ErrorKind::Input);
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// What is found, as `id line:column`, for the ids that are asked for.
fn told(report: &CheckReport, ids: &[&str]) -> Vec<String> {
    let wanted = report.diagnostics.iter().filter(|one| ids.contains(&one.id));
    wanted
        .map(|one| {
            let at = one.at.position.map_or_else(String::new, |at| format!(" {}:{}", at.line, at.column));
            format!("{}{at}", one.id)
        })
        .collect()
}

const PROPERTIES: (&str, &[u8]) = ("apiProperties.json", b"{ \"properties\": {} }");

#[test]
fn json_that_is_sloppy_is_told_and_checked_all_the_same() {
    let definition = b"\xef\xbb\xbf{ // made by hand\r\n  \"swagger\": \"2.0\",\r\n  \"info\": { \"title\": \"a\tb\", },\r\n\
        \"host\": \"http://h\xf6st\",\r\n  \"paths\": {}, \"paths\": {}\r\n}";
    let folder = folder(&[("apiDefinition.swagger.json", definition), PROPERTIES]);
    let report = Checker::new().path(folder.path()).unwrap();
    let ids = [
        "byte-order-mark",
        "duplicate-key",
        "host-valid",
        "json-comment",
        "json-control-character",
        "json-trailing-comma",
        "line-ends",
        "not-utf8",
    ];
    assert_eq!(
        told(&report, &ids),
        [
            "line-ends 1:1",
            "json-comment 1:3",
            "json-control-character 3:24",
            "json-trailing-comma 3:27",
            "host-valid 4:1",
            "not-utf8 4:18",
            "duplicate-key 5:16",
        ]
    );
}

#[test]
fn byte_order_mark_is_told() {
    let folder = folder(&[("apiDefinition.swagger.json", b"\xef\xbb\xbf{}"), PROPERTIES]);
    let report = Checker::new().path(folder.path()).unwrap();
    assert_eq!(told(&report, &["byte-order-mark"]), ["byte-order-mark 1:1"]);
}

#[test]
fn file_that_is_broken_does_not_keep_the_other_from_being_checked() {
    let folder = folder(&[
        ("apiDefinition.swagger.json", b"{ \"swagger\": "),
        ("apiProperties.json", b"{ \"properties\": { \"iconBrandColor\": \"blue\" } }"),
    ]);
    let error = Checker::new().path(folder.path()).unwrap_err();
    let ids: Vec<_> = error.diagnostics().iter().map(|one| one.id).collect();
    assert_eq!(ids, ["unreadable-document", "brand-color"]);
}

#[test]
fn missing_main_file_is_told_and_the_other_is_checked_alone() {
    let folder = folder(&[(
        "apiProperties.json",
        b"{ \"properties\": { \"scriptOperations\": [\"A\"], \"iconBrandColor\": \"blue\" } }",
    )]);
    let report = Checker::new().path(folder.path()).unwrap();
    let ids: Vec<_> = report.diagnostics.iter().map(|one| one.id).collect();
    assert_eq!(
        ids,
        ["file-missing", "script-missing", "brand-color"],
        "whether the operation exists cannot be told"
    );
}

#[test]
fn single_file_is_known_by_its_name_or_its_content() {
    let folder = folder(&[
        ("apiProperties.json", b"{ \"properties\": { \"iconBrandColor\": \"blue\" } }"),
        ("some.json", b"\n{ \"properties\": { \"iconBrandColor\": \"blue\" } }"),
        ("other.json", b"{ \"swagger\": \"3.0\" }"),
    ]);
    let ids = |name: &str| {
        let report = Checker::new().path(folder.path().join(name)).unwrap();
        told(&report, &["brand-color", "swagger-version", "file-missing"])
    };
    assert_eq!(ids("apiProperties.json"), ["brand-color 1:19"]);
    assert_eq!(ids("some.json"), ["brand-color 2:19"]);
    assert_eq!(ids("other.json"), ["swagger-version 1:3"]);
}

#[test]
fn connectors_of_an_unpacked_solution_are_all_checked() {
    let folder = folder(&[
        ("Connectors/new_a_openapidefinition.json", b"{ \"swagger\": \"3.0\" }"),
        ("Connectors/new_a_connectionparameters.json", b"{\n\"api_key\": { \"type\": \"odd\" } }"),
        ("Connectors/new_a_policytemplateinstances.json", b"null"),
        ("Connectors/new_a_b_openapidefinition.json", b"{ \"swagger\": \"2\" }"),
        ("Connectors/new_a_b_connectionparameters.json", b"{}"),
        ("Connectors/new_a.xml", b"<Connector/>"),
    ]);
    let report = Checker::new().path(folder.path()).unwrap();
    let wanted = ["swagger-version", "connection-parameter-type", "file-missing", "json-type"];
    let found = report.diagnostics.iter().filter(|one| wanted.contains(&one.id));
    let places: Vec<String> = found
        .map(|one| {
            let file = one.at.file.as_deref().unwrap();
            let line = one.at.position.unwrap().line;
            format!("{} {}:{line}", one.id, file.rsplit(['/', '\\']).next().unwrap())
        })
        .collect();
    assert_eq!(
        places,
        [
            "swagger-version new_a_b_openapidefinition.json:1",
            "swagger-version new_a_openapidefinition.json:1",
            "connection-parameter-type new_a_connectionparameters.json:2",
        ]
    );
}

#[test]
fn files_that_settings_name_are_found() {
    let folder = folder(&[
        (
            "settings.json",
            b"{ \"apiDefinition\": \"shop.json\", \"apiProperties\": \"shop.properties.json\" }",
        ),
        ("shop.json", b"{ \"swagger\": \"3.0\" }"),
        ("shop.properties.json", b"{ \"properties\": { \"iconBrandColor\": \"blue\" } }"),
    ]);
    let report = Checker::new().path(folder.path()).unwrap();
    let ids = ["brand-color", "swagger-version", "file-missing"];
    assert_eq!(told(&report, &ids), ["swagger-version 1:3", "brand-color 1:19"]);
}
