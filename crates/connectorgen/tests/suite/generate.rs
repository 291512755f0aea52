#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

use std::fs;

use connectorgen::{
    ApiKey, AuthKind, AuthModel, AuthValues, Error, ErrorKind, FailOn, FileSet, Generator, KeyIn, Level,
    Options, SettingsOptions, Severity, from_path, from_serialize, from_value,
};

use crate::document::orders;

fn definition(files: &FileSet) -> String {
    String::from_utf8(files.get("apiDefinition.swagger.json").unwrap().to_vec()).unwrap()
}

#[test]
fn path_value_and_serializable_give_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.json");
    fs::write(&path, serde_json::to_string(&orders()).unwrap()).unwrap();

    let from_value = from_value(orders(), AuthModel::Basic).unwrap().files;
    let from_serialize = from_serialize(&orders(), AuthModel::Basic).unwrap().files;
    let from_path = from_path(path, AuthModel::Basic).unwrap().files;
    assert_eq!(from_value, from_serialize);
    // The readme names the file that the connector was made from.
    for name in ["apiDefinition.swagger.json", "apiProperties.json", "settings.json"] {
        assert_eq!(from_value.get(name), from_path.get(name), "{name}");
    }
}

#[test]
fn openapi_types_are_taken_as_they_are() {
    let document: openapiv3::OpenAPI = serde_json::from_value(orders()).unwrap();
    let generated = from_serialize(&document, AuthModel::default()).unwrap();
    assert_eq!(
        definition(&generated.files),
        definition(&from_value(orders(), AuthModel::default()).unwrap().files)
    );
}

#[test]
fn setters_choose_and_name() {
    let mut generator = Generator::new();
    generator.value(orders()).title("Orders").description("What was ordered.").brand_color("#123456");
    generator.tag("orders").server("https://staging.contoso.com/v2");
    generator.settings(SettingsOptions { environment: Some("Default-1".to_owned()), connector_id: None });
    let generated = generator.generate().unwrap();
    let text = definition(&generated.files);
    assert!(text.contains("\"title\": \"Orders\"") && text.contains("What was ordered."), "{text}");
    assert!(
        text.contains("\"host\": \"staging.contoso.com\"") && text.contains("\"basePath\": \"/v2\""),
        "{text}"
    );
    assert!(text.contains("ListOrders") && !text.contains("DeleteOrder"), "{text}");
    let read = |name: &str| String::from_utf8_lossy(generated.files.get(name).unwrap()).into_owned();
    assert!(read("apiProperties.json").contains("#123456"));
    assert!(read("settings.json").contains("Default-1"));

    let without = Generator::new().value(orders()).exclude_path("/admin/**").generate().unwrap();
    assert!(!definition(&without.files).contains("DeleteOrder"));
}

#[test]
fn flags_win_over_the_model_and_the_model_over_nothing() {
    let mut generator = Generator::new();
    generator.value(orders()).auth(ApiKey::new().name("X-Key").key_in(KeyIn::Header));
    generator.auth_values(AuthValues { key_name: Some("X-Other".to_owned()), ..AuthValues::default() });
    assert!(definition(&generator.generate().unwrap().files).contains("\"name\": \"X-Other\""));
    generator.auth_kind(AuthKind::Basic).auth_values(AuthValues::default());
    assert!(definition(&generator.generate().unwrap().files).contains("\"type\": \"basic\""));
}

#[test]
fn levels_make_errors_and_silence() {
    let mut generator = Generator::new();
    generator.value(orders()).auth_kind(AuthKind::EntraId);
    let found = generator.generate().unwrap().diagnostics;
    assert!(
        found.iter().any(|d| d.id == "placeholder-written" && d.severity == Severity::Warning),
        "{found:?}"
    );

    generator.level("placeholder-written", Level::Error);
    let Err(error @ Error::Rejected { .. }) = generator.generate() else {
        panic!("a warning was made an error")
    };
    assert_eq!(error.kind(), ErrorKind::Rejected);

    generator.level("placeholder-written", Level::Allow).level("placehold-written", Level::Note);
    let found = generator.generate().unwrap().diagnostics;
    assert!(found.iter().all(|d| d.id != "placeholder-written"), "{found:?}");
    assert!(found.iter().any(|d| d.id == "level-unknown"), "{found:?}");
}

#[test]
fn rule_that_is_made_an_error_is_told_beside_the_warning_of_an_earlier_stage() {
    let mut generator = Generator::new();
    generator.value(orders()).auth_kind(AuthKind::OAuth2).level("oauth-urls-https", Level::Error);
    generator.auth_values(AuthValues {
        authorization_url: Some("http://login.example.com/a".to_owned()),
        token_url: Some("https://login.example.com/t".to_owned()),
        ..AuthValues::default()
    });
    let Err(Error::Rejected { diagnostics, .. }) = generator.generate() else {
        panic!("a rule was made an error")
    };
    let told =
        |id: &str| diagnostics.iter().filter(|one| one.id == id).map(|one| one.severity).collect::<Vec<_>>();
    // In the definition and in the properties.
    assert_eq!(told("oauth-urls-https"), [Severity::Error; 2]);
    assert_eq!(told("auth-url-not-https"), [Severity::Warning]);
}

