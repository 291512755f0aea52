use crate::document::HOURS;
use crate::run::Folder;

fn connector() -> Folder {
    let folder = Folder::with("hours.yaml", HOURS);
    assert_eq!(folder.run("generate hours.yaml --out connector").code, 0);
    folder
}

#[test]
fn what_we_write_breaks_no_rule() {
    let ended = connector().run("check connector");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert_eq!(ended.stdout, "connector breaks no rule\n");
}

#[test]
fn broken_rule_is_shown_at_its_place() {
    let folder = connector();
    let definition = folder.read("connector/apiDefinition.swagger.json");
    folder.write(
        "connector/apiDefinition.swagger.json",
        definition.replace("hours.contoso.com", "https://hours.contoso.com"),
    );
    let ended = folder.run("check connector");
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(ended.stderr.contains("connector/apiDefinition.swagger.json:8:3"), "{}", ended.stderr);
    assert!(ended.stderr.contains("\"host\": \"https://hours.contoso.com\""), "{}", ended.stderr);
    assert_eq!(folder.run("check connector --fail-on never").code, 0);
    assert!(!folder.run("check connector --format json").ids().is_empty());
}

#[test]
fn value_of_a_wrong_type_does_not_keep_the_rest_from_being_checked() {
    let folder = connector();
    let definition = folder.read("connector/apiDefinition.swagger.json");
    folder.write("connector/apiDefinition.swagger.json", definition.replace("\"2.0\"", "2"));
    let ended = folder.run("check connector --format json");
    assert_eq!(ended.code, 1);
    assert!(ended.ids().contains(&"json-type".to_owned()), "{}", ended.stdout);
}

#[test]
fn broken_json_is_unreadable_input() {
    let folder = connector();
    folder.write("connector/apiProperties.json", "{\"properties\": {}");
    let ended = folder.run("check connector");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("connector/apiProperties.json:1:"), "{}", ended.stderr);
}

#[test]
fn baseline_keeps_what_is_known_from_being_reported() {
    let folder = connector();
    let definition = folder.read("connector/apiDefinition.swagger.json");
    folder.write(
        "connector/apiDefinition.swagger.json",
        definition.replace("hours.contoso.com", "https://hours.contoso.com"),
    );
    let ended = folder.run("check connector --write-baseline known.json");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert!(ended.stdout.starts_with("known.json holds "), "{}", ended.stdout);
    let ended = folder.run("check connector --baseline known.json");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert_eq!(folder.run("check connector --baseline none.json").code, 2);
}
