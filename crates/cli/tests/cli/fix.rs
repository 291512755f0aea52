use crate::document::HOURS;
use crate::run::Folder;

const DEFINITION: &str = "connector/apiDefinition.swagger.json";

/// A connector with a fault that can be mended, one that cannot, and an id that is not in Pascal case.
fn broken() -> Folder {
    let folder = Folder::with("hours.yaml", HOURS);
    assert_eq!(folder.run("generate hours.yaml --out connector").code, 0);
    let text = folder.read(DEFINITION);
    let broken = text.replace("\"hours.contoso.com\"", "\"hours contoso\"");
    let broken =
        broken.replacen("\"x-ms-summary\"", "\"x-ms-sumary\"", 1).replace("\"GetHours\"", "\"get_hours\"");
    assert_ne!(broken, text);
    folder.write(DEFINITION, broken);
    folder
}

#[test]
fn faults_are_mended_and_the_rest_is_reported() {
    let folder = broken();
    let before = folder.read(DEFINITION);
    let ended = folder.run("check connector --fix");
    insta::assert_snapshot!(format!("exit code {}\n{}\n{}", ended.code, ended.stdout, ended.stderr));
    assert_eq!(folder.read(DEFINITION), before.replace("x-ms-sumary", "x-ms-summary"));

    let again = folder.run("check connector --fix");
    assert_eq!(again.stdout, "there is nothing in connector that can be mended mechanically\n");
    assert_eq!(folder.names("connector").iter().filter(|name| name.starts_with('.')).count(), 0);
}

#[test]
fn dry_run_shows_the_changes_and_makes_none() {
    let folder = broken();
    let before = folder.read(DEFINITION);
    let ended = folder.run("check connector --fix --dry-run --fail-on never");
    assert_eq!((ended.code, folder.read(DEFINITION)), (0, before));
    insta::assert_snapshot!(ended.stdout);
}

#[test]
fn operations_are_renamed_and_files_formatted_only_when_that_is_asked_for() {
    let folder = broken();
    let ended = folder.run("check connector --fix --rename-operations --fail-on never");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(folder.read(DEFINITION).contains("\"GetHours\""));

    let tidy = folder.read(DEFINITION);
    folder.write(DEFINITION, tidy.replace("  ", "\t"));
    folder.run("check connector --fix");
    assert_eq!(folder.read(DEFINITION), tidy.replace("  ", "\t"));
    let ended = folder.run("check connector --fix --format-files");
    assert_eq!(ended.stdout, "the files of connector were formatted\n");
    assert_eq!(folder.read(DEFINITION), tidy);
}

#[test]
fn standard_output_belongs_to_json_when_that_is_asked_for() {
    let ended = broken().run("check connector --fix --dry-run --format json");
    assert!(ended.ids().contains(&"host-valid".to_owned()), "{}", ended.stdout);
    assert!(!ended.ids().contains(&"xms-typo".to_owned()), "{}", ended.stdout);
}

#[test]
fn flags_of_fixing_need_the_fixing() {
    for flag in ["--dry-run", "--rename-operations", "--format-files"] {
        let ended = broken().run(&format!("check connector {flag}"));
        assert_eq!(ended.code, 2, "{flag}");
        assert!(ended.stderr.contains("--fix"), "{}", ended.stderr);
    }
}
