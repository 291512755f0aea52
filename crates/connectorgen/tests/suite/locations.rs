#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

use std::fs;

use connectorgen::{AuthKind, AuthValues, Diagnostics, Format, Generator, Level, ManagedIdentity};

use crate::document::NOTES;

/// The places of an id: file, line and column as people see them.
fn places(found: &Diagnostics, id: &str) -> Vec<String> {
    let of_id = found.iter().filter(|diagnostic| diagnostic.id == id);
    let place = of_id.map(|diagnostic| {
        let position =
            diagnostic.at.position.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        format!("{}{position}", diagnostic.at.file.as_deref().unwrap_or("nowhere"))
    });
    place.collect()
}

fn found(generator: &Generator) -> Diagnostics {
    match generator.generate() {
        Ok(generated) => generated.diagnostics,
        Err(error) => error.diagnostics(),
    }
}

#[test]
fn fault_of_the_document_has_its_line() {
    let mut generator = Generator::new();
    generator.text("notes.yaml", NOTES.replace("https://notes.contoso.com", "/v1"), Format::Yaml);
    assert_eq!(places(&found(&generator), "server-not-absolute"), ["notes.yaml:7:5"]);
}

#[test]
fn value_of_a_setter_has_the_name_of_its_flag() {
    let mut generator = Generator::new();
    generator.text("notes.yaml", NOTES, Format::Yaml).auth(ManagedIdentity::new().tenant_id("common"));
    generator.operation("listNotes").operation("listNots");
    assert_eq!(places(&found(&generator), "tenant-invalid"), ["--tenant-id"]);
    assert_eq!(places(&found(&generator), "selection-unmatched"), ["--operation"]);
}

#[test]
fn value_of_the_configuration_has_its_line_unless_a_flag_wins() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("connectorgen.yaml");
    fs::write(
        &config,
        "auth:\n  model: managed-identity\n  tenantId: common\nserver: nowhere\noperations:\n  - listNots\n",
    )
    .unwrap();
    let mut generator = Generator::new();
    generator.text("notes.yaml", NOTES, Format::Yaml).config(&config).level("level", Level::Note);
    let name = config.to_str().unwrap();
    let all = found(&generator);
    assert_eq!(places(&all, "tenant-invalid"), [format!("{name}:3:3")]);
    assert_eq!(places(&all, "server-not-absolute"), [format!("{name}:4:1")]);
    assert_eq!(places(&all, "selection-unmatched"), [format!("{name}:6:5")]);
    assert_eq!(places(&all, "level-unknown"), ["--deny, --warn or --allow"]);
    // Nobody gave the client id: the place where it belongs.
    assert_eq!(places(&all, "placeholder-written").first(), Some(&format!("{name}:1:1")));

    generator.server("elsewhere");
    generator
        .auth_values(AuthValues { tenant_id: Some("organizations".to_owned()), ..AuthValues::default() });
    let all = found(&generator);
    assert_eq!(places(&all, "tenant-invalid"), ["--tenant-id"]);
    assert_eq!(places(&all, "server-not-absolute"), ["--server"]);

    generator.auth_kind(AuthKind::EntraId).auth_values(AuthValues::default());
    assert_eq!(
        places(&found(&generator), "placeholder-written").first().map(String::as_str),
        Some("--client-id")
    );
}

#[test]
fn finding_of_a_rule_stands_where_the_document_says_it() {
    let shop = "swagger: '2.0'
info: {title: Shop, description: What is sold and where it is kept., version: '1'}
host: shop.contoso.com
paths:
  /things:
    get:
      operationId: ListThings
      summary: List things
      description: Lists what is there
      x-ms-visibility: important
      parameters: [{$ref: '#/parameters/Limit'}]
      responses: {200: {description: Good.}}
parameters:
  Limit: {name: limit, in: query, type: integer, default: ten, x-ms-summary: Limit, description: How many.}
";
    let mut generator = Generator::new();
    generator.text("shop.yaml", shop, Format::Yaml).auth_kind(AuthKind::None);
    let all = found(&generator);
    assert_eq!(places(&all, "op-description-sentence"), ["shop.yaml:9:7"]);
    let finding = all.iter().find(|one| one.id == "op-description-sentence").unwrap();
    let output = finding.output.as_ref().unwrap();
    assert_eq!(output.file.as_deref(), Some("apiDefinition.swagger.json"));
    assert_eq!(output.pointer.as_str(), "/paths/~1things/get/description");
    let known = all.iter().filter(|one| one.at.file.as_deref() != Some("shop.yaml"));
    assert_eq!(known.map(|one| one.id).collect::<Vec<_>>(), [""; 0], "{all:?}");
}

#[test]
fn document_without_text_has_pointers() {
    let mut document = crate::document::orders();
    document["servers"][0]["url"] = "/v1".into();
    let mut generator = Generator::new();
    let all = found(generator.value(document));
    let fault = all.iter().find(|diagnostic| diagnostic.id == "server-not-absolute").unwrap();
    assert_eq!((fault.at.file.as_deref(), fault.at.position), (Some("<document>"), None));
    assert_eq!(fault.at.pointer.as_str(), "/servers/0/url");
}

#[test]
fn what_the_rules_say_of_a_setting_stands_where_it_was_given_and_once() {
    let client = "11111111-2222-3333-4444-555555555555";
    let mut generator = Generator::new();
    generator.text("notes.yaml", NOTES, Format::Yaml).auth_values(AuthValues {
        client_id: Some(client.to_owned()),
        resource: Some(format!("api://{client}")),
        ..AuthValues::default()
    });
    generator.auth_kind(AuthKind::EntraId);
    let all = found(&generator);
    assert_eq!(places(&all, "client-is-resource"), ["--client-id"]);
    let output = all.iter().find(|one| one.id == "client-is-resource").unwrap().output.as_ref().unwrap();
    assert_eq!(output.file.as_deref(), Some("apiProperties.json"));

    // A set of its own and the connection parameters, which are the same: once, at the line of the second set.
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("connectorgen.yaml");
    let principal =
        format!("{{model: service-principal, tenantId: common, clientId: {client}, resource: 'api://o'}}");
    fs::write(&config, format!("auth:\n  - {principal}\n  - model: none\n")).unwrap();
    let mut generator = Generator::new();
    generator.text("notes.yaml", NOTES, Format::Yaml).config(&config);
    let place = format!("{}:2:32", config.to_str().unwrap());
    assert_eq!(places(&found(&generator), "tenant-common"), [place]);
}

#[test]
fn setting_that_was_refused_is_not_refused_again_by_a_rule() {
    for (tenant, brand) in [(Some("common"), "red"), (None, "#12")] {
        let mut generator = Generator::new();
        let mut identity = ManagedIdentity::new();
        identity.tenant_id = tenant.map(str::to_owned);
        generator.text("notes.yaml", NOTES, Format::Yaml).auth(identity).brand_color(brand);
        let all = found(&generator);
        assert_eq!(places(&all, "brand-color-invalid"), ["--brand-color"]);
        for rule in ["brand-color", "managed-identity-settings"] {
            assert_eq!(places(&all, rule), Vec::<String>::new(), "{rule}");
        }
    }
}
