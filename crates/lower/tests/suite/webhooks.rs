use std::collections::BTreeMap;

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{LowerOptions, WebhookTrigger};
use serde_json::json;

use super::support::{Lowered, connector, with_options};

const HOOKS: &str = "\
openapi: 3.1.0
info: {title: T, version: '1', description: A description of at least thirty characters.}
servers: [{url: 'https://api.example.com'}]
paths:
  /orders:
    post: {operationId: AddOrder, summary: Add an order, description: Adds an order to the others., requestBody: {content: {application/json: {schema: {type: object, properties: {url: {type: string}}}}}}, responses: {'201': {description: Made}}}
  /hooks:
    post:
      operationId: addHook
      summary: Add a hook
      description: Adds a hook.
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Hook'}}}}
      responses: {'201': {description: Made, headers: {Location: {schema: {type: string}}}}}
  /hooks/{id}:
    delete: {operationId: DropHook, summary: Drop a hook, description: Drops one of the hooks., parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: gone}}}
webhooks:
  order.created:
    post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}, responses: {'200': {description: ok}}}
  order.deleted:
    post: {summary: When an order is gone, responses: {'200': {description: ok}}}
components:
  schemas:
    Hook: {type: object, properties: {target: {type: string, format: uri}, kind: {type: string}, event: {type: string, enum: [order.created, order.deleted]}}}
    Order: {type: object, properties: {orderId: {type: string}}}
";

fn lowered(webhooks: impl IntoIterator<Item = (&'static str, WebhookTrigger)>) -> Lowered {
    let webhooks: BTreeMap<_, _> =
        webhooks.into_iter().map(|(name, trigger)| (name.to_owned(), trigger)).collect();
    with_options(HOOKS, &LowerOptions { webhooks, ..LowerOptions::default() })
}

#[test]
fn webhook_with_configuration_is_a_trigger() {
    let made = lowered([
        ("order.created", WebhookTrigger::new("addHook", "/target").value("/kind", "web")),
        ("order.deleted", WebhookTrigger::new("POST /hooks", "target")),
    ]);
    assert!(made.reports.is_empty(), "{:?}", made.reports);
    let item = made.at("/paths/~1add-hook-order-created~1hooks");
    assert_eq!(item["x-ms-notification-content"]["schema"], json!({"$ref": "#/definitions/Order"}));
    let trigger = &item["post"];
    assert_eq!(
        (&trigger["operationId"], &trigger["x-ms-trigger"], &trigger["summary"]),
        (&json!("AddHookOrderCreated"), &json!("single"), &json!("When an order created event occurs"))
    );
    let body = &trigger["parameters"][0]["schema"];
    assert_eq!(body["required"], json!(["target", "event", "kind"]));
    let hidden = |name: &str| {
        let property = &body["properties"][name];
        (property["x-ms-visibility"].clone(), property["default"].clone())
    };
    assert_eq!(body["properties"]["target"]["x-ms-notification-url"], true);
    assert_eq!(hidden("target"), (json!("internal"), json!(null)));
    assert_eq!(hidden("event"), (json!("internal"), json!("order.created")));
    assert_eq!(hidden("kind"), (json!("internal"), json!("web")));
    assert_eq!(
        made.at("/paths/~1add-hook-order-deleted~1hooks/post/summary"),
        &json!("When an order is gone")
    );
    assert_eq!(made.at("/paths/~1hooks~1{id}/delete/x-ms-visibility"), "internal");
    assert_eq!(made.at("/paths/~1hooks"), &json!(null));
}

#[test]
fn name_of_a_webhook_s_trigger_does_not_change_when_another_one_comes() {
    let id = |made: &Lowered| made.at("/paths/~1add-hook-order-created~1hooks/post/operationId").clone();
    let created = ("order.created", WebhookTrigger::new("addHook", "/target"));
    let alone = lowered([created.clone()]);
    let beside = lowered([created, ("order.deleted", WebhookTrigger::new("addHook", "/target"))]);
    assert_eq!(alone.at("/paths/~1hooks/post/operationId"), "AddHookOrderCreated");
    assert_eq!(id(&beside), "AddHookOrderCreated");
}

#[test]
fn webhook_without_configuration_is_reported_with_what_would_make_it_a_trigger() {
    let mut found = Diagnostics::new();
    connector(HOOKS, &LowerOptions::default(), &mut found);
    let told: Vec<_> =
        found.iter().map(|one| format!("{}: {}", one.id, one.help.as_deref().unwrap_or_default())).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn webhook_whose_subscription_nobody_describes_is_reported_with_what_is_to_be_filled_in() {
    let mut found = Diagnostics::new();
    let (head, rest) = HOOKS.split_once("  /hooks:\n").unwrap();
    let (_, tail) = rest.split_once("webhooks:\n").unwrap();
    connector(&format!("{head}webhooks:\n{tail}"), &LowerOptions::default(), &mut found);
    let help = found.iter().next().and_then(|one| one.help.clone()).unwrap();
    assert!(
        help.ends_with("`webhooks: { \"order.created\": { subscribe: ITS_OPERATION_ID, callbackUrl: /PROPERTY_OF_ITS_BODY } }`"),
        "{help}"
    );
}

#[test]
fn webhook_that_the_document_does_not_have_is_an_error() {
    let made = lowered([("order.moved", WebhookTrigger::new("addHook", "/target"))]);
    assert_eq!(made.ids(), ["webhook-unknown", "webhook-left-out", "webhook-left-out"]);
}

#[test]
fn webhook_with_an_operation_or_a_property_that_is_not_there_is_an_error() {
    let ids = |trigger: WebhookTrigger| {
        let made = lowered([("order.created", trigger)]);
        made.ids().first().map(|id| (*id).to_owned()).unwrap_or_default()
    };
    assert_eq!(ids(WebhookTrigger::new("addHok", "/target")), "webhook-operation-unknown");
    assert_eq!(ids(WebhookTrigger::new("addHook", "/nothing")), "webhook-property-missing");
    assert_eq!(
        ids(WebhookTrigger::new("addHook", "/target").value("/nothing", 1)),
        "webhook-property-missing"
    );
    assert_eq!(ids(WebhookTrigger::new("DropHook", "/target")), "webhook-property-missing");
    let end = WebhookTrigger::new("addHook", "/target").unsubscribe("addHook");
    assert!(lowered([("order.created", end)]).ids().contains(&"webhook-operation-unknown"));
}

#[test]
fn webhooks_of_an_earlier_version_are_read_from_redoc_s_extension() {
    let earlier = HOOKS.replace("3.1.0", "3.0.3").replace("\nwebhooks:", "\nx-webhooks:");
    let trigger = WebhookTrigger::new("addHook", "/target");
    let webhooks = BTreeMap::from([("order.created".to_owned(), trigger)]);
    let made = with_options(&earlier, &LowerOptions { webhooks, ..LowerOptions::default() });
    let item = made.at("/paths/~1hooks");
    assert_eq!(item["x-ms-notification-content"]["schema"], json!({"$ref": "#/definitions/Order"}));
    assert_eq!(made.reports, ["webhook-left-out 19:3"]);
}
