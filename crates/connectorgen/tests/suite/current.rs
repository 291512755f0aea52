use connectorgen::{AuthModel, Error, from_value};

use crate::document::orders;

/// The test that keeps a connector current, as a user would write it. `CONNECTORGEN_UPDATE=1 cargo test` brings the
/// folder up to date.
#[test]
fn connector_of_an_in_memory_document_is_current() {
    let connector = from_value(orders(), AuthModel::default()).unwrap();
    connector.check("tests/suite/current").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn connector_that_is_not_current_is_told_with_its_difference() {
    let mut document = orders();
    document["info"]["title"] = "Contoso Purchases".into();
    let connector = from_value(document, AuthModel::default()).unwrap();
    // With the variable set, the comparison would write the folder.
    let drift = connector.drift_from("tests/suite/current").unwrap();
    let error = Error::OutOfDate { dir: "tests/suite/current".into(), drift: Box::new(drift) };
    let text = error.to_string();
    assert!(text.starts_with("tests/suite/current is not up to date; set CONNECTORGEN_UPDATE=1"), "{text}");
    assert!(text.contains("+    \"title\": \"Contoso Purchases\","), "{text}");
    let found = error.diagnostics();
    let files: Vec<_> =
        found.iter().map(|diagnostic| diagnostic.at.file.as_deref().unwrap().to_owned()).collect();
    assert!(files.iter().any(|file| file.ends_with("apiDefinition.swagger.json")), "{files:?}");
    assert!(found.iter().all(|diagnostic| diagnostic.id == "file-out-of-date"));
}
