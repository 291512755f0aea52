use crate::run::Folder;

const NAME: &str = "new-5fopening-20hours-5f251f982b189de9d2";
const TENANT: &str = "1ccffdab-21fe-40b2-9b3d-c3a7222a330e";

/// What a download brings: in the service's own order, with what it adds.
fn properties() -> String {
    format!(
        r#"{{
  "properties": {{
    "connectionParameters": {{
      "token": {{
        "type": "oAuthSetting",
        "oAuthSettings": {{
          "identityProvider": "aad",
          "clientId": "11111111-2222-3333-4444-555555555555",
          "clientAssertionType": "GenericFederatedIdentityCredential",
          "scopes": ["User.Read"],
          "redirectMode": "GlobalPerConnector",
          "redirectUrl": "https://global.consent.azure-apim.net/redirect/{NAME}",
          "properties": {{
            "IsFirstParty": "False",
            "FederatedIdentityCredentials": {{
              "Issuer": "https://login.microsoftonline.com/{TENANT}/v2.0",
              "Subject": "/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/unitedstates-002_{NAME}",
              "Audience": "api://AzureADTokenExchange"
            }}
          }},
          "customParameters": {{ "TenantId": {{ "value": "{TENANT}" }} }}
        }}
      }}
    }}
  }}
}}
"#
    )
}

const CONFIG: &str = "\
title: Opening hours
out: connector
auth:
  model: managed-identity
  tenantId: 1ccffdab-21fe-40b2-9b3d-c3a7222a330e
kit:
  environments:
    - name: dev
    - name: prod
      redirectUrl: https://global.consent.azure-apim.net/redirect/new-5fopening-20hours-5f0011223344556677
";

fn folder() -> Folder {
    let folder = Folder::with("downloaded/apiProperties.json", properties());
    folder.write("connectorgen.yaml", CONFIG);
    folder
}

#[test]
fn identity_is_shown_and_its_values_are_printed_one_by_one() {
    let folder = folder();
    let ended = folder.run("identity downloaded");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(ended.stdout);
    for (value, printed) in [
        ("redirect-url", format!("https://global.consent.azure-apim.net/redirect/{NAME}\n")),
        ("tenant-id", format!("{TENANT}\n")),
        ("audience", "api://AzureADTokenExchange\n".to_owned()),
    ] {
        assert_eq!(
            folder.run(&format!("identity downloaded/apiProperties.json --get {value}")).stdout,
            printed
        );
    }
    let json: serde_json::Value =
        serde_json::from_str(&folder.run("identity downloaded --format json").stdout).unwrap();
    assert_eq!(json["managedIdentity"]["decoded"]["tenant"], TENANT);
    assert!(!folder.exists("entra"));
}

#[test]
fn federated_credential_of_an_environment_is_written() {
    let folder = folder();
    let ended = folder.run("identity downloaded --config connectorgen.yaml --environment dev");
    assert_eq!(
        (ended.code, ended.stderr.as_str()),
        (0, "wrote connector/entra/federated-credential.dev.json\n")
    );
    insta::assert_snapshot!(folder.read("connector/entra/federated-credential.dev.json"));
    let again = folder.run("identity downloaded --config connectorgen.yaml --environment dev");
    assert_eq!(again.stderr, "up to date: connector/entra/federated-credential.dev.json\n");
}

#[test]
fn mismatch_is_a_warning_with_its_line() {
    let folder = folder();
    folder.write(
        "downloaded/apiProperties.json",
        properties().replace("q_3PHP4hskCbPcOnIiozDg", "PwFflyR_6Een06vEdSvzRg"),
    );
    let ended = folder.run("identity downloaded --config connectorgen.yaml --environment dev");
    assert_eq!(ended.code, 0);
    assert!(ended.stderr.contains("warning[identity-tenant-mismatch]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--> downloaded/apiProperties.json:17:15"), "{}", ended.stderr);
    assert!(ended.stderr.contains("975f013f-7f24-47e8-a7d3-abc4752bf346") && ended.stderr.contains(TENANT));
    assert_eq!(folder.run("identity downloaded --fail-on warning").code, 1);
}

#[test]
fn faults_write_nothing() {
    let folder = folder();
    let unknown = folder.run("identity downloaded --config connectorgen.yaml --environment staging");
    assert_eq!(unknown.code, 1, "{}", unknown.stderr);
    assert!(unknown.stderr.contains("there is no environment `staging`"), "{}", unknown.stderr);
    assert!(unknown.stderr.contains("connectorgen.yaml:7:3"), "{}", unknown.stderr);

    let name = folder.run("identity downloaded --environment ../x --out connector");
    assert_eq!(name.code, 1, "{}", name.stderr);
    assert!(name.stderr.contains("kit-value-invalid"), "{}", name.stderr);

    let nowhere = folder.run("identity downloaded --environment dev");
    assert_eq!(nowhere.code, 2, "{}", nowhere.stderr);
    assert!(nowhere.stderr.contains("no folder is named"), "{}", nowhere.stderr);

    folder
        .write("downloaded/apiProperties.json", properties().replace("\"/eid1", "\"\", \"Other\": \"/eid1"));
    let early = folder.run("identity downloaded --config connectorgen.yaml --environment dev");
    assert_eq!(early.code, 1, "{}", early.stderr);
    assert!(early.stderr.contains("has not made the subject yet"), "{}", early.stderr);
    let value = folder.run("identity downloaded --get subject");
    assert_eq!((value.code, value.stdout.as_str()), (1, ""));

    folder.write("downloaded/apiProperties.json", "{\"properties\": {}");
    assert_eq!(folder.run("identity downloaded").code, 2);
    assert_eq!(folder.run("identity nowhere").code, 2);
    assert!(!folder.exists("connector"));
}

#[test]
fn parameters_of_an_unpacked_solution_are_read() {
    let file: serde_json::Value = serde_json::from_str(&properties()).unwrap();
    let parameters = file["properties"]["connectionParameters"].to_string();
    let folder = Folder::with("new_hours_connectionparameters.json", parameters);
    let ended = folder.run("identity new_hours_connectionparameters.json --get tenant-id");
    assert_eq!((ended.code, ended.stdout), (0, format!("{TENANT}\n")));
}
