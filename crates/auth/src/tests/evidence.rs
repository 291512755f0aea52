//! Explicit models that take what they were not given from the document.

use serde_json::{Value, json};

use super::{APP, GUID, apply, apply_at, document, ids, json_of, only};
use crate::{ApiKey, AuthModel, AuthValues, EntraId, KeyIn, ManagedIdentity, OAuth2, SpecSecurity};

fn token(json: &Value) -> &Value {
    &json["properties"]["connectionParameters"]["token"]["oAuthSettings"]
}

fn login(base: &str) -> Value {
    json!({"type": "oauth2", "flows": {"authorizationCode": {
        "authorizationUrl": format!("{base}/authorize"), "tokenUrl": format!("{base}/token"),
        "refreshUrl": format!("{base}/refresh"), "scopes": {}
    }}})
}

#[test]
fn oauth2_takes_addresses_and_scopes() {
    let (applied, found) = apply(OAuth2::new().client_id("app"), &only(login("https://id.example")));
    assert_eq!(ids(&found), Vec::<String>::new());
    let json = json_of(&applied);
    assert_eq!(token(&json)["scopes"], json!(["read"]));
    assert_eq!(token(&json)["customParameters"]["refreshUrl"]["value"], "https://id.example/refresh");

    // What is given wins, and the rest still comes from the document.
    let model = OAuth2::new().client_id("app").token_url("https://other.example/token");
    let (applied, _) = apply(model, &only(login("https://id.example")));
    let json = json_of(&applied);
    assert_eq!(token(&json)["customParameters"]["authorizationUrl"]["value"], "https://id.example/authorize");
    assert_eq!(token(&json)["customParameters"]["tokenUrl"]["value"], "https://other.example/token");
}

#[test]
fn oauth2_resolves_relative_addresses_against_the_host() {
    let (applied, found) = apply(OAuth2::new().client_id("app"), &only(login("/oauth")));
    assert_eq!(ids(&found), Vec::<String>::new());
    let json = json_of(&applied);
    assert_eq!(token(&json)["customParameters"]["tokenUrl"]["value"], "https://api.example/oauth/token");
    assert_eq!(json["securityDefinitions"]["oauth2_auth"]["tokenUrl"], "https://api.example/oauth/token");
}

#[test]
fn oauth2_replaces_addresses_that_cannot_be_used() {
    let (applied, found) = apply(OAuth2::new().client_id("app"), &only(login("https://{tenant}.example")));
    assert_eq!(
        ids(&found),
        [
            "auth-url-invalid",
            "placeholder-written",
            "auth-url-invalid",
            "placeholder-written",
            "auth-url-invalid"
        ]
    );
    let json = json_of(&applied);
    assert_eq!(token(&json)["customParameters"]["refreshUrl"]["value"], "https://replace-me.invalid/token");
}

#[test]
fn entra_takes_tenant_cloud_and_scopes() {
    let security = only(login("https://login.microsoftonline.us/contoso.com/oauth2/v2.0"));
    let (applied, _) = apply(EntraId::new().client_id(APP), &security);
    let json = json_of(&applied);
    assert_eq!(token(&json)["customParameters"]["LoginUri"]["value"], "https://login.microsoftonline.us");
    assert_eq!(token(&json)["customParameters"]["TenantId"]["value"], "contoso.com");
    assert_eq!(token(&json)["scopes"], json!(["read"]));
    assert_eq!(
        json["securityDefinitions"]["oauth2-auth"]["authorizationUrl"],
        "https://login.microsoftonline.us/common/oauth2/authorize"
    );
}

#[test]
fn managed_identity_takes_only_a_guid_from_the_document() {
    let tenant = |segment: &str| {
        let security = only(login(&format!("https://login.microsoftonline.com/{segment}/oauth2/v2.0")));
        let (applied, found) =
            apply(ManagedIdentity::new().client_id(APP).resource("api://orders"), &security);
        (token(&json_of(&applied))["customParameters"]["TenantId"]["value"].clone(), ids(&found))
    };
    assert_eq!(tenant(GUID), (json!(GUID), vec![]));
    assert_eq!(tenant("common"), (json!("replace-me"), vec!["tenant-missing!".to_owned()]));
}

