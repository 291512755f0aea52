//! Whatever is wrong with what is given: a clear answer with its place, exit code 1 or 2, and nothing written.

use crate::document::{HOURS, with};
use crate::run::{Ended, Folder};

/// Runs `generate` on a document, and expects that it ends with `code` and writes nothing.
fn refused(document: impl AsRef<[u8]>, flags: &str, code: i32) -> Ended {
    let folder = Folder::with("hours.yaml", document);
    let ended = folder.run(&format!("generate hours.yaml --out connector {flags}"));
    assert_eq!(ended.code, code, "{}", ended.stderr);
    assert_eq!(ended.stdout, "");
    assert!(!folder.exists("connector"));
    let json = folder.run(&format!("generate hours.yaml --out connector --format json {flags}"));
    if !json.stdout.is_empty() {
        assert_eq!(json.code, code, "{}", json.stderr);
        assert!(!json.ids().is_empty());
    }
    ended
}

#[test]
fn document_that_is_not_there_is_unreadable_input() {
    let folder = Folder::new();
    let ended = folder.run("generate nothing.yaml --out connector");
    assert_eq!(ended.code, 2);
    assert!(
        ended.stderr.starts_with("error[unreadable-document]: cannot read nothing.yaml"),
        "{}",
        ended.stderr
    );
    assert_eq!(
        folder.run("generate nothing.yaml --out connector --format json").ids(),
        ["unreadable-document"]
    );
    assert_eq!(folder.run("inspect nothing.yaml").code, 2);
    assert_eq!(folder.run("check nowhere").code, 2);
}

#[test]
fn document_that_is_not_text_is_unreadable_input() {
    let ended = refused(b"openapi: 3.0.3\n# \xFF\n", "", 2);
    assert!(ended.stderr.contains("--> hours.yaml:2:3"), "{}", ended.stderr);
    let ended = refused(b"\x1F\x8B\x08\x00", "", 2);
    assert!(ended.stderr.contains("the document is compressed (gzip), not text"), "{}", ended.stderr);
    assert!(ended.stderr.contains("help: unpack it with `gunzip`"), "{}", ended.stderr);
}

#[test]
fn document_that_is_not_yaml_is_unreadable_input() {
    let ended = refused("openapi: [3.0.3\n", "", 2);
    assert!(ended.stderr.starts_with("error[unreadable-document]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--> hours.yaml:"), "{}", ended.stderr);
}

#[test]
fn document_that_is_not_openapi_is_unreadable_input() {
    refused("shopping:\n  - milk\n", "", 2);
    let ended = refused(with("openapi: 3.0.3", "openapi: 4.0.0"), "", 2);
    assert!(ended.stderr.starts_with("error[unsupported-version]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--> hours.yaml:1:1"), "{}", ended.stderr);
}

#[test]
fn reference_to_nowhere_is_an_error_at_its_place() {
    let ended = refused(
        with("                type: object\n", "                $ref: '#/components/schemas/Hours'\n"),
        "",
        1,
    );
    assert!(ended.stderr.contains("error[reference-not-found]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--> hours.yaml:35:17"), "{}", ended.stderr);
}

#[test]
fn missing_server_is_an_error_that_names_the_flag() {
    let document = with("servers:\n  - url: https://hours.contoso.com/v1\n", "");
    let ended = refused(&document, "", 1);
    assert!(ended.stderr.contains("error[server-missing]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--server"), "{}", ended.stderr);

    let folder = Folder::with("hours.yaml", document);
    let ended = folder.run("generate hours.yaml --out connector --server https://hours.contoso.com/v2");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
}

#[test]
fn relative_server_is_an_error_at_its_place() {
    let ended = refused(with("https://hours.contoso.com/v1", "/v1"), "", 1);
    assert!(ended.stderr.contains("error[server-not-absolute]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--> hours.yaml:7:"), "{}", ended.stderr);
}

#[test]
fn tenant_that_is_none_is_an_error_at_its_flag() {
    let ended = refused(HOURS, "--auth managed-identity --tenant-id common", 1);
    assert!(ended.stderr.contains("--> --tenant-id"), "{}", ended.stderr);
}

