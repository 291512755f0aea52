use connectorgen_diagnostics::Diagnostics;
use connectorgen_model::{ConnectionParameter, Connector};
use insta::{assert_json_snapshot, assert_snapshot};
use serde_json::Value;

use super::{APP, GUID, apply, json_of, text_of};
use crate::{ApiKey, AuthModel, EntraId, KeyIn, ManagedIdentity, OAuth2, SpecSecurity, apply_auth};

fn complete() -> Vec<(&'static str, AuthModel)> {
    vec![
        ("none", AuthModel::None),
        ("basic", AuthModel::Basic),
        ("api_key_header", ApiKey::new().name("X-API-Key").into()),
        ("api_key_query", ApiKey::new().name("key").key_in(KeyIn::Query).into()),
        ("api_key_authorization", ApiKey::new().name("Authorization").into()),
        ("api_key_bearer", ApiKey::new().prefix("Bearer").into()),
        ("api_key_prefix", ApiKey::new().name("X-Auth").prefix("Token token=").into()),
        (
            "oauth2",
            OAuth2::new()
                .client_id("my-app")
                .scopes(["read", "write"])
                .authorization_url("https://id.example/authorize")
                .token_url("https://id.example/token")
                .into(),
        ),
        (
            "entra_id",
            EntraId::new()
                .client_id(APP)
                .tenant_id("contoso.com")
                .resource("api://orders")
                .scope("Orders.Read")
                .into(),
        ),
        (
            "managed_identity",
            ManagedIdentity::new()
                .client_id(APP)
                .tenant_id(GUID.to_uppercase())
                .resource("https://graph.microsoft.com")
                .scopes(["User.Read", "Mail.Read"])
                .into(),
        ),
    ]
}

fn empty() -> Vec<(&'static str, AuthModel)> {
    vec![
        ("api_key", ApiKey::new().into()),
        ("oauth2", OAuth2::new().into()),
        ("entra_id", EntraId::new().into()),
        ("managed_identity", ManagedIdentity::new().into()),
    ]
}

#[test]
fn complete_models_are_written_as_the_platform_has_them() {
    for (name, model) in complete() {
        let (applied, found) = apply(model, &SpecSecurity::default());
        assert_eq!(text_of(&found), "", "{name}");
        assert_json_snapshot!(name, json_of(&applied));
    }
}

#[test]
fn models_without_values_are_written_with_placeholders() {
    for (name, model) in empty() {
        let (applied, found) = apply(model, &SpecSecurity::default());
        assert_json_snapshot!(format!("{name}__empty"), json_of(&applied));
        assert_snapshot!(format!("{name}__empty_diagnostics"), text_of(&found));
        let placeholders = found.iter().filter(|d| d.id == crate::codes::PLACEHOLDER_WRITTEN.id).count();
        assert_eq!(applied.sign_ins[0].missing.len(), placeholders);
    }
}

#[test]
fn sign_in_tells_the_whole_way() {
    for (name, model) in complete() {
        let (applied, _) = apply(model, &SpecSecurity::default());
        assert_json_snapshot!(format!("{name}__sign_in"), applied.sign_ins[0]);
    }
}

#[test]
fn client_secret_is_in_no_file_of_any_model() {
    for (name, model) in complete().into_iter().chain(empty()) {
        let (applied, _) = apply(model, &SpecSecurity::default());
        assert!(!has_secret(&json_of(&applied)), "{name}");
    }
}

fn has_secret(value: &Value) -> bool {
    match value {
        Value::Object(members) => members
            .iter()
            .any(|(key, value)| key.to_ascii_lowercase().contains("secret") || has_secret(value)),
        Value::Array(items) => items.iter().any(has_secret),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[test]
fn scopes_are_the_same_in_both_files() {
    for (name, model) in complete() {
        let (applied, _) = apply(model, &SpecSecurity::default());
        let json = json_of(&applied);
        let Some(settings) = json["properties"]["connectionParameters"]["token"].get("oAuthSettings") else {
            continue;
        };
        let (definition, body) = json["securityDefinitions"].as_object().unwrap().iter().next().unwrap();
        let keys: Vec<&String> = body["scopes"].as_object().unwrap().keys().collect();
        assert_eq!(serde_json::to_value(keys).unwrap(), settings["scopes"], "{name}");
        assert_eq!(json["security"][0][definition], settings["scopes"], "{name}");
    }
}

#[test]
fn parameters_of_the_connector_stay_behind_those_of_the_sign_in() {
    let mut connector = Connector::default();
    connector.properties.connection_parameters.insert("region".to_owned(), ConnectionParameter::default());
    let mut found = Diagnostics::new();
    let applied = apply_auth(connector, &AuthModel::Basic.into(), &SpecSecurity::default(), &mut found);
    let names: Vec<&String> = applied.secured.properties.connection_parameters.keys().collect();
    assert_eq!(names, ["username", "password", "region"]);
}

#[cfg(feature = "schema")]
#[test]
fn schema_has_every_model_and_no_other_key() {
    let schema = serde_json::to_value(schemars::schema_for!(AuthModel)).unwrap();
    assert_json_snapshot!("schema", schema);
}