#[test]
fn resource_comes_from_a_known_host_or_the_scopes() {
    let resource = |host: &str, model: EntraId| {
        let (applied, found) = apply_at(host, model.client_id(APP), &SpecSecurity::default());
        assert_eq!(ids(&found), Vec::<String>::new());
        let json = json_of(&applied);
        assert_eq!(
            token(&json)["properties"]["AzureActiveDirectoryResourceId"],
            token(&json)["customParameters"]["ResourceUri"]["value"]
        );
        token(&json)["customParameters"]["ResourceUri"]["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(resource("graph.microsoft.com", EntraId::new()), "https://graph.microsoft.com");
    assert_eq!(resource("management.azure.com", EntraId::new()), "https://management.core.windows.net/");
    assert_eq!(resource("api.example", EntraId::new().scope("api://orders/Orders.Read")), "api://orders");
    // To the letter, slash or not.
    assert_eq!(resource("graph.microsoft.com", EntraId::new().resource("https://x/")), "https://x/");
}

#[test]
fn api_key_takes_the_scheme_that_fits_what_is_given() {
    let schemes = json!({
        "h": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "q": {"type": "apiKey", "in": "query", "name": "key"},
        "t": {"type": "http", "scheme": "bearer"}
    });
    let security = document(schemes, &[json!([{"h": []}, {"q": []}, {"t": []}])]);
    let written = |model: ApiKey| {
        let json = json_of(&apply(model, &security).0);
        let definition = &json["securityDefinitions"]["api_key"];
        let policy = json["properties"]["policyTemplateInstances"][0]["parameters"]["x-ms-apimTemplateParameter.value"]
            .as_str()
            .map(str::to_owned);
        (
            definition["in"].as_str().unwrap().to_owned(),
            definition["name"].as_str().unwrap().to_owned(),
            policy,
        )
    };
    let of = |key_in: &str, name: &str, policy: Option<&str>| {
        (key_in.into(), name.into(), policy.map(str::to_owned))
    };
    assert_eq!(written(ApiKey::new()), of("header", "X-Key", None));
    assert_eq!(written(ApiKey::new().key_in(KeyIn::Query)), of("query", "key", None));
    assert_eq!(written(ApiKey::new().name("KEY")), of("query", "KEY", None));
    assert_eq!(
        written(ApiKey::new().name("authorization")),
        of("header", "authorization", Some("Bearer @connectionParameters('api_key')"))
    );
    assert_eq!(written(ApiKey::new().name("X-Other")), of("header", "X-Other", None));
}

#[test]
fn api_key_takes_the_prefix_that_the_description_shows() {
    let scheme = |name: &str| {
        let description = "Send `DeepL-Auth-Key <api-key>`";
        only(json!({"type": "apiKey", "in": "header", "name": name, "description": description}))
    };
    let written = |model: ApiKey, name: &str| {
        let (applied, found) = apply(model, &scheme(name));
        let json = json_of(&applied);
        let policy = &json["properties"]["policyTemplateInstances"][0]["parameters"];
        let value = policy["x-ms-apimTemplateParameter.value"].as_str().map(str::to_owned);
        (value, ids(&found).contains(&"key-prefix-inferred".to_owned()))
    };
    let inferred = "DeepL-Auth-Key @connectionParameters('api_key')";
    assert_eq!(written(ApiKey::new(), "Authorization"), (Some(inferred.to_owned()), true));
    assert_eq!(written(ApiKey::new(), "X-Key"), (None, false), "only schemes of Authorization have one");
    assert_eq!(
        written(ApiKey::new().prefix(""), "Authorization"),
        (None, false),
        "it was said that there is none"
    );
    let given = "Key @connectionParameters('api_key')";
    assert_eq!(written(ApiKey::new().prefix("Key"), "Authorization"), (Some(given.to_owned()), false));
}

#[test]
fn key_in_the_query_string_is_told_the_header_that_opens_as_much() {
    let schemes = json!({
        "q": {"type": "apiKey", "in": "query", "name": "key"},
        "h": {"type": "apiKey", "in": "header", "name": "X-Key"}
    });
    let told = |model: AuthModel, required: &[Value]| {
        let (_, found) = apply(model, &document(schemes.clone(), required));
        let one = found.iter().find(|one| one.id == "key-header-offered");
        one.map(|one| (one.at.pointer.to_string(), one.help.clone().unwrap()))
    };
    let query = || AuthModel::from(ApiKey::new().key_in(KeyIn::Query));
    let either = [json!([{"q": []}, {"h": []}])];
    let (place, help) = told(query(), &either).unwrap();
    assert_eq!(place, "/components/securitySchemes/h");
    assert!(help.contains("`--auth api-key --key-name X-Key --key-in header`"), "{help}");
    assert!(told(ApiKey::new().key_in(KeyIn::Query).name("other").into(), &either).is_some());
    assert_eq!(told(query(), &[json!([{"q": []}, {"h": []}]), json!([{"q": []}])]), None, "it opens less");
    assert_eq!(told(query(), &[json!([{"q": [], "h": []}])]), None, "both are sent");
    assert_eq!(told(ApiKey::new().into(), &either), None);
    assert_eq!(told(AuthModel::FromSpec(AuthValues::default()), &either), None);
}

#[test]
fn explicit_models_that_differ_from_the_document_are_noted() {
    let key = only(json!({"type": "apiKey", "in": "header", "name": "X-Key"}));
    for model in [AuthModel::None, AuthModel::Basic] {
        assert_eq!(ids(&apply(model, &key).1), ["auth-differs-from-document"]);
    }
    let cookie = only(json!({"type": "apiKey", "in": "cookie", "name": "sid"}));
    assert_eq!(ids(&apply(AuthModel::Basic, &cookie).1), ["auth-differs-from-document"]);
    // What connectors do not have is named as well.
    let flow = only(
        json!({"type": "oauth2", "flows": {"password": {"tokenUrl": "https://id.example/t", "scopes": {}}}}),
    );
    let (_, found) = apply(AuthModel::Basic, &flow);
    let told = found.iter().find(|found| found.id == "auth-differs-from-document").unwrap();
    assert_eq!(
        told.message,
        "the document asks for OAuth 2.0 by the password flow, the connector signs in by `basic`"
    );
    // Tokens of an identity provider are bearer tokens.
    let bearer = only(json!({"type": "http", "scheme": "bearer"}));
    let entra = EntraId::new().client_id(APP).resource("api://orders");
    assert_eq!(ids(&apply(entra, &bearer).1), Vec::<String>::new());
}
