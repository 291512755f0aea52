#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

use std::fs;

use connectorgen::{Baseline, Checker, Diagnostics, Error, FixOptions, FixReport, Ignore, Level};
use tempfile::TempDir;

const DEFINITION: &str = "apiDefinition.swagger.json";
const PROPERTIES: &str = "apiProperties.json";

/// Two faults that are mended, and texts that are not as anybody would print them.
const SLOPPY: &str = r#"{ "swagger" :"2.0", "x-contoso": [1.50, 1E2, "\u00e9\/" ],
	"info": {"title":"Orders","description":"Orders of Contoso, as they are.","version":"1.0"},
	"host": "api.contoso.com","basePath":"/","schemes":["https"],

	"paths":{"/orders/{id}" : {"get":{
		"summary": "Get an order.", "operationId": "get-order",
		"description": "Gets the order that has this number.",
		"parameters": [ {"name":"id","in":"path","required":true,"type":"string","x-ms-summary":"Number","description":"Its number."} ],
		"responses":{"200":{"description":"The order.","schema":{"type":"object","properties":{"id":{"type":"string","x-ms-summary":"Number"}}}}}}}}
}
"#;

const PLAIN: &str = r##"{ "properties": { "capabilities": [], "iconBrandColor": "#0a84ff", "connectionParameters": {},
  "scriptOperations": ["get-order"] } }"##;

fn folder(definition: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(DEFINITION), definition).unwrap();
    fs::write(folder.path().join(PROPERTIES), PLAIN).unwrap();
    folder
}

fn fixed(folder: &TempDir, options: FixOptions) -> FixReport {
    let report = Checker::new().fix(folder.path(), options).unwrap();
    report.write().unwrap();
    report
}

fn read(folder: &TempDir, name: &str) -> String {
    String::from_utf8(fs::read(folder.path().join(name)).unwrap()).unwrap()
}

fn ids(found: &Diagnostics) -> Vec<&'static str> {
    let mut ids: Vec<_> = found.iter().map(|found| found.id).collect();
    ids.sort_unstable();
    ids
}

/// What `SLOPPY` becomes.
fn mended(text: &str) -> String {
    text.replace("Get an order.", "Get an order").replace(
        r#""description":"Its number."}"#,
        r#""description":"Its number.","x-ms-url-encoding":"single"}"#,
    )
}

#[test]
fn faults_are_mended_and_everything_else_stays_byte_for_byte() {
    for text in [SLOPPY.to_owned(), SLOPPY.replace('\n', "\r\n"), format!("\u{feff}{SLOPPY}")] {
        let folder = folder(&text);
        let report = fixed(&folder, FixOptions::new());
        assert_eq!(ids(&report.fixed), ["op-summary-end", "path-param-encoding"]);
        assert_eq!(report.found, report.diagnostics.len() + 2);
        assert_eq!(read(&folder, DEFINITION), mended(&text));
        assert_eq!(read(&folder, PROPERTIES), PLAIN);
    }
}

#[test]
fn what_is_accepted_is_not_mended() {
    let accepted = Ignore {
        rule: "op-summary-end".to_owned(),
        operation: "get-order".to_owned(),
        reason: "the period is part of the name".to_owned(),
    };
    let folder = folder(SLOPPY);
    let found = Checker::new().path(folder.path()).unwrap().diagnostics;
    let known: Diagnostics = {
        let mut known = Diagnostics::new();
        found.iter().filter(|one| one.id == "op-summary-end").for_each(|one| {
            known.push(one.clone());
        });
        known
    };
    let mut ignoring = Checker::new();
    ignoring.ignore(accepted);
    let mut with_baseline = Checker::new();
    with_baseline.baseline(Baseline::of(&known));
    let mut allowing = Checker::new();
    allowing.level("op-summary-end", Level::Allow);
    for checker in [&ignoring, &with_baseline, &allowing] {
        let report = checker.fix(folder.path(), FixOptions::new()).unwrap();
        assert_eq!(ids(&report.fixed), ["path-param-encoding"]);
    }
}

#[test]
fn second_run_changes_nothing() {
    for options in [FixOptions::new(), FixOptions::new().rename_operations(true).format_files(true)] {
        let folder = folder(SLOPPY);
        assert!(!fixed(&folder, options).is_empty());
        let again = fixed(&folder, options);
        assert!(again.is_empty() && again.fixed.is_empty(), "{}", again.diff());
    }
}

