//! The sign-in of every model as a whole, against what the portal, exported solutions and published connectors have. No
//! member is left out of the comparison, so that none can come beside them.

use serde_json::{Value, json};

use super::{APP, GUID, apply, json_of, text_of};
use crate::{
    ApiKey, AuthModel, EntraId, KeyIn, ManagedIdentity, OAuth2, OAuth2Generic, OAuth2Pkce, ServicePrincipal,
    SpecSecurity,
};

/// Connection parameters and security of a model; it brings nothing else unless `policies` says so.
fn assert_shape(model: impl Into<AuthModel>, parameters: Value, definition: Value, scopes: Value) -> Value {
    let (applied, found) = apply(model.into(), &SpecSecurity::default());
    assert_eq!(text_of(&found), "");
    let mut json = json_of(&applied);
    let (name, _) = json["securityDefinitions"].as_object().unwrap().iter().next().unwrap();
    assert_eq!(json["security"], json!([{ name: scopes }]));
    assert_eq!(json["securityDefinitions"], json!({ name: definition }));
    assert_eq!(json["properties"]["connectionParameters"], parameters);
    let properties = json["properties"].as_object_mut().unwrap();
    properties.remove("connectionParameters");
    Value::Object(std::mem::take(properties))
}

/// The types of the flags are those of nearly all published connectors: `required` and `hidden` are texts, `clearText` is
/// none.
fn asked(label: &str, description: &str, tooltip: &str, index: u8, clear: bool) -> Value {
    json!({
        "type": "securestring",
        "uiDefinition": {
            "displayName": label,
            "description": description,
            "tooltip": tooltip,
            "constraints": { "tabIndex": index, "clearText": clear, "required": "true" }
        }
    })
}

fn hidden_tenant() -> Value {
    json!({
        "type": "string",
        "metadata": { "sourceType": "AzureActiveDirectoryTenant" },
        "uiDefinition": { "constraints": { "required": "false", "hidden": "true" } }
    })
}

#[test]
fn none_has_no_parameters_and_no_security() {
    let (applied, _) = apply(AuthModel::None, &SpecSecurity::default());
    assert_eq!(
        json_of(&applied),
        json!({
            "securityDefinitions": {},
            "security": [],
            "properties": { "connectionParameters": {} }
        })
    );
}

#[test]
fn basic_is_as_published() {
    let username = asked("User name", "The user name for this API", "Provide the user name", 2, true);
    let password = asked("Password", "The password for this API", "Provide the password", 3, false);
    let parameters = json!({ "username": username, "password": password });
    let rest = assert_shape(AuthModel::Basic, parameters, json!({ "type": "basic" }), json!([]));
    assert_eq!(rest, json!({}));
}

#[test]
fn api_key_is_as_published() {
    let key = asked("API Key", "The API Key for this API", "Provide your API Key", 2, false);
    for (key_in, word) in [(KeyIn::Header, "header"), (KeyIn::Query, "query")] {
        let model = ApiKey::new().name("X-API-Key").key_in(key_in);
        let definition = json!({ "type": "apiKey", "in": word, "name": "X-API-Key" });
        let rest = assert_shape(model, json!({ "api_key": key }), definition, json!([]));
        assert_eq!(rest, json!({}));
    }
}

#[test]
fn bearer_is_a_key_that_a_policy_sends() {
    let help = "The Token for this API. Enter the token alone, without Bearer in front.";
    let token = asked("Token", help, "Provide your Token", 2, false);
    let definition = json!({ "type": "apiKey", "in": "header", "name": "Authorization" });
    let rest = assert_shape(AuthModel::Bearer, json!({ "api_key": token }), definition, json!([]));
    let policy = json!({
        "templateId": "setheader",
        "title": "Set bearer token",
        "parameters": {
            "x-ms-apimTemplateParameter.name": "Authorization",
            "x-ms-apimTemplateParameter.value": "Bearer @connectionParameters('api_key')",
            "x-ms-apimTemplateParameter.existsAction": "override",
            "x-ms-apimTemplate-policySection": "Request"
        }
    });
    assert_eq!(rest, json!({ "policyTemplateInstances": [policy] }));
}

const AUTHORIZE: &str = "https://id.example/authorize";
const TOKEN: &str = "https://id.example/token";

