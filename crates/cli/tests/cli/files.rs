//! Documents of several files.

use crate::document::HOURS;
use crate::run::Folder;

const SCHEMA: &str = "schema: { $ref: '../common/week.yaml#/Week' }\n";

/// The hours with the schema of an answer in `common/week.yaml`, beside the folder of the document.
fn hours(week: &str) -> Folder {
    let (before, after) = HOURS.split_once("              schema:\n").unwrap();
    // What stood below `schema` is deeper.
    let rest: Vec<&str> =
        after.split_inclusive('\n').skip_while(|line| line.starts_with("                ")).collect();
    let folder = Folder::with("api/hours.yaml", format!("{before}              {SCHEMA}{}", rest.concat()));
    folder.write("common/week.yaml", week);
    folder
}

#[test]
fn files_outside_are_read_when_allowed() {
    let folder = hours("Week:\n  type: object\n  properties:\n    monday: { type: string }\n");
    let refused = folder.run("generate api/hours.yaml --out connector");
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(refused.stderr.contains("error[reference-outside]"), "{}", refused.stderr);
    assert!(refused.stderr.contains("`--allow-outside`"), "{}", refused.stderr);
    assert!(!folder.exists("connector"));

    let allowed = folder.run("generate api/hours.yaml --out connector --allow-outside");
    assert_eq!(allowed.code, 0, "{}", allowed.stderr);
    assert!(folder.read("connector/apiDefinition.swagger.json").contains("\"monday\""));

    folder.write("connectorgen.yaml", "spec: api/hours.yaml\nout: connector\nallowOutside: true\n");
    assert_eq!(folder.run("generate --config connectorgen.yaml --check").code, 0);
    assert_eq!(folder.run("inspect api/hours.yaml --allow-outside").code, 0);
}

#[test]
fn faults_of_other_files_are_shown_with_their_lines() {
    let folder = hours("Week:\n  type: object\n  properties:\n    monday: { type: strin }\n");
    let ended = folder.run("generate api/hours.yaml --out connector --allow-outside");
    assert_eq!(ended.code, 1);
    assert!(ended.stderr.contains("--> common/week.yaml:4:15"), "{}", ended.stderr);
    assert!(ended.stderr.contains("    monday: { type: strin }"), "{}", ended.stderr);
}

#[test]
fn document_on_standard_input_has_no_other_files() {
    let folder = hours("Week: {}\n");
    let document = folder.read("api/hours.yaml");
    let ended = folder.run_with("generate - --out connector", &document);
    assert_eq!(ended.code, 1);
    assert!(ended.stderr.contains("error[reference-not-local]"), "{}", ended.stderr);
}
