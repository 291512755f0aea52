//! Addresses that differ from connection to connection, without a sign-in to ask for them beside.

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_model::{
    ConnectionParameter, Connector, Constraints, DynamicHost, PolicyTemplateInstance, UiDefinition,
};
use serde_json::Value;

use super::{ids, json_of, text_of};
use crate::{ApiKey, AuthModel, SpecSecurity, apply_auth};

fn question(default: Option<&str>, required: bool) -> ConnectionParameter {
    let constraints = Some(Constraints::default().required(required));
    ConnectionParameter {
        kind: "string".to_owned(),
        default_value: default.map(Value::from),
        ui_definition: Some(UiDefinition { constraints, ..UiDefinition::default() }),
        ..ConnectionParameter::default()
    }
}

fn with(auth: impl Into<AuthModel>, questions: &[(&str, ConnectionParameter)]) -> (Value, Diagnostics) {
    let host = DynamicHost {
        parameters: questions.iter().map(|(name, question)| ((*name).to_owned(), question.clone())).collect(),
        policy: PolicyTemplateInstance::dynamic_host_url("Address", "https://@connectionParameters('shop')"),
        fixed: None,
        source: JsonPointer::root().join("here"),
    };
    let connector = Connector { dynamic_hosts: vec![host], ..Connector::default() };
    let mut found = Diagnostics::new();
    let applied = apply_auth(connector, &auth.into().into(), &SpecSecurity::default(), &mut found);
    (json_of(&applied), found)
}

#[test]
fn address_without_a_sign_in_has_its_defaults() {
    let questions = [("shop", question(Some("demo"), true)), ("stage", question(None, false))];
    let (json, found) = with(AuthModel::None, &questions);
    assert_eq!(ids(&found), ["server-variable-fixed"]);
    assert_eq!(json["properties"]["connectionParameters"], serde_json::json!({}));
}

#[test]
fn address_with_a_part_that_nobody_knows_needs_a_sign_in() {
    let questions = [("shop", question(None, true)), ("stage", question(Some("test"), true))];
    let (_, found) = with(AuthModel::None, &questions);
    assert_eq!(ids(&found), ["server-variable-open!"]);
    assert!(
        text_of(&found)
            .contains("/here: without a sign-in nothing is asked for, and there is no default for `shop`")
    );
    let (json, found) = with(ApiKey::new().name("X-Key"), &questions);
    assert_eq!(ids(&found), Vec::<String>::new());
    assert!(json["properties"]["connectionParameters"]["shop"].is_object());
}