fn access_code(authorization_url: &str, token_url: &str, scope: &str) -> Value {
    json!({
        "type": "oauth2",
        "flow": "accessCode",
        "authorizationUrl": authorization_url,
        "tokenUrl": token_url,
        "scopes": { scope: scope }
    })
}

fn token(settings: Value) -> Value {
    json!({ "token": { "type": "oauthSetting", "oAuthSettings": settings } })
}

fn with_addresses(provider: &str, scope: &str) -> Value {
    json!({
        "identityProvider": provider,
        "clientId": "app",
        "scopes": [scope],
        "redirectMode": "GlobalPerConnector",
        "properties": { "IsFirstParty": "False", "IsOnbehalfofLoginSupported": false },
        "customParameters": {
            "authorizationUrl": { "value": AUTHORIZE },
            "tokenUrl": { "value": TOKEN },
            "refreshUrl": { "value": TOKEN }
        }
    })
}

#[test]
fn oauth2_is_as_published() {
    let model = OAuth2::new().client_id("app").authorization_url(AUTHORIZE).token_url(TOKEN);
    let settings = with_addresses("oauth2", "read write");
    let definition = access_code(AUTHORIZE, TOKEN, "read write");
    let scopes = json!(["read write"]);
    let rest = assert_shape(model.scopes(["read", "write"]), token(settings), definition, scopes);
    assert_eq!(rest, json!({}));
}

#[test]
fn oauth2_with_pkce_is_as_described() {
    let model =
        OAuth2Pkce::new().client_id("app").scope("read").authorization_url(AUTHORIZE).token_url(TOKEN);
    let settings = with_addresses("oauth2pkce", "read");
    let definition = access_code(AUTHORIZE, TOKEN, "read");
    assert_eq!(assert_shape(model, token(settings), definition, json!(["read"])), json!({}));
}

#[test]
fn oauth2_with_templates_is_as_published() {
    let model =
        OAuth2Generic::new().client_id("app").scope("read").authorization_url(AUTHORIZE).token_url(TOKEN);
    let query =
        "?client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}";
    let code = "code={Code}&grant_type=authorization_code&redirect_uri={RedirectUrl}&client_id={ClientId}\
                &client_secret={ClientSecret}";
    let refresh = "refresh_token={RefreshToken}&grant_type=refresh_token&redirect_uri={RedirectUrl}\
                   &client_id={ClientId}&client_secret={ClientSecret}";
    let settings = json!({
        "identityProvider": "oauth2generic",
        "clientId": "app",
        "scopes": ["read"],
        "redirectMode": "GlobalPerConnector",
        "properties": { "IsFirstParty": "False" },
        "customParameters": {
            "authorizationUrlTemplate": { "value": AUTHORIZE },
            "authorizationUrlQueryStringTemplate": { "value": query },
            "tokenUrlTemplate": { "value": TOKEN },
            "tokenBodyTemplate": { "value": code },
            "refreshUrlTemplate": { "value": TOKEN },
            "refreshBodyTemplate": { "value": refresh },
            "scopeListDelimiter": { "value": " " }
        }
    });
    let definition = access_code(AUTHORIZE, TOKEN, "read");
    assert_eq!(assert_shape(model, token(settings), definition, json!(["read"])), json!({}));
}

/// The settings of Entra ID for a user; `TenantId` and the like are written as recent exports have them.
fn entra_settings(tenant: &str) -> Value {
    json!({
        "identityProvider": "aad",
        "clientId": APP,
        "scopes": ["Orders.Read"],
        "redirectMode": "GlobalPerConnector",
        "properties": {
            "IsFirstParty": "False",
            "AzureActiveDirectoryResourceId": "api://orders",
            "IsOnbehalfofLoginSupported": true
        },
        "customParameters": {
            "LoginUri": { "value": "https://login.microsoftonline.com" },
            "TenantId": { "value": tenant },
            "ResourceUri": { "value": "api://orders" },
            "EnableOnbehalfOfLogin": { "value": "false" }
        }
    })
}

/// The second address is that of the first page once more; the portal writes it so.
fn entra_definition() -> Value {
    access_code(
        "https://login.microsoftonline.com/common/oauth2/authorize",
        "https://login.windows.net/common/oauth2/authorize",
        "Orders.Read",
    )
}

