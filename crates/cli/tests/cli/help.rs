use crate::run::Folder;

fn help(arguments: &str) -> String {
    let ended = Folder::new().run(arguments);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    ended.stdout
}

#[test]
fn help_of_every_command_is_as_reviewed() {
    insta::assert_snapshot!("help", help("--help"));
    for command in
        ["generate", "inspect", "check", "rules", "explain", "identity", "init", "schema", "completions"]
    {
        insta::assert_snapshot!(format!("help_{command}"), help(&format!("{command} --help")));
    }
    insta::assert_snapshot!("help_short", help("generate -h"));
}

#[test]
fn version_is_that_of_the_package() {
    assert_eq!(help("--version"), format!("connectorgen {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn no_arguments_show_the_help_as_a_fault() {
    let ended = Folder::new().run("");
    assert_eq!((ended.code, ended.stdout.as_str()), (2, ""));
    assert!(ended.stderr.contains("Usage: connectorgen <COMMAND>"), "{}", ended.stderr);
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = help(&format!("completions {shell}"));
        assert!(script.contains("managed-identity"), "{shell}");
    }
}

#[test]
fn schema_is_that_of_the_file_and_of_the_configuration_unless_told() {
    let read = |arguments| serde_json::from_str::<serde_json::Value>(&help(arguments)).unwrap();
    assert_eq!(read("schema definition")["title"], "apiDefinition.swagger.json");
    assert_eq!(read("schema properties")["title"], "apiProperties.json");
    assert_eq!(read("schema settings")["title"], "settings.json");
    assert_eq!(read("schema config"), read("schema"));
    let schema = read("schema");
    assert_eq!(schema["title"], "connectorgen.yaml");
    assert!(schema["properties"]["brandColor"]["description"].is_string());
}
