use connectorgen_lower::LowerOptions;
use connectorgen_model::{DynamicHost, PolicyTemplateInstance};
use serde_json::{Value, json};

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
    let [host] = lowered.dynamic_hosts.as_slice() else { panic!("{:?}", lowered.dynamic_hosts) };
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

/// The policy that an address of operations has, its operations, and what it is where nothing is asked for.
fn address(host: &DynamicHost) -> (String, Value, Option<String>) {
    let url = |policy: &PolicyTemplateInstance| {
        let url = &policy.parameters["x-ms-apimTemplateParameter.urlTemplate"];
        url.as_str().unwrap().to_owned()
    };
    let operations = host.policy.parameters.get("x-ms-apimTemplate-operationName").cloned();
    (url(&host.policy), operations.unwrap_or_default(), host.fixed.as_ref().map(url))
}

#[test]
fn variables_of_an_operation_s_server_become_questions() {
    let lowered = paths(
        "/a: {get: {operationId: GetA, summary: Get A, description: Gets what A is., servers: [{url: 'https://{region}.example.org', variables: {region: {default: eu, enum: [eu, us]}}}], responses: {'200': {description: ok}}}}",
    );
    assert_eq!(lowered.properties.get("policyTemplateInstances"), None);
    let [host] = lowered.dynamic_hosts.as_slice() else { panic!("{:?}", lowered.dynamic_hosts) };
    assert_eq!(
        address(host),
        (
            "https://@connectionParameters('region').example.org".to_owned(),
            json!(["GetA"]),
            Some("https://eu.example.org".to_owned())
        )
    );
    assert_eq!(lowered.ids(), ["operation-server-by-policy"]);
}

#[test]
fn variables_of_one_meaning_are_asked_once_and_no_operation_has_two_addresses() {
    let servers = |host: &str, default: &str| {
        format!(
            "servers: [{{url: 'https://{{region}}.{host}', variables: {{region: {{default: {default}}}}}}}]"
        )
    };
    let operation = |id: &str, servers: &str| {
        format!(
            "  /{id}:\n    {servers}\n    get: {{operationId: {id}, summary: {id}, description: Gets what there is of it., responses: {{'200': {{description: ok}}}}}}\n"
        )
    };
    let lowered = document(&format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\n{}\npaths:\n{}{}{}{}{}",
        servers("example.com", "eu"),
        operation("Here", ""),
        operation("Files", &servers("files.example.com", "eu")),
        operation("Files2", &servers("files.example.com", "eu")),
        operation("Maps", &servers("maps.example.com", "north")),
        operation("Below", "servers: [{url: /v2}]"),
    ));
    let asked: Vec<_> = lowered
        .dynamic_hosts
        .iter()
        .flat_map(|host| &host.parameters)
        .map(|(name, one)| (name.as_str(), one.default_value.clone().unwrap()))
        .collect();
    assert_eq!(asked, [("region", json!("eu")), ("region", json!("eu")), ("region_2", json!("north"))]);
    let addresses: Vec<_> = lowered.dynamic_hosts.iter().map(address).collect();
    let at = |name: &str, host: &str| format!("https://@connectionParameters('{name}').{host}");
    let [main, files, maps] = addresses.as_slice() else { panic!("{addresses:?}") };
    assert_eq!((&main.0, &main.1), (&at("region", "example.com"), &json!(["Here", "Below"])));
    assert_eq!((&files.0, &files.1), (&at("region", "files.example.com"), &json!(["Files", "Files2"])));
    assert_eq!((&maps.0, &maps.1), (&at("region_2", "maps.example.com"), &json!(["Maps"])));
    assert!(lowered.at("/paths/~1v2~1Below/get").is_object(), "the path of a relative address is a path");
}

#[test]
fn scheme_of_an_address_is_no_question_unless_it_comes_with_the_host() {
    let lowered = served(
        "servers: [{url: '{scheme}://{place}.example.com', variables: {scheme: {default: https, enum: [http, https]}, place: {default: eu}}}]",
    );
    assert_eq!(lowered.dynamic_hosts[0].parameters.keys().collect::<Vec<_>>(), ["place"]);
    let lowered =
        served("servers: [{url: '{server}/v1', variables: {server: {default: 'https://example.com'}}}]");
    assert_eq!((lowered.at("/host"), lowered.at("/basePath")), (&json!("example.com"), &json!("/v1")));
    assert_eq!(address(&lowered.dynamic_hosts[0]).0, "@connectionParameters('server')/v1");
}

#[test]
fn server_that_is_no_address_gives_way_to_the_first_that_is_one() {
    let lowered =
        served("servers: [{url: /v1}, {url: 'http://b.example.com'}, {url: 'https://c.example.com/v3'}]");
    assert_eq!((lowered.at("/host"), lowered.at("/basePath")), (&json!("c.example.com"), &json!("/v3")));
    assert_eq!(lowered.ids(), ["server-left-out", "server-left-out"]);
}