#[test]
fn nothing_is_written_before_it_is_asked_for_and_the_diff_tells_what_would_be() {
    let folder = folder(SLOPPY);
    let report = Checker::new().fix(folder.path(), FixOptions::new()).unwrap();
    assert_eq!(read(&folder, DEFINITION), SLOPPY);
    let name = folder.path().join(DEFINITION);
    insta::assert_snapshot!(report.diff().replace(name.to_str().unwrap(), DEFINITION));
}

#[test]
fn operations_are_renamed_wherever_they_are_named_when_that_is_asked_for() {
    let folder = folder(SLOPPY);
    let report = fixed(&folder, FixOptions::new().rename_operations(true));
    // The rules of two profiles say it; it is done once.
    assert!(ids(&report.fixed).contains(&"opid-alnum"), "{:?}", ids(&report.fixed));
    assert_eq!(read(&folder, DEFINITION), mended(SLOPPY).replace("get-order", "GetOrder"));
    assert_eq!(read(&folder, PROPERTIES), PLAIN.replace("get-order", "GetOrder"));
}

#[test]
fn fault_that_is_allowed_is_not_mended() {
    let folder = folder(SLOPPY);
    let mut checker = Checker::new();
    checker.level("op-summary-end", Level::Allow).level("path-param-encoding", Level::Allow);
    assert!(checker.fix(folder.path(), FixOptions::new()).unwrap().is_empty());
}

#[test]
fn files_are_ordered_and_indented_when_that_is_asked_for() {
    let folder = folder(SLOPPY.replace('\n', "\r\n"));
    fixed(&folder, FixOptions::new().format_files(true));
    let text = read(&folder, DEFINITION);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn file_that_is_not_json_is_an_error_and_stays() {
    let folder = folder("{");
    let error = Checker::new().fix(folder.path(), FixOptions::new()).unwrap_err();
    assert!(matches!(error, Error::Rejected { .. }), "{error}");
    assert_eq!(read(&folder, DEFINITION), "{");
    assert_eq!(read(&folder, PROPERTIES), PLAIN);
}

#[test]
fn parts_in_a_solution_are_mended_each_in_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = |column: &str| folder.path().join(format!("contoso_orders_{column}.json"));
    let parameters =
        r#"{ "key": {"type": "secureString", "uiDefinition": {"constraints": { "required" : true }}}}"#;
    fs::write(file("openapidefinition"), SLOPPY).unwrap();
    fs::write(file("connectionparameters"), parameters).unwrap();
    let report = Checker::new().fix(folder.path(), FixOptions::new()).unwrap();
    report.write().unwrap();
    assert_eq!(fs::read_to_string(file("openapidefinition")).unwrap(), mended(SLOPPY));
    assert_eq!(
        fs::read_to_string(file("connectionparameters")).unwrap(),
        parameters.replace("secureString", "securestring").replace(": true", ": \"true\"")
    );
}

#[test]
fn comments_and_commas_at_the_end_stay_where_they_are() {
    let text = SLOPPY.replacen('{', "{ // ours\n", 1).replace("\"https\"]", "\"https\", /* no other */ ]");
    let folder = folder(&text);
    fixed(&folder, FixOptions::new());
    assert_eq!(read(&folder, DEFINITION), mended(&text));
}

#[test]
fn element_behind_one_that_cannot_be_read_is_found_and_mended_where_it_stands() {
    let parameters = r#""parameters": [ 5, "six", "#;
    let folder = folder(SLOPPY.replace(r#""parameters": [ "#, parameters));
    let report = fixed(&folder, FixOptions::new());
    let places: Vec<(&str, &str)> =
        report.fixed.iter().map(|found| (found.id, found.at.pointer.as_str())).collect();
    assert!(
        places.contains(&("path-param-encoding", "/paths/~1orders~1{id}/get/parameters/2")),
        "{places:?}"
    );
    let mended = read(&folder, DEFINITION);
    assert!(
        mended.contains(r#"[ 5, "six", {"name":"id""#) && mended.contains("x-ms-url-encoding"),
        "{mended}"
    );
    assert!(fixed(&folder, FixOptions::new()).is_empty());
}