#[test]
fn entra_id_is_as_exported() {
    let model = EntraId::new().client_id(APP).resource("api://orders").scope("Orders.Read");
    let mut parameters = token(entra_settings("common"));
    parameters["token:TenantId"] = hidden_tenant();
    let rest = assert_shape(model, parameters, entra_definition(), json!(["Orders.Read"]));
    assert_eq!(rest, json!({}));
}

#[test]
fn entra_id_on_behalf_of_differs_in_one_flag() {
    let model =
        EntraId::new().client_id(APP).resource("api://orders").scope("Orders.Read").on_behalf_of(true);
    let mut settings = entra_settings("common");
    settings["customParameters"]["EnableOnbehalfOfLogin"]["value"] = json!("true");
    let mut parameters = token(settings);
    parameters["token:TenantId"] = hidden_tenant();
    let rest = assert_shape(model, parameters, entra_definition(), json!(["Orders.Read"]));
    assert_eq!(rest, json!({}));
}

#[test]
fn managed_identity_is_as_exported() {
    let model =
        ManagedIdentity::new().client_id(APP).tenant_id(GUID).resource("api://orders").scope("Orders.Read");
    let mut settings = entra_settings(GUID);
    settings["clientAssertionType"] = json!("GenericFederatedIdentityCredential");
    settings["properties"]["FederatedIdentityCredentials"] = json!({
        "Issuer": format!("https://login.microsoftonline.com/{GUID}/v2.0"),
        "Subject": "",
        "Audience": "api://AzureADTokenExchange"
    });
    settings["customParameters"]["grantType"] =
        json!({ "value": "authorization_code_with_federated_identity_credentials" });
    let mut parameters = token(settings);
    parameters["token"]["uiDefinition"] = json!({
        "displayName": "OAuth Connection",
        "description": "OAuth Connection",
        "constraints": { "required": "true", "hidden": "false" }
    });
    parameters["token:TenantId"] = hidden_tenant();
    let rest = assert_shape(model, parameters, entra_definition(), json!(["Orders.Read"]));
    assert_eq!(rest, json!({}));
}

#[test]
fn service_principal_is_as_exported() {
    let model = ServicePrincipal::new().client_id(APP).tenant_id(GUID).resource("api://orders");
    let scope = "api://orders/.default";
    let mut settings = entra_settings(GUID);
    settings["scopes"] = json!([scope]);
    settings["customParameters"]["grantType"] = json!({ "value": "client_credentials" });
    let mut parameters = token(settings);
    let label = "Service Principal Connection";
    parameters["token"]["uiDefinition"] = json!({
        "displayName": label,
        "description": label,
        "constraints": { "required": "false", "hidden": "true" }
    });
    let asked = |kind: &str, label: &str, description: &str| {
        json!({
            "type": kind,
            "uiDefinition": {
                "displayName": label,
                "schema": { "type": kind, "description": description },
                "constraints": { "required": "true", "hidden": "false" }
            }
        })
    };
    parameters["token:clientId"] =
        asked("string", "Client ID", "Client (or Application) ID of your application");
    parameters["token:clientSecret"] =
        asked("securestring", "Client Secret", "Client secret of your application");
    parameters["token:TenantId"] = asked("string", "Tenant", "Directory (tenant) ID of your application");
    // Exports leave this out; the published schema asks for it wherever the parameter stands.
    parameters["token:TenantId"]["metadata"] = json!({ "sourceType": "AzureActiveDirectoryTenant" });
    let definition = json!({
        "type": "oauth2",
        "flow": "application",
        "tokenUrl": "https://login.microsoftonline.com/common/oauth2/token",
        "scopes": { scope: scope }
    });
    let rest = assert_shape(model, parameters.clone(), definition, json!([scope]));
    let set = json!({
        "name": "oAuthClientCredentials",
        "uiDefinition": { "displayName": label, "description": label },
        "parameters": parameters,
        "metadata": { "allowSharing": true }
    });
    let sets = json!({
        "uiDefinition": {
            "displayName": "Authentication Type",
            "description": "Type of authentication to be used."
        },
        "values": [set]
    });
    assert_eq!(rest, json!({ "connectionParameterSets": sets }));
}
