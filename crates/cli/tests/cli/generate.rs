use crate::document::{HOURS, with};
use crate::run::Folder;

const FILES: [&str; 4] = ["apiDefinition.swagger.json", "apiProperties.json", "readme.md", "settings.json"];

#[test]
fn first_run_writes_and_second_run_touches_nothing() {
    let folder = Folder::with("hours.yaml", HOURS);
    let first = folder.run("generate hours.yaml --out connector");
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert_eq!(first.stdout, "wrote 4 files to connector\n");
    assert_eq!(folder.names("connector"), FILES);

    let second = folder.run("generate hours.yaml --out connector");
    assert_eq!((second.code, second.stdout.as_str()), (0, "connector is up to date (4 files)\n"));

    folder.write("connector/readme.md", "mine");
    let third = folder.run("generate hours.yaml --out connector");
    assert_eq!(third.stdout, "wrote 1 file to connector (3 unchanged)\n");
}

#[test]
fn check_writes_nothing_and_shows_the_difference() {
    let folder = Folder::with("hours.yaml", HOURS);
    let ended = folder.run("generate hours.yaml --out connector --check");
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(!folder.exists("connector"));

    assert_eq!(folder.run("generate hours.yaml --out connector").code, 0);
    let ended = folder.run("generate hours.yaml --out connector --check");
    assert_eq!((ended.code, ended.stdout.as_str()), (0, "connector is up to date (4 files)\n"));

    folder.write("hours.yaml", with("title: Opening hours", "title: Opening times"));
    let ended = folder.run("generate hours.yaml --out connector --check");
    assert_eq!(ended.code, 1);
    assert!(ended.stdout.contains("-    \"title\": \"Opening hours\""), "{}", ended.stdout);
    assert!(ended.stdout.contains("+    \"title\": \"Opening times\""), "{}", ended.stdout);
    assert!(folder.read("connector/apiDefinition.swagger.json").contains("Opening hours"));

    let ended = folder.run("generate hours.yaml --out connector --check --format json");
    assert_eq!(ended.code, 1);
    assert!(ended.ids().contains(&"file-out-of-date".to_owned()), "{}", ended.stdout);
}

#[test]
fn standard_input_is_json_or_yaml_by_its_first_character() {
    let folder = Folder::new();
    let ended = folder.run_with("generate - --out yaml", HOURS);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let json = r#"{"openapi": "3.0.3", "info": {"title": "T", "description": "D", "version": "1"},
        "servers": [{"url": "https://api.contoso.com"}],
        "paths": {"/a": {"get": {"summary": "Get a", "operationId": "getA", "responses": {"200": {"description": "OK"}}}}}}"#;
    let ended = folder.run_with("generate - --out json", json);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(folder.read("json/apiDefinition.swagger.json").contains("api.contoso.com"));
}

#[test]
fn flags_win_over_the_configuration() {
    let folder = Folder::with("api/hours.yaml", HOURS);
    folder.write(
        "api/connectorgen.yaml",
        "spec: hours.yaml\nout: made\ntitle: From the file\ndescription: Also from the file.\nauth:\n  model: basic\n",
    );
    let ended = folder.run("generate --config api/connectorgen.yaml --title From_the_flag");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let definition = folder.read("api/made/apiDefinition.swagger.json");
    assert!(
        definition.contains("From_the_flag") && definition.contains("Also from the file."),
        "{definition}"
    );
    assert!(definition.contains("\"type\": \"basic\""), "{definition}");

    let ended = folder.run("generate --config api/connectorgen.yaml --out elsewhere --auth none");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(!folder.read("elsewhere/apiDefinition.swagger.json").contains("\"type\": \"basic\""));
}

#[test]
fn every_model_is_written() {
    for model in ["from-spec", "none", "basic", "api-key", "oauth2", "entra-id", "managed-identity"] {
        let folder = Folder::with("hours.yaml", HOURS);
        let tenant = if model == "managed-identity" {
            " --tenant-id 66666666-7777-8888-9999-aaaaaaaaaaaa"
        } else {
            ""
        };
        let ended = folder.run(&format!("generate hours.yaml --out connector --auth {model}{tenant}"));
        assert_eq!(ended.code, 0, "{model}: {}", ended.stderr);
        assert_eq!(folder.names("connector"), FILES, "{model}");
    }
}

#[test]
fn document_is_divided_by_tags_and_what_is_left_over_is_told() {
    let folder = Folder::with("hours.yaml", HOURS);
    let ended = folder.run("generate hours.yaml --out connectors --split-by tag");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let index = std::path::Path::new("connectors").join("readme.md");
    let told = format!("1 connector with 1 operation; {} lists them\n", index.display());
    assert!(ended.stdout.ends_with(&told), "{}", ended.stdout);
    assert_eq!(folder.run("generate hours.yaml --out connectors --split-by tag --check").code, 0);

    folder.write("connectors/gone/apiDefinition.swagger.json", "{}");
    let ended = folder.run("generate hours.yaml --out connectors --split-by tag --check");
    assert_eq!(ended.code, 1);
    assert!(ended.stdout.contains("gone/apiDefinition.swagger.json is left over"), "{}", ended.stdout);
    let ended = folder.run("generate hours.yaml --out connectors --split-by tag");
    assert!(
        ended.stdout.contains("is left over: its connector is no longer made of the document"),
        "{}",
        ended.stdout
    );
}
