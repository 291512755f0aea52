//! Several ways to sign in, side by side.

use insta::{assert_json_snapshot, assert_snapshot};
use serde_json::{Value, json};

use super::{APP, GUID, apply, document, ids, json_of, only, text_of};
use crate::{
    ApiKey, AuthModel, AuthParameter, AuthSet, AuthSets, EntraId, KeyIn, ManagedIdentity, OAuth2Generic,
    ServicePrincipal, SpecSecurity,
};

fn key(name: &str, place: &str) -> Value {
    json!({"type": "apiKey", "in": place, "name": name})
}

fn sets(all: Vec<AuthSet>) -> AuthSets {
    AuthSets::from(all)
}

fn policies(json: &Value) -> Vec<(String, String, String)> {
    let text = |policy: &Value, name: &str| {
        policy["parameters"][format!("x-ms-apimTemplateParameter.{name}")]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let all = json["properties"]["policyTemplateInstances"].as_array();
    all.into_iter()
        .flatten()
        .map(|policy| (text(policy, "name"), text(policy, "value"), text(policy, "existsAction")))
        .collect()
}

#[test]
fn user_and_service_principal_stand_side_by_side_as_the_portal_writes_them() {
    let user = ManagedIdentity::new().client_id(APP).tenant_id(GUID).resource("api://orders");
    let application = ServicePrincipal::new().client_id(APP).tenant_id(GUID).resource("api://orders");
    let (applied, found) =
        apply(sets(vec![user.scope("Orders.Read").into(), application.into()]), &SpecSecurity::default());
    assert_eq!(text_of(&found), "");
    assert_json_snapshot!(json_of(&applied));
}

#[test]
fn first_set_is_the_connection_parameters() {
    let (applied, found) = apply(
        sets(vec![AuthModel::Basic.into(), ApiKey::new().name("X-Key").into()]),
        &SpecSecurity::default(),
    );
    assert_eq!(ids(&found), Vec::<String>::new());
    let json = json_of(&applied);
    let properties = &json["properties"];
    let values = properties["connectionParameterSets"]["values"].as_array().unwrap();
    assert_eq!(properties["connectionParameters"], values[0]["parameters"]);
    let names: Vec<&Value> = values.iter().map(|set| &set["name"]).collect();
    assert_eq!(names, ["basic_auth", "api_key"]);
    assert_eq!(json["security"], json!([{"basic_auth": []}, {"api_key": []}]));
    let definitions: Vec<&String> = json["securityDefinitions"].as_object().unwrap().keys().collect();
    assert_eq!(definitions, ["basic_auth", "api_key"]);
}

#[test]
fn two_sets_of_one_model_have_names_and_labels_of_their_own() {
    let (applied, _) = apply(
        sets(vec![ApiKey::new().name("X-A").into(), ApiKey::new().name("X-B").into()]),
        &SpecSecurity::default(),
    );
    let json = json_of(&applied);
    let values = json["properties"]["connectionParameterSets"]["values"].as_array().unwrap();
    let shown: Vec<(&str, &str)> = values
        .iter()
        .map(|set| (set["name"].as_str().unwrap(), set["uiDefinition"]["displayName"].as_str().unwrap()))
        .collect();
    assert_eq!(shown, [("api_key", "API Key"), ("api_key_2", "API Key 2")]);
    let labels: Vec<Option<&str>> = applied.sign_ins.iter().map(|one| one.label.as_deref()).collect();
    assert_eq!(labels, [Some("API Key"), Some("API Key 2")]);
}

#[test]
fn sharing_follows_whose_the_credentials_are_unless_it_is_given() {
    let all = vec![
        EntraId::new().client_id(APP).resource("api://orders").into(),
        AuthModel::Basic.into(),
        AuthSet::new(ApiKey::new().name("X-A")).sharing(false),
    ];
    let (applied, _) = apply(sets(all), &SpecSecurity::default());
    let json = json_of(&applied);
    let values = json["properties"]["connectionParameterSets"]["values"].as_array().unwrap();
    let sharing: Vec<&Value> = values.iter().map(|set| &set["metadata"]["allowSharing"]).collect();
    assert_eq!(sharing, [false, true, false]);
}

#[test]
fn policies_of_one_set_have_defaults_for_the_others() {
    let tenant = AuthParameter::new("tenant").sent(KeyIn::Header, "X-Tenant");
    let all = vec![AuthModel::Basic.into(), AuthSet::new(AuthModel::Custom).parameter(tenant)];
    let (applied, found) = apply(sets(all), &SpecSecurity::default());
    assert_eq!(ids(&found), ["auth-policy-shared"]);
    let expected =
        ("X-Tenant".to_owned(), "@connectionParameters('tenant','')".to_owned(), "skip".to_owned());
    assert_eq!(policies(&json_of(&applied)), [expected]);
}

#[test]
fn one_name_for_two_places_becomes_two_names() {
    let id = |header: &str| AuthParameter::new("id").sent(KeyIn::Header, header);
    let all = vec![
        AuthSet::new(AuthModel::Custom).parameter(id("X-User")),
        AuthSet::new(AuthModel::Custom).parameter(id("X-App")),
        AuthSet::new(AuthModel::Custom).parameter(id("X-User")),
    ];
    let (applied, _) = apply(sets(all), &SpecSecurity::default());
    let json = json_of(&applied);
    let values = json["properties"]["connectionParameterSets"]["values"].as_array().unwrap();
    let names: Vec<&String> =
        values.iter().flat_map(|set| set["parameters"].as_object().unwrap().keys()).collect();
    assert_eq!(names, ["id", "id_2", "id"]);
    let sent: Vec<String> = policies(&json).into_iter().map(|(name, _, _)| name).collect();
    assert_eq!(sent, ["X-User", "X-App"]);
}

#[test]
fn no_sign_in_is_a_set_without_parameters() {
    let (applied, _) =
        apply(sets(vec![AuthModel::Basic.into(), AuthModel::None.into()]), &SpecSecurity::default());
    let json = json_of(&applied);
    let last = &json["properties"]["connectionParameterSets"]["values"][1];
    // `paconn` 0.0.21 fails at a set without `parameters`.
    assert_eq!(last["parameters"], json!({}));
}

#[test]
fn alternatives_of_the_document_become_sets() {
    let schemes = json!({
        "login": {"type": "http", "scheme": "basic", "description": "The account of your shop"},
        "key": key("X-Key", "header"),
    });
    let (applied, found) =
        apply(AuthModel::default(), &document(schemes, &[json!([{"login": []}, {"key": []}])]));
    assert_eq!(text_of(&found), "");
    let json = json_of(&applied);
    let values = json["properties"]["connectionParameterSets"]["values"].as_array().unwrap();
    let told: Vec<&Value> = values.iter().map(|set| &set["uiDefinition"]["description"]).collect();
    assert_eq!(told, ["API Key", "The account of your shop"]);
    assert_eq!(json["security"], json!([{"api_key": []}, {"basic_auth": []}]));
}

#[test]
fn optional_sign_in_is_a_set_of_its_own() {
    let schemes = json!({"key": key("X-Key", "header")});
    let (applied, found) =
        apply(AuthModel::default(), &document(schemes, &[json!([{"key": []}, {}]), json!([])]));
    assert_eq!(text_of(&found), "");
    let json = json_of(&applied);
    let values = json["properties"]["connectionParameterSets"]["values"].as_array().unwrap();
    assert_eq!(values.len(), 2);
    assert_eq!(values[1]["parameters"], json!({}));
}

#[test]
fn schemes_that_are_required_together_are_one_set_with_several_parameters() {
    let schemes = json!({
        "application id": key("X-App", "header"),
        "application key": key("app_key", "query"),
        "session": key("sid", "cookie"),
    });
    let required = json!([{"application id": [], "application key": [], "session": []}]);
    let (applied, found) = apply(AuthModel::default(), &document(schemes, &[required]));
    assert_eq!(text_of(&found), "");
    let json = json_of(&applied);
    let parameters: Vec<&String> =
        json["properties"]["connectionParameters"].as_object().unwrap().keys().collect();
    assert_eq!(parameters, ["api_key", "application_key", "session"]);
    assert_eq!(json["properties"].get("connectionParameterSets"), None);
    let sent: Vec<(String, String)> =
        policies(&json).into_iter().map(|(name, value, _)| (name, value)).collect();
    assert_eq!(
        sent,
        [
            ("app_key".to_owned(), "@connectionParameters('application_key')".to_owned()),
            ("Cookie".to_owned(), "sid=@connectionParameters('session')".to_owned()),
        ]
    );
}

#[test]
fn parts_of_the_address_are_asked_for_by_each_connection() {
    let scheme = json!({"type": "oauth2", "flows": {"authorizationCode": {
        "authorizationUrl": "https://{shop}.id.example/authorize", "tokenUrl": "https://{shop}.id.example/token",
        "scopes": {"read": ""}
    }}});
    let shop = AuthParameter::new("shop").label("Shop").default_value("demo");
    let set = AuthSet::new(OAuth2Generic::new().client_id("app")).parameter(shop);
    let (applied, found) = apply(set, &only(scheme));
    assert_eq!(text_of(&found), "");
    assert_json_snapshot!(json_of(&applied));
}

#[test]
fn what_a_connection_cannot_be_made_with_is_refused_at_its_place() {
    let set = AuthSet::new(AuthModel::Custom)
        .parameter(AuthParameter::new("a b").sent(KeyIn::Header, "X-A"))
        .parameter(AuthParameter::new("b").sent(KeyIn::Query, "x y"))
        .parameter(AuthParameter::new("c").sent(KeyIn::Query, "c").prefix("Bearer"))
        .parameter(AuthParameter::new("d"))
        .parameter(AuthParameter::new("e").sent(KeyIn::Header, "X-E").default_value("hunter2"));
    let (_, found) = apply(sets(vec![AuthModel::Basic.into(), set]), &SpecSecurity::default());
    assert_snapshot!(text_of(&found));
    assert!(!text_of(&found).contains("hunter2"));
}

#[test]
fn sets_that_are_the_same_or_called_the_same_are_told() {
    let key = |name: &str| AuthSet::new(ApiKey::new().name(name));
    for (sets, told) in [
        (vec![key("X-A"), key("X-A")], "`api-key` is there twice, with the same values"),
        (vec![key("X-A").label("Key"), key("X-B").label("Key")], "two ways to sign in are called `Key`"),
    ] {
        let (_, found) = apply(sets, &SpecSecurity::default());
        assert_eq!(ids(&found), ["auth-set-repeated"]);
        assert!(text_of(&found).contains(told) && text_of(&found).contains("/auth/1"), "{}", text_of(&found));
    }
    let (_, found) = apply(vec![key("X-A"), key("X-B")], &SpecSecurity::default());
    assert_eq!(ids(&found), Vec::<String>::new());
}