#[test]
fn query_and_password_of_an_address_are_left_out_and_not_repeated() {
    let lowered = served("servers: [{url: 'https://me:hunter2@api.example.com/v1?tenant=7'}]");
    assert_eq!((lowered.at("/host"), lowered.at("/basePath")), (&json!("api.example.com"), &json!("/v1")));
    assert_eq!(lowered.ids(), ["server-parts-left-out"]);
}

/// A document of Azure's, whose address is told by an extension; `text` stands at its root.
fn azure(text: &str) -> super::support::Lowered {
    document(&format!(
        "swagger: '2.0'\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\n{text}\nparameters: {{Suffix: {{name: suffix, in: path, required: true, type: string, default: example.net, x-ms-skip-url-encoding: true}}}}\npaths: {{'/a/{{id}}': {{get: {{operationId: GetA, summary: Get A, description: Gets what A is., parameters: [{{name: id, in: path, required: true, type: string}}, {{name: account, in: path, required: true, type: string}}], responses: {{'200': {{description: Good}}}}}}}}}}\n"
    ))
}

#[test]
fn parameterized_host_of_autorest_asks_for_its_parameters() {
    let lowered = azure(
        "basePath: /v1/\nx-ms-parameterized-host: {hostTemplate: '{account}.{suffix}:{port}', positionInOperation: last, parameters: [{name: account, in: path, required: true, type: string, description: The *account*}, {$ref: '#/parameters/Suffix'}, {name: port, in: path, required: true, type: integer, enum: [443, 8443]}]}",
    );
    assert_eq!(
        (lowered.at("/host"), lowered.at("/basePath")),
        (&json!("account.example.net:443"), &json!("/v1"))
    );
    let [host] = lowered.dynamic_hosts.as_slice() else { panic!("{:?}", lowered.dynamic_hosts) };
    let asked = serde_json::to_value(&host.parameters).unwrap();
    assert_eq!(asked["account"].get("defaultValue"), None);
    assert_eq!(asked["account"]["uiDefinition"]["description"], "The account.");
    assert_eq!(asked["account"]["uiDefinition"]["constraints"]["required"], "true");
    assert_eq!(
        (&asked["suffix"]["defaultValue"], &asked["port"]["defaultValue"]),
        (&json!("example.net"), &json!("443"))
    );
    let template = "https://@connectionParameters('account').@connectionParameters('suffix'):@connectionParameters('port')/v1";
    assert_eq!(address(host).0, template);
    // The operation lists the account, too: it is asked once, and not left out.
    assert_eq!(lowered.parameters().len(), 1);
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn parameterized_host_that_is_a_whole_address_comes_before_the_host() {
    let lowered = azure(
        "host: old.example.com\nx-ms-parameterized-host: {hostTemplate: '{account}/text', useSchemePrefix: false, parameters: [{name: account, in: path, required: true, type: string, format: url}]}",
    );
    assert_eq!(
        (lowered.at("/host"), lowered.at("/basePath")),
        (&json!("account.example.com"), &json!("/text"))
    );
    assert_eq!(address(&lowered.dynamic_hosts[0]).0, "@connectionParameters('account')/text");
    assert_eq!(lowered.reports, ["field-unknown 4:152", "server-left-out 3:1"]);
}

#[test]
fn parameterized_host_of_a_connector_is_ignored_as_the_platform_does() {
    let lowered = azure(
        "host: api.example.com\nx-ms-connector-metadata: []\nx-ms-parameterized-host: {hostTemplate: '{account}.example.com', parameters: [{name: account, in: path, required: true, type: string}]}",
    );
    assert_eq!(lowered.at("/host"), "api.example.com");
    assert_eq!(lowered.dynamic_hosts, []);
    assert_eq!(lowered.ids(), ["path-parameter-stray", "extension-left-out"]);
}

#[test]
fn variable_without_a_default_is_asked_for_and_need_not_be_answered_where_nothing_may_stand() {
    let lowered = served(
        "servers: [{url: 'https://{shop}.example.com/v1{stage}', variables: {shop: {default: ''}, stage: {default: '', enum: ['', /test]}}}]",
    );
    assert_eq!(lowered.at("/host"), "shop.example.com");
    let asked = serde_json::to_value(&lowered.dynamic_hosts[0].parameters).unwrap();
    let constraints = |name: &str| &asked[name]["uiDefinition"]["constraints"];
    assert_eq!((&constraints("shop")["required"], asked["shop"].get("defaultValue")), (&json!("true"), None));
    assert_eq!(constraints("stage")["required"], "false");
    assert_eq!(constraints("stage")["allowedValues"], json!([{"text": "/test", "value": "/test"}]));
    let template = "https://@connectionParameters('shop').example.com/v1@connectionParameters('stage','')";
    assert_eq!(address(&lowered.dynamic_hosts[0]).0, template);
}