#[test]
fn tenant_that_is_none_is_an_error_at_its_line_of_the_configuration() {
    let folder = Folder::with("hours.yaml", HOURS);
    folder.write(
        "connectorgen.yaml",
        "spec: hours.yaml\nauth:\n  model: managed-identity\n  tenantId: common\n",
    );
    let ended = folder.run("generate --config connectorgen.yaml --out connector");
    assert_eq!(ended.code, 1);
    assert!(ended.stderr.contains("--> connectorgen.yaml:4:3"), "{}", ended.stderr);
    assert!(ended.stderr.contains("4 |   tenantId: common"), "{}", ended.stderr);
}

#[test]
fn value_that_a_flag_does_not_have_is_wrong_usage() {
    for (flags, expected) in [
        ("--key-in body", "[possible values: header, query, cookie]"),
        ("--cloud germany", "[possible values: public, gcc, gcc-high, dod, china]"),
        ("--auth oauth", "tip: a similar value exists: 'oauth2'"),
        ("--format xml", "[possible values: text, json, sarif, github, azure, junit]"),
        ("--fail-on warnings", "tip: a similar value exists: 'warning'"),
        ("--tennant-id x", "tip: a similar argument exists: '--tenant-id'"),
    ] {
        let ended = refused(HOURS, flags, 2);
        assert!(ended.stderr.contains(expected), "{}", ended.stderr);
    }
}

#[test]
fn configuration_with_a_slip_is_answered_with_a_suggestion() {
    for (slip, place, expected) in [
        ("spec: hours.yaml\nserverr: https://a.example\n", "2:1", "did you mean `server`?"),
        ("auth:\n  model: entra-id\n  tenantID: x\n", "3:3", "did you mean `tenantId`?"),
        ("auth:\n  model: entra\n", "2:3", "did you mean `entra-id`?"),
        ("tags: pets\n", "1:1", "`tags` is the text \"pets\", and should be a list"),
        ("includeDeprecated: maybe\n", "1:1", "should be true or false"),
        ("title: a\ntitle: b\n", "2:1", "title"),
        ("title: [a\n", "", "connectorgen.yaml:"),
        ("levels:\n  some-id: warn\n", "2:3", "`warn` is not a value of `levels.some-id`"),
    ] {
        let folder = Folder::with("connectorgen.yaml", slip);
        let ended = folder.run("generate --config connectorgen.yaml --out connector");
        assert_eq!(ended.code, 2, "{slip}: {}", ended.stderr);
        assert!(ended.stderr.starts_with("error[configuration-invalid]"), "{slip}: {}", ended.stderr);
        assert!(ended.stderr.contains(&format!("connectorgen.yaml:{place}")), "{slip}: {}", ended.stderr);
        assert!(ended.stderr.contains(expected), "{slip}: {}", ended.stderr);
        assert_eq!(folder.names(""), ["connectorgen.yaml"]);
    }
    let ended = Folder::new().run("generate --config nothing.yaml");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("cannot read nothing.yaml"), "{}", ended.stderr);
}

#[test]
fn what_is_not_said_is_asked_for() {
    let folder = Folder::with("hours.yaml", HOURS);
    let ended = folder.run("generate hours.yaml");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("--out DIR"), "{}", ended.stderr);
    let ended = folder.run("generate --out connector");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("SPEC"), "{}", ended.stderr);
}

#[test]
fn folder_that_cannot_be_written_is_a_failure() {
    let folder = Folder::with("hours.yaml", HOURS);
    folder.write("connector", "a file");
    let ended = folder.run("generate hours.yaml --out connector");
    assert_eq!(ended.code, 3, "{}", ended.stderr);
    assert!(ended.stderr.contains("connector"), "{}", ended.stderr);
    let ended = folder.run("generate hours.yaml --out connector --format json");
    assert_eq!((ended.code, ended.ids().last().map(String::as_str)), (3, Some("output-failed")));
}
