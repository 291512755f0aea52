use connectorgen_lower::LowerOptions;

use super::support::{document, paths, with_options};

#[test]
fn summary_and_description_follow_the_platform_s_rules() {
    let lowered = paths(
        "/a: {get: {operationId: get_a-thing, summary: 'Gets <b>the</b> A/B & more.', description: 'It _returns_ [A](https://x.org). Then more', responses: {'200': {description: ok}}}}",
    );
    let operation = lowered.operation();
    assert_eq!(operation["operationId"], "GetAThing");
    let summary = operation["summary"].as_str().unwrap();
    assert!(
        !summary.contains(['/', '<', '>', '&', '*', '%', '?', '\\']) && !summary.ends_with('.'),
        "{summary}"
    );
    assert_eq!(operation["description"], "It returns A. Then more.");
}

#[test]
fn operation_without_texts_gets_some() {
    let lowered = paths(
        "/pets/{petId}: {parameters: [{name: petId, in: path, required: true, schema: {type: string}}], get: {responses: {'200': {description: ok}}}}",
    );
    assert_eq!(lowered.ids(), ["operation-id-missing", "summary-missing", "operation-description-missing"]);
    assert!(lowered.operation()["description"].as_str().unwrap().ends_with("(GET /pets/{petId})."));
}

#[test]
fn deprecated_operation_says_so_when_it_is_asked_for() {
    let doc = "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths: {/a: {get: {operationId: GetA, summary: Get A, description: Gets what A is., deprecated: true, responses: {'200': {description: ok}}}}}\n";
    let lowered = document(doc);
    assert_eq!(lowered.at("/paths"), &serde_json::json!({}));
    assert_eq!(lowered.ids(), ["operation-deprecated", "no-operations"]);
}

#[test]
fn title_is_cut_to_what_a_connector_may_be_called() {
    let lowered = document(
        "openapi: 3.0.0\ninfo: {title: The very long name of an application programming interface, version: '1'}\nservers: [{url: 'https://api.example.com'}]\npaths: {}\n",
    );
    assert!(lowered.at("/info/title").as_str().unwrap().chars().count() <= 30);
    assert!(lowered.at("/info/description").as_str().unwrap().chars().count() >= 30);
    assert_eq!(lowered.ids(), ["no-operations", "title-shortened", "description-missing"]);
}

#[test]
fn title_that_was_given_stays_as_it_is() {
    let options = LowerOptions { title: Some("My API Connector".to_owned()), ..LowerOptions::default() };
    let lowered = with_options(
        "openapi: 3.0.0\ninfo: {title: X, version: '1'}\nservers: [{url: 'https://api.example.com'}]\npaths: {}\n",
        &options,
    );
    assert_eq!(lowered.at("/info/title"), "My API Connector");
}

#[test]
fn shared_operation_id_is_reported_and_made_unique() {
    let lowered = paths(
        "/a: {get: {operationId: GetThing, summary: Get A, description: Gets what A is., responses: {'200': {description: ok}}}}\n/b: {get: {operationId: getThing, summary: Get B, description: Gets what B is., responses: {'200': {description: ok}}}}",
    );
    let ids = [lowered.at("/paths/~1a/get/operationId"), lowered.at("/paths/~1b/get/operationId")];
    assert_eq!(ids[0], "GetThing");
    assert_ne!(ids[0].as_str().unwrap().to_lowercase(), ids[1].as_str().unwrap().to_lowercase());
    assert_eq!(lowered.ids(), ["operation-id-shared"]);
}

#[test]
fn contact_is_what_is_valid_of_it() {
    let lowered = document(
        "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters., termsOfService: /terms, contact: {name: Ann, url: contoso.com, email: nobody}}\nservers: [{url: 'https://api.example.com'}]\npaths: {}\n",
    );
    assert_eq!(lowered.at("/info/contact"), &serde_json::json!({"name": "Ann"}));
    assert_eq!(lowered.ids(), ["no-operations", "address-invalid", "contact-invalid", "address-invalid"]);
}
