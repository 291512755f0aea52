use connectorgen_diagnostics::Diagnostics;
use connectorgen_model::read_properties;
use serde_json::{Value, json};

use super::{Expected, Identity};

const TENANT: &str = "1ccffdab-21fe-40b2-9b3d-c3a7222a330e";
const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
const NAME: &str = "new-5fmy-20profile-5f251f982b189de9d2";

/// What a download of a connector with a managed identity brings.
fn download() -> Value {
    json!({ "properties": { "connectionParameters": { "token": { "type": "oauthSetting", "oAuthSettings": {
        "identityProvider": "aad",
        "clientId": CLIENT,
        "scopes": [],
        "redirectMode": "GlobalPerConnector",
        "redirectUrl": format!("https://global.consent.azure-apim.net/redirect/{NAME}"),
        "properties": { "IsFirstParty": "False", "FederatedIdentityCredentials": {
            "Issuer": format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
            "Subject": format!("/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/unitedstates-002_{NAME}"),
            "Audience": "api://AzureADTokenExchange",
        } },
        "customParameters": {
            "LoginUri": { "value": "https://login.microsoftonline.com" },
            "tenantId": { "value": TENANT },
            "ResourceUri": { "value": "https://graph.microsoft.com" },
        },
    } } } } })
}

fn expected() -> Expected {
    Expected {
        title: Some("My Profile".to_owned()),
        connector_id: Some(format!("shared_{NAME}")),
        client_id: Some(CLIENT.to_owned()),
        tenant_id: Some(TENANT.to_owned()),
        environment: Some("dev".to_owned()),
        others: vec![(
            "prod".to_owned(),
            "https://global.consent.azure-apim.net/redirect/new-5fmy-20profile-5f00112233445566".to_owned(),
        )],
    }
}

fn read(file: Value, expected: &Expected) -> (Identity, Vec<String>) {
    let mut found = Diagnostics::new();
    let (file, faults) = read_properties(file);
    assert_eq!(faults, []);
    let identity = Identity::read(&file.properties, expected, &mut found);
    let told = found.iter().map(|d| {
        let help = d.help.as_deref().unwrap_or("no help");
        format!("{}[{}] {}: {}\n    {help}", d.severity, d.id, d.at.pointer, d.message)
    });
    (identity, told.collect())
}

fn faults_with(change: impl FnOnce(&mut Value)) -> String {
    let mut file = download();
    change(&mut file["properties"]["connectionParameters"]["token"]["oAuthSettings"]);
    read(file, &expected()).1.join("\n")
}

#[test]
fn identity_that_fits_is_read_without_a_word() {
    let (identity, told) = read(download(), &expected());
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!(identity);
    insta::assert_json_snapshot!("identity_json", identity);
}

#[test]
fn every_mismatch_is_told_with_both_values() {
    let other = "q_3PHP4hskCbPcOnIiozDg";
    let other_tenant = "PwFflyR_6Een06vEdSvzRg";
    let credential = |settings: &mut Value, key: &str, change: &dyn Fn(&str) -> String| {
        let value = &mut settings["properties"]["FederatedIdentityCredentials"][key];
        *value = Value::from(change(value.as_str().unwrap()));
    };
    let told = [
        (
            "tenant of the subject",
            faults_with(|s| credential(s, "Subject", &|v| v.replace(other, other_tenant))),
        ),
        (
            "another connector",
            faults_with(|s| credential(s, "Subject", &|v| v.replace("my-20profile", "orders"))),
        ),
        (
            "another environment",
            faults_with(|s| credential(s, "Subject", &|v| v.replace("251f982b189de9d2", "6a4f91c8025d1333"))),
        ),
        ("subject of nobody", faults_with(|s| credential(s, "Subject", &|_| "repo:contoso".to_owned()))),
        ("no subject", faults_with(|s| credential(s, "Subject", &|_| String::new()))),
        ("audience", faults_with(|s| credential(s, "Audience", &|v| v.to_lowercase()))),
        ("issuer without version", faults_with(|s| credential(s, "Issuer", &|v| v.replace("/v2.0", "")))),
        ("issuer with a slash", faults_with(|s| credential(s, "Issuer", &|v| format!("{v}/")))),
        (
            "issuer of another tenant",
            faults_with(|s| credential(s, "Issuer", &|v| v.replace("1ccffdab", "2ccffdab"))),
        ),
        ("no issuer", faults_with(|s| credential(s, "Issuer", &|_| String::new()))),
        ("client", faults_with(|s| s["clientId"] = json!("99999999-2222-3333-4444-555555555555"))),
        ("tenant", faults_with(|s| s["customParameters"]["tenantId"]["value"] = json!("common"))),
        (
            "resource",
            faults_with(|s| s["customParameters"]["ResourceUri"]["value"] = json!(format!("api://{CLIENT}"))),
        ),
        (
            "shared",
            faults_with(|s| s["redirectUrl"] = json!("https://global.consent.azure-apim.net/redirect")),
        ),
        ("stranger", faults_with(|s| s["redirectUrl"] = json!("https://evil.example/redirect/x"))),
        ("no redirect", faults_with(|s| drop(s.as_object_mut().unwrap().remove("redirectUrl")))),
        (
            "redirect of prod",
            faults_with(|s| {
                s["redirectUrl"] = json!(
                    "https://global.consent.azure-apim.net/redirect/new-5fmy-20profile-5f00112233445566"
                );
            }),
        ),
    ];
    let told = told.map(|(what, told)| format!("# {what}\n{told}\n"));
    assert!(told.iter().all(|told| told.lines().count() > 1), "{told:#?}");
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn clouds_have_their_own_audiences() {
    let told = faults_with(|s| {
        s["customParameters"]["LoginUri"]["value"] = json!("https://login.microsoftonline.us");
        s["properties"]["FederatedIdentityCredentials"]["Issuer"] =
            json!(format!("https://login.microsoftonline.us/{TENANT}/v2.0"));
        s["properties"]["FederatedIdentityCredentials"]["Audience"] =
            json!("api://AzureADTokenExchangeUSGov");
    });
    assert_eq!(told, "");
}

#[test]
fn connector_without_oauth_has_nothing_to_read() {
    let (identity, told) = read(json!({ "properties": { "connectionParameters": {} } }), &expected());
    assert_eq!(identity, Identity::default());
    assert!(told.len() == 1 && told[0].starts_with("note[identity-not-oauth]"), "{told:?}");
}

#[test]
fn set_with_a_managed_identity_is_preferred() {
    let token = download()["properties"]["connectionParameters"]["token"].clone();
    let mut secret = token.clone();
    secret["oAuthSettings"]["properties"] = json!({});
    let set = |name: &str, token: &Value| json!({ "name": name, "parameters": { "token": token } });
    let file = json!({ "properties": {
        "connectionParameters": { "token": secret },
        "connectionParameterSets": { "values": [set("secret", &secret), set("managed", &token)] },
    } });
    let (identity, told) = read(file, &expected());
    assert!(identity.managed_identity.is_some() && told.is_empty(), "{told:?}");
}
