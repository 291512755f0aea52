//! Inputs of operations for a key that the connection sends.

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_model::{Connector, In, Operation, Parameter, PathItem};
use serde_json::json;

use super::only;
use crate::{ApiKey, AuthModel, AuthSet, AuthSets, AuthValues, KeyIn, SpecSecurity, apply_auth};

/// A connector whose one operation has these inputs, each of which came from the place of its name.
fn connector(inputs: &[(In, &str)]) -> Connector {
    let mut connector = Connector::default();
    let mut operation = Operation { operation_id: Some("A".to_owned()), ..Operation::default() };
    for (index, (location, name)) in inputs.iter().enumerate() {
        let location = Some(location.clone());
        operation.parameters.push(Parameter { name: (*name).to_owned(), location, ..Parameter::default() });
        connector.origins.record(place(index), JsonPointer::root().join(name));
    }
    let item = PathItem { get: Some(Box::new(operation)), ..PathItem::default() };
    connector.definition.paths.insert("/a".to_owned(), item);
    connector
}

fn place(index: usize) -> JsonPointer {
    JsonPointer::from_escaped(&format!("/paths/~1a/get/parameters/{index}"))
}

/// The names of the inputs that are left, each with its source, and what was reported with its place.
fn left(
    connector: Connector,
    auth: impl Into<AuthSets>,
    security: &SpecSecurity,
) -> (Vec<(String, String)>, Vec<String>) {
    let mut found = Diagnostics::new();
    let secured = apply_auth(connector, &auth.into(), security, &mut found).secured;
    let operation = secured.definition.paths["/a"].get.as_ref().unwrap();
    let source = |index| secured.origins.source_of(&place(index)).unwrap().as_str().to_owned();
    let inputs = operation.parameters.iter().enumerate();
    let inputs = inputs.map(|(index, input)| (input.name.clone(), source(index))).collect();
    let reported = found.iter().filter(|one| one.id == "key-input-left-out");
    (inputs, reported.map(|one| one.at.pointer.as_str().to_owned()).collect())
}

fn names(inputs: &[(String, String)]) -> Vec<&str> {
    inputs.iter().map(|(name, _)| name.as_str()).collect()
}

const INPUTS: [(In, &str); 4] =
    [(In::Query, "page"), (In::Header, "X-Api-Key"), (In::Query, "x-api-key"), (In::Query, "size")];

#[test]
fn input_for_the_key_of_the_connection_is_left_out_and_the_others_keep_their_sources() {
    let security = only(json!({"type": "apiKey", "in": "header", "name": "x-api-key"}));
    let (inputs, reported) = left(connector(&INPUTS), AuthModel::FromSpec(AuthValues::default()), &security);
    assert_eq!(names(&inputs), ["page", "x-api-key", "size"]);
    assert!(inputs.iter().all(|(name, source)| *source == format!("/{name}")), "{inputs:?}");
    assert_eq!(reported, ["/X-Api-Key"]);
}

#[test]
fn input_for_a_key_that_the_connection_does_not_send_stays() {
    let security = only(json!({"type": "apiKey", "in": "header", "name": "x-api-key"}));
    let (inputs, reported) = left(connector(&INPUTS), AuthModel::Basic, &security);
    assert_eq!((inputs.len(), reported.len()), (4, 0));
    let query = ApiKey::new().name("X-Api-Key").key_in(KeyIn::Query);
    let (inputs, _) = left(connector(&INPUTS), query, &SpecSecurity::default());
    assert_eq!(inputs.len(), 4, "names in the query string know capitals");
}

#[test]
fn input_for_a_key_that_only_some_ways_to_sign_in_send_stays() {
    let key = || AuthSet::from(ApiKey::new().name("X-Api-Key"));
    let sets = vec![key(), AuthSet::from(AuthModel::Basic)];
    let (inputs, reported) = left(connector(&INPUTS), sets, &SpecSecurity::default());
    assert_eq!((inputs.len(), reported.len()), (4, 0));
}

#[test]
fn input_for_a_key_of_a_connector_that_exists_stays() {
    let connector = Connector { exists: true, ..connector(&INPUTS) };
    let key = ApiKey::new().name("X-Api-Key");
    let (inputs, reported) = left(connector, key, &SpecSecurity::default());
    assert_eq!((inputs.len(), reported.len()), (4, 0));
}
