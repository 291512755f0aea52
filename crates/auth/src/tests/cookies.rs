//! Cookies that operations of the document need.

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_model::{Connector, Cookie, Operation, PathItem};
use serde_json::{Value, json};

use super::{document, ids, json_of, only, text_of};
use crate::{
    ApiKey, AuthModel, AuthParameter, AuthSet, AuthSets, AuthValues, KeyIn, SpecSecurity, apply_auth,
};

fn cookie(name: &str, operations: &[&str]) -> Cookie {
    Cookie {
        name: name.to_owned(),
        label: name.to_uppercase(),
        operations: operations.iter().map(|&id| id.to_owned()).collect(),
        source: JsonPointer::root().join("here"),
        ..Cookie::default()
    }
}

/// What comes of these cookies in a connector with the operations `A` and `B`.
fn with(cookies: Vec<Cookie>, auth: impl Into<AuthSets>, security: &SpecSecurity) -> (Value, Diagnostics) {
    let mut connector = Connector { cookies, ..Connector::default() };
    for id in ["A", "B"] {
        let operation = Operation { operation_id: Some(id.to_owned()), ..Operation::default() };
        let item = PathItem { get: Some(Box::new(operation)), ..PathItem::default() };
        connector.definition.paths.insert(format!("/{id}"), item);
    }
    let mut found = Diagnostics::new();
    let applied = apply_auth(connector, &auth.into(), security, &mut found);
    (json_of(&applied), found)
}

fn sent(json: &Value) -> Vec<&str> {
    let policies = json["properties"]["policyTemplateInstances"].as_array();
    let header = |policy: &'_ Value| policy["parameters"]["x-ms-apimTemplateParameter.name"] == "Cookie";
    policies
        .into_iter()
        .flatten()
        .filter(|policy| header(policy))
        .map(|policy| policy["parameters"]["x-ms-apimTemplateParameter.value"].as_str().unwrap())
        .collect()
}

#[test]
fn cookie_is_asked_for_beside_every_sign_in() {
    let sets = vec![AuthSet::from(AuthModel::Basic), AuthSet::from(ApiKey::new().name("X-Key"))];
    let (json, found) = with(vec![cookie("sid", &["A", "B"])], sets, &SpecSecurity::default());
    assert_eq!(ids(&found), ["auth-policy-shared"]);
    for set in json["properties"]["connectionParameterSets"]["values"].as_array().unwrap() {
        assert_eq!(set["parameters"]["sid"]["uiDefinition"]["displayName"], "SID");
    }
    assert_eq!(sent(&json), ["sid=@connectionParameters('sid','')"]);
}

#[test]
fn cookies_are_sent_together_with_the_key_that_is_one() {
    let key = only(json!({"type": "apiKey", "in": "cookie", "name": "key"}));
    let cookies = vec![cookie("key", &["A"]), cookie("sid", &["A", "B"]), cookie("zone", &["B"])];
    let (json, found) = with(cookies, AuthModel::FromSpec(AuthValues::default()), &key);
    assert_eq!(ids(&found), Vec::<String>::new());
    let all = [
        "key=@connectionParameters('api_key'); sid=@connectionParameters('sid'); zone=@connectionParameters('zone','')",
    ];
    assert_eq!(sent(&json), all);
    let required = |name: &str| {
        json["properties"]["connectionParameters"][name]["uiDefinition"]["constraints"]["required"].clone()
    };
    assert_eq!((required("sid"), required("zone")), (json!("true"), json!("false")));
}

#[test]
fn values_of_a_cookie_are_a_choice_and_no_secret() {
    let zone = Cookie {
        values: vec!["1".to_owned(), "2".to_owned()],
        default: Some("2".to_owned()),
        ..cookie("zone", &["A", "B"])
    };
    let (json, _) = with(vec![zone], AuthModel::Basic, &SpecSecurity::default());
    let asked = &json["properties"]["connectionParameters"]["zone"];
    assert_eq!((&asked["type"], &asked["defaultValue"]), (&json!("string"), &json!("2")));
    let choices = &asked["uiDefinition"]["constraints"]["allowedValues"];
    assert_eq!(choices[0], json!({"text": "1", "value": "1"}));
}

#[test]
fn cookie_that_the_configuration_sends_is_not_sent_twice() {
    let mut set = AuthSet::from(AuthModel::Basic);
    set.parameters = vec![AuthParameter::new("session").sent(KeyIn::Cookie, "sid")];
    let (json, _) = with(vec![cookie("sid", &["A", "B"])], set, &SpecSecurity::default());
    assert_eq!(sent(&json), ["sid=@connectionParameters('session')"]);
}

#[test]
fn document_that_asks_for_cookies_alone_signs_in_with_them() {
    let none = document(json!({}), &[Value::Null]);
    let (json, found) =
        with(vec![cookie("sid", &["A", "B"])], AuthModel::FromSpec(AuthValues::default()), &none);
    assert_eq!(ids(&found), Vec::<String>::new());
    assert_eq!(sent(&json), ["sid=@connectionParameters('sid')"]);
    assert_eq!(json["securityDefinitions"]["custom"]["name"], "Cookie");
}

#[test]
fn cookie_without_a_sign_in_is_not_sent_and_reported() {
    let (json, found) = with(vec![cookie("sid", &["A"])], AuthModel::None, &SpecSecurity::default());
    assert_eq!(json["properties"]["connectionParameters"], json!({}));
    assert!(sent(&json).is_empty());
    insta::assert_snapshot!(text_of(&found), @r"
    warning[cookie-not-sent] Source /here: without a sign-in nothing is asked for, so the cookie `sid` is not sent
      help: the sign-in `from-spec` asks for it, and so does every other one
    ");
}
