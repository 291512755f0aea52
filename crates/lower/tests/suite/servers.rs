use connectorgen_lower::LowerOptions;
use serde_json::json;

use super::support::{document, paths, with_options};

fn served(servers: &str) -> super::support::Lowered {
    document(&format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\n{servers}\npaths: {{/a: {{get: {{operationId: GetA, summary: Get A, description: Gets what A is., responses: {{'200': {{description: Good}}}}}}}}}}\n"
    ))
}

#[test]
fn server_address_becomes_host_and_base_path() {
    let lowered = served("servers: [{url: 'https://Api.Example.com:8443/v1/'}]");
    assert_eq!(lowered.at("/host"), "api.example.com:8443");
    assert_eq!(lowered.at("/basePath"), "/v1");
    assert_eq!(lowered.at("/schemes"), &json!(["https"]));
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn server_missing_is_an_error_unless_one_is_given() {
    assert_eq!(served("").ids(), ["server-missing"]);
    let options =
        LowerOptions { server: Some("https://given.example.com/x".to_owned()), ..LowerOptions::default() };
    let lowered = with_options(
        "openapi: 3.0.3\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\npaths: {}\n",
        &options,
    );
    assert_eq!((lowered.at("/host"), lowered.at("/basePath")), (&json!("given.example.com"), &json!("/x")));
}

#[test]
fn server_relative_is_an_error_at_its_place() {
    assert_eq!(served("servers: [{url: /v1}]").reports, ["server-not-absolute 3:12"]);
}

#[test]
fn server_variables_become_questions_and_further_servers_are_reported() {
    let lowered = served(
        "servers: [{url: 'https://{region}.example.com/{base}/{fixed}', variables: {region: {default: eu, enum: [eu, us]}, base: {default: v2, description: Which *base*}, fixed: {default: x, enum: [x]}}}, {url: 'https://two.example.com'}]",
    );
    assert_eq!((lowered.at("/host"), lowered.at("/basePath")), (&json!("eu.example.com"), &json!("/v2/x")));
    assert_eq!(lowered.ids(), ["server-left-out"]);
    let host = lowered.dynamic_host.unwrap();
    assert_eq!(host.parameters.keys().collect::<Vec<_>>(), ["region", "base"]);
    let asked = serde_json::to_value(&host.parameters).unwrap();
    assert_eq!(
        asked["region"]["uiDefinition"]["constraints"]["allowedValues"][1],
        json!({"text": "us", "value": "us"})
    );
    assert_eq!(asked["base"]["uiDefinition"]["description"], "Which base.");
    assert_eq!(asked["base"]["defaultValue"], "v2");
    let policy = serde_json::to_value(&host.policy).unwrap();
    assert_eq!(
        policy["parameters"]["x-ms-apimTemplateParameter.urlTemplate"],
        "https://@connectionParameters('region').example.com/@connectionParameters('base')/x"
    );
}

#[test]
fn operation_server_on_the_same_host_goes_into_the_path() {
    let lowered = paths(
        "/a: {get: {operationId: GetA, summary: Get A, description: Gets what A is., servers: [{url: 'https://api.example.com/beta'}], responses: {'200': {description: Good}}}}",
    );
    assert_eq!(lowered.at("/paths/~1beta~1a/get/operationId"), "GetA");
    assert_eq!(lowered.properties.get("policyTemplateInstances"), None);
}

#[test]
fn operation_server_elsewhere_is_reached_by_a_policy() {
    let lowered = paths(
        "/a: {get: {operationId: GetA, summary: Get A, description: Gets what A is., servers: [{url: 'https://files.example.com/v1'}], responses: {'200': {description: Good}}}}",
    );
    let policy = &lowered.properties["policyTemplateInstances"][0];
    assert_eq!(policy["templateId"], "dynamichosturl");
    assert_eq!(
        policy["parameters"]["x-ms-apimTemplateParameter.urlTemplate"],
        "https://files.example.com/v1"
    );
    assert_eq!(policy["parameters"]["x-ms-apimTemplate-operationName"], json!(["GetA"]));
    assert_eq!(lowered.ids(), ["operation-server-by-policy"]);
}

#[test]
fn relative_server_of_a_path_is_at_the_connector_s_host() {
    let lowered = paths(
        "/a:\n  servers: [{url: /v2}]\n  get:\n    operationId: GetA\n    summary: Get A\n    description: Gets what A is.\n    responses: {'200': {description: Good}}",
    );
    assert!(lowered.at("/paths/~1v2~1a/get").is_object());
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn variables_of_an_operation_s_server_have_their_defaults() {
    let lowered = paths(
        "/a: {get: {operationId: GetA, summary: Get A, description: Gets what A is., servers: [{url: 'https://{region}.example.org', variables: {region: {default: eu, enum: [eu, us]}}}], responses: {'200': {description: ok}}}}",
    );
    let policy = &lowered.properties["policyTemplateInstances"][0];
    assert_eq!(policy["parameters"]["x-ms-apimTemplateParameter.urlTemplate"], "https://eu.example.org");
    assert_eq!(lowered.ids(), ["operation-server-fixed", "operation-server-by-policy"]);
}
