#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

use std::collections::BTreeSet;
use std::fs;

use connectorgen::{
    AuthModel, Checker, Environment, Error, Generator, KitOptions, ManagedIdentity, SettingsOptions,
    Severity, SplitBy, from_value,
};

use crate::document::orders;

fn generator() -> Generator {
    let mut generator = Generator::new();
    generator.value(orders()).split_by(SplitBy::Tag);
    generator
}

#[test]
fn document_becomes_a_connector_for_each_tag_and_an_index() {
    let generated = generator().generate().unwrap();
    let names: Vec<&str> = generated.files.names().filter(|name| !name.ends_with("/settings.json")).collect();
    let of = |folder: &str| {
        ["apiDefinition.swagger.json", "apiProperties.json", "readme.md"]
            .map(|file| format!("{folder}/{file}"))
    };
    let expected: Vec<String> =
        [of("admin").to_vec(), vec!["connectors.json".to_owned()], of("orders").to_vec()]
            .concat()
            .into_iter()
            .chain(["readme.md".to_owned()])
            .collect();
    assert_eq!(names, expected);
    insta::assert_snapshot!(
        "index",
        String::from_utf8_lossy(generated.files.get("connectors.json").unwrap())
    );
    insta::assert_snapshot!(
        "index_readme",
        String::from_utf8_lossy(generated.files.get("readme.md").unwrap())
    );
}

#[test]
fn part_is_what_the_tag_alone_becomes_but_for_its_title() {
    let generated = generator().generate().unwrap();
    let part = String::from_utf8_lossy(generated.files.get("orders/apiDefinition.swagger.json").unwrap());
    let alone = Generator::new().value(orders()).tag("orders").generate().unwrap();
    let alone = String::from_utf8_lossy(alone.files.get("apiDefinition.swagger.json").unwrap()).into_owned();
    let differs: Vec<(&str, &str)> = part.lines().zip(alone.lines()).filter(|(a, b)| a != b).collect();
    assert!(
        differs.iter().all(|(a, _)| a.contains("\"title\"") || a.contains("\"description\"")),
        "{differs:?}"
    );
    assert_eq!(part.lines().count(), alone.lines().count());
}

#[test]
fn every_part_breaks_no_rule() {
    let folder = tempfile::tempdir().unwrap();
    generator().out_dir(folder.path()).write().unwrap();
    for part in ["orders", "admin"] {
        let report = Checker::new().path(folder.path().join(part)).unwrap();
        assert!(report.diagnostics.worst() < Some(Severity::Error), "{:?}", report.diagnostics);
    }
}

#[test]
fn folder_of_a_tag_that_is_gone_is_left_alone_and_reported() {
    let folder = tempfile::tempdir().unwrap();
    let mut generator = generator();
    generator.out_dir(folder.path()).write().unwrap();
    generator.check().unwrap();

    generator.exclude_tag("admin");
    let report = generator.write().unwrap();
    assert_eq!(report.stale().map(connectorgen::LeftOver::name).collect::<Vec<_>>(), ["admin"]);
    assert!(folder.path().join("admin/settings.json").is_file());

    // With `CONNECTORGEN_UPDATE` set, the comparison of the generator would write the folder.
    let drift = generator.generate().unwrap().drift_from(folder.path()).unwrap();
    let error = Error::OutOfDate { dir: folder.path().to_owned(), drift: Box::new(drift) };
    assert!(error.to_string().contains("admin/apiDefinition.swagger.json is left over"), "{error}");
    let found = error.diagnostics();
    assert_eq!(
        found.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(),
        ["is left over: its connector is no longer made of the document"]
    );

    fs::remove_dir_all(folder.path().join("admin")).unwrap();
    generator.check().unwrap();
}

#[test]
fn one_connectors_id_is_refused_for_several() {
    let mut generator = generator();
    generator.settings(SettingsOptions { environment: None, connector_id: Some("shared_a".to_owned()) });
    let Err(Error::Rejected { diagnostics, .. }) = generator.generate() else { panic!("one id for two") };
    assert!(diagnostics.iter().any(|one| one.id == "connector-id-shared"), "{diagnostics:?}");
}

/// A sign-in that takes a kit.
fn with_kit(mut generator: Generator, environment: Environment) -> Generator {
    let identity = ManagedIdentity::new()
        .client_id("11111111-2222-3333-4444-555555555555")
        .tenant_id("66666666-7777-8888-9999-000000000000")
        .resource("api://orders");
    generator.auth(identity).kit(KitOptions::new().environment(environment));
    generator
}

#[test]
fn every_part_has_the_kit_that_it_would_have_alone() {
    let dev = Environment::new("dev").id("Default-66666666-7777-8888-9999-000000000000");
    let generated = with_kit(generator(), dev.clone()).generate().unwrap();
    let text = |name: &str| String::from_utf8_lossy(generated.files.get(name).unwrap()).into_owned();
    for folder in ["orders", "admin"] {
        let definition: serde_json::Value =
            serde_json::from_str(&text(&format!("{folder}/apiDefinition.swagger.json"))).unwrap();
        let title = definition["info"]["title"].as_str().unwrap();
        assert!(text(&format!("{folder}/SECURITY.md")).contains(title), "{title}");
        assert!(text(&format!("{folder}/deploy.sh")).starts_with("#!"));
    }
    let part: BTreeSet<String> =
        generated.files.names().filter_map(|name| name.strip_prefix("orders/")).map(str::to_owned).collect();
    let mut alone = Generator::new();
    alone.value(orders()).tag("orders");
    let alone = with_kit(alone, dev).generate().unwrap();
    assert_eq!(part, alone.files.names().map(str::to_owned).collect());
}

#[test]
fn what_the_platform_made_of_one_connector_is_refused_for_several() {
    let environment =
        Environment::new("dev").connector_id("shared_a").redirect_url("https://b").subject("/c");
    let Err(Error::Rejected { diagnostics, .. }) = with_kit(generator(), environment).generate() else {
        panic!("shared")
    };
    let shared = diagnostics.iter().filter(|one| one.id == "connector-id-shared");
    let places: Vec<&str> = shared.map(|one| one.at.pointer.as_str()).collect();
    assert_eq!(
        places,
        ["connectorId", "redirectUrl", "subject"].map(|key| format!("/kit/environments/0/{key}"))
    );
}

#[test]
fn error_in_one_part_keeps_all_from_being_made() {
    let mut document = orders();
    document["paths"]["/admin/orders/{id}"]["delete"]["responses"] =
        serde_json::json!({ "204": { "$ref": "#/nowhere" } });
    let refused = Generator::new().value(document).split_by(SplitBy::Tag).generate();
    assert!(matches!(refused, Err(Error::Rejected { .. })));
}

#[test]
fn undivided_connector_has_no_index() {
    let generated = from_value(orders(), AuthModel::default()).unwrap();
    assert!(generated.set.is_none() && generated.files.get("connectors.json").is_none());
}
