//! What Microsoft Entra ID is told, as a whole: no member is left out of the comparison, so that none can come beside them.

use connectorgen_auth::{EntraId, ManagedIdentity};
use serde_json::{Value, json};

use super::tests::{CLIENT, TENANT, made, managed_identity, text, two};
use crate::{Cloud, Environment, KitOptions};

const GRAPH: &str = "https://graph.microsoft.com";
const GRAPH_ID: &str = "00000003-0000-0000-c000-000000000000";
/// `User.Read` of Microsoft Graph (Microsoft Graph permissions reference).
const USER_READ: &str = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";

fn body(auth: impl Into<connectorgen_auth::AuthSets>, options: &KitOptions, name: &str) -> Value {
    let (files, _) = made("Orders", auth, options);
    serde_json::from_str(&text(&files, name)).unwrap()
}

fn registration(audience: &str, access: &Value) -> Value {
    json!({
        "displayName": "Orders",
        "description": "Signs users in for the Power Platform connector Orders",
        "signInAudience": audience,
        "isFallbackPublicClient": false,
        "web": { "implicitGrantSettings": {
            "enableAccessTokenIssuance": false,
            "enableIdTokenIssuance": false
        } },
        "requiredResourceAccess": access
    })
}

#[test]
fn app_registration_asks_for_the_known_permissions_and_nothing_else() {
    let user_read = json!([{
        "resourceAppId": GRAPH_ID,
        "resourceAccess": [{ "id": USER_READ, "type": "Scope" }]
    }]);
    let identity =
        ManagedIdentity::new().client_id(CLIENT).tenant_id(TENANT).resource(GRAPH).scope("User.Read");
    let made = body(identity, &two(), "entra/app-registration.json");
    assert_eq!(made, registration("AzureADMyOrg", &user_read));
    // What `az ad app create --required-resource-accesses` takes is one member of it; ids of other APIs are looked up.
    let made = body(managed_identity(), &two(), "entra/app-registration.json");
    assert_eq!(made, registration("AzureADMyOrg", &json!([])));
}

#[test]
fn app_registration_is_for_the_tenants_that_the_sign_in_names() {
    for (tenant, audience) in [
        (TENANT, "AzureADMyOrg"),
        ("contoso.com", "AzureADMyOrg"),
        ("organizations", "AzureADMultipleOrgs"),
        ("common", "AzureADMultipleOrgs"),
        ("consumers", "PersonalMicrosoftAccount"),
    ] {
        let entra = EntraId::new().client_id(CLIENT).tenant_id(tenant).resource("api://orders").scope("Read");
        let made = body(entra, &two(), "entra/app-registration.json");
        assert_eq!(made, registration(audience, &json!([])), "{tenant}");
    }
}

#[test]
fn federated_credential_has_the_subject_once_it_is_known() {
    let credential = |environment: &str, subject: &str| {
        json!({
            "name": format!("orders-{environment}"),
            "issuer": format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
            "subject": subject,
            "audiences": ["api://AzureADTokenExchange"],
            "description": format!("The connector Orders in the Power Platform environment {environment}")
        })
    };
    let dev = body(managed_identity(), &two(), "entra/federated-credential.dev.json");
    assert_eq!(dev, credential("dev", ""));
    let prod = body(managed_identity(), &two(), "entra/federated-credential.prod.json");
    let subject = two().find("prod").and_then(|environment| environment.subject.clone()).unwrap();
    assert_eq!(prod, credential("prod", &subject));
}

/// Issuers and audiences of the national clouds (Microsoft Learn, "Important considerations and restrictions for federated
/// identity credentials").
#[test]
fn federated_credential_is_that_of_the_cloud() {
    let options = KitOptions::new().environment(Environment::new("dev"));
    for (cloud, login, audience) in [
        (Cloud::Gcc, "https://login.microsoftonline.com", "api://AzureADTokenExchange"),
        (Cloud::GccHigh, "https://login.microsoftonline.us", "api://AzureADTokenExchangeUSGov"),
        (Cloud::China, "https://login.partner.microsoftonline.cn", "api://AzureADTokenExchangeChina"),
    ] {
        let made = body(managed_identity().cloud(cloud), &options, "entra/federated-credential.dev.json");
        assert_eq!(made["issuer"], format!("{login}/{TENANT}/v2.0"));
        assert_eq!(made["audiences"], json!([audience]));
    }
}

#[test]
fn conditional_access_blocks_nobody_and_names_the_api() {
    let policy = |applications: Value| {
        json!({
            "displayName": "Connector Orders: multifactor authentication",
            "state": "enabledForReportingButNotEnforced",
            "conditions": {
                "clientAppTypes": ["all"],
                "applications": { "includeApplications": applications },
                "users": {
                    "includeGroups": ["replace-me: object id of the group of those who use the connector"],
                    "excludeGroups": ["replace-me: object id of the group of the accounts for emergencies"]
                }
            },
            "grantControls": { "operator": "OR", "builtInControls": ["mfa"] }
        })
    };
    let entra = |resource: &str| {
        EntraId::new().client_id(CLIENT).tenant_id(TENANT).resource(resource).scope("User.Read")
    };
    let name = "entra/conditional-access.json";
    let orders = "22222222-2222-3333-4444-555555555555";
    assert_eq!(body(entra(&format!("api://{orders}")), &two(), name), policy(json!([orders])));
    assert_eq!(body(entra(GRAPH), &two(), name), policy(json!(["All"])));
    let unknown = json!(["replace-me: application id of the API"]);
    assert_eq!(body(entra("api://orders"), &two(), name), policy(unknown));
}

#[test]
fn bicep_configuration_names_the_extension_of_microsoft_graph() {
    let made = body(managed_identity(), &two(), "entra/bicepconfig.json");
    let extension = "br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0";
    assert_eq!(made, json!({ "extensions": { "graphV1": extension } }));
}