#[test]
fn lowered_error_does_not_hide_what_the_rules_say() {
    let mut document = orders();
    document.as_object_mut().unwrap().remove("servers");
    let mut generator = Generator::new();
    let refused = generator.value(document).level("server-missing", Level::Note).generate();
    let Err(error) = refused else { panic!("a connector without a host") };
    let ids: Vec<_> =
        error.diagnostics().iter().filter(|d| d.severity == Severity::Error).map(|d| d.id).collect();
    assert_eq!(ids, ["host-present"]);
}

#[test]
fn fault_is_told_once() {
    let mut document = orders();
    document.as_object_mut().unwrap().remove("servers");
    let error = from_value(document, AuthModel::Basic).unwrap_err();
    let ids: Vec<_> =
        error.diagnostics().iter().filter(|d| d.severity == Severity::Error).map(|d| d.id).collect();
    assert_eq!(ids, ["server-missing"]);
}

#[test]
fn faults_of_all_stages_are_told_at_once() {
    let mut document = orders();
    document["servers"][0]["url"] = "/v1".into();
    document["paths"]["/orders"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["items"]
        ["$ref"] = "#/components/schemas/Nothing".into();
    let mut generator = Generator::new();
    generator
        .value(document)
        .auth_kind(AuthKind::ManagedIdentity)
        .brand_color("blue")
        .level("x", Level::Note);
    generator.auth_values(AuthValues { tenant_id: Some("common".to_owned()), ..AuthValues::default() });
    let error = generator.generate().unwrap_err();
    let found = error.diagnostics();
    for id in [
        "server-not-absolute",
        "reference-not-found",
        "tenant-invalid",
        "brand-color-invalid",
        "level-unknown",
    ] {
        assert!(found.iter().any(|d| d.id == id), "{id}: {found:?}");
    }
}

#[test]
fn nothing_is_written_while_there_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("connector");
    let mut document = orders();
    document["servers"][0]["url"] = "/v1".into();
    let result = Generator::new().value(document).out_dir(&out).write();
    assert!(matches!(result, Err(Error::Rejected { .. })), "{result:?}");
    assert!(!out.exists());
}

#[test]
fn second_write_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut generator = Generator::new();
    generator.value(orders()).out_dir(folder.path());
    assert_eq!(generator.write().unwrap().written().count(), 4);
    assert!(generator.write().unwrap().is_unchanged());
    assert!(generator.check().is_ok());
}

#[test]
fn what_was_not_said_surfaces_at_the_end() {
    let error = Generator::new().generate().unwrap_err();
    assert!(matches!(error, Error::Missing { setting: "spec", .. }), "{error}");
    let error = Generator::new().value(orders()).write().unwrap_err();
    assert!(matches!(error, Error::Missing { setting: "out", .. }), "{error}");
    let error = Generator::new().spec("nothing.yaml").generate().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
    let unprintable = std::collections::HashMap::from([(vec![1], 2)]);
    let error = Generator::new().serialize(&unprintable).generate().unwrap_err();
    assert!(matches!(error, Error::Read(_)), "{error}");
}

#[test]
fn plan_joins_setters_and_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("connectorgen.yaml");
    fs::write(
        &config,
        "spec: orders.json\nout: made\ntitle: From the file\nfailOn: warning\ntags: [orders]\nauth:\n  model: basic\n",
    )
    .unwrap();
    let mut generator = Generator::new();
    generator.config(&config).title("From the setter");
    let plan = generator.plan().unwrap();
    let expected = Options {
        spec: Some(folder.path().join("orders.json")),
        out: Some(folder.path().join("made")),
        auth: Some(AuthModel::Basic.into()),
        title: Some("From the setter".to_owned()),
        tags: Some(vec!["orders".to_owned()]),
        fail_on: Some(FailOn::Warning),
        ..Options::default()
    };
    assert_eq!(plan.options(), &expected);
    assert_eq!(plan.fail_on(), FailOn::Warning);
    assert_eq!(plan.inputs().collect::<Vec<_>>(), [folder.path().join("orders.json"), config]);

    fs::write(folder.path().join("orders.json"), orders().to_string()).unwrap();
    assert_eq!(generator.write().unwrap().dir(), folder.path().join("made"));
}

#[test]
fn error_that_main_returns_reads_like_a_compilers() {
    let text = crate::document::NOTES.replace("https://notes.contoso.com", "/v1");
    let error = Generator::new().text("notes.yaml", text, connectorgen::Format::Yaml).generate().unwrap_err();
    let text = format!("{error:?}");
    assert!(
        text.starts_with("the document was rejected: `/v1` is not an absolute https address\n\nerror["),
        "{text}"
    );
    assert!(text.contains("--> notes.yaml:7:5") && text.ends_with("1 error"), "{text}");

    let error = Generator::new().spec("nothing.yaml").generate().unwrap_err();
    assert!(format!("{error:?}").starts_with("cannot read nothing.yaml: "), "{error:?}");
}
