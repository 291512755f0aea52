use serde_json::json;

use super::support::paths;

const HOOKS: &str = "\
/hooks:
  get: {operationId: ListHooks, summary: List hooks, description: Lists the hooks there are., responses: {'200': {description: ok}}}
  post:
    operationId: addHook
    summary: Add a hook
    description: Adds a hook.
    requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {target: {type: object, properties: {url: {type: string, format: uri}}}, name: {type: string}}}}}}
    responses: {'201': {description: Made, headers: {Location: {schema: {type: string}}}}}
    callbacks:
      orderCreated:
        '{$request.body#/target/url}':
          post: {requestBody: {content: {application/json: {schema: {type: object, properties: {orderId: {type: string}}}}}}, responses: {'200': {description: ok}}}
/hooks/{id}:
  delete: {operationId: DropHook, summary: Drop a hook, description: Drops one of the hooks., parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: gone}}}
";

#[test]
fn callback_makes_a_webhook_trigger() {
    let lowered = paths(HOOKS);
    // What a trigger delivers stands on its path and would be said of the list as well, so it has one of its own.
    let item = lowered.at("/paths/~1add-hook~1hooks");
    assert_eq!(item["x-ms-notification-content"]["schema"]["properties"]["orderId"]["type"], "string");
    let trigger = &item["post"];
    assert_eq!(
        (&trigger["x-ms-trigger"], &trigger["summary"]),
        (&json!("single"), &json!("When an order created event occurs"))
    );
    assert_eq!(
        trigger["description"],
        "This operation triggers when an order created event occurs. Adds a hook."
    );
    let body = &trigger["parameters"][0];
    assert_eq!(body["schema"]["required"], json!(["target"]));
    let url = &body["schema"]["properties"]["target"]["properties"]["url"];
    assert_eq!((&url["x-ms-notification-url"], &url["x-ms-visibility"]), (&json!(true), &json!("internal")));
    assert_eq!(body["schema"]["properties"]["target"]["required"], json!(["url"]));
    assert_eq!(lowered.at("/paths/~1hooks~1{id}/delete/x-ms-visibility"), "internal");
    assert_eq!(lowered.at("/paths/~1hooks/get/operationId"), "ListHooks");
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn callback_with_an_address_elsewhere_is_left_out() {
    let lowered = paths(&HOOKS.replace("{$request.body#/target/url}", "{$request.query.url}"));
    assert_eq!(lowered.at("/paths/~1hooks/post/x-ms-trigger"), &json!(null));
    assert_eq!(lowered.ids(), ["callback-left-out"]);
    let lowered = paths(&HOOKS.replace("{$request.body#/target/url}", "{$request.body#/missing}"));
    assert_eq!(lowered.at("/paths/~1hooks/post/x-ms-trigger"), &json!(null));
    assert!(lowered.ids().contains(&"callback-left-out"));
}

#[test]
fn several_callbacks_make_several_triggers() {
    let more = "      orderClosed:\n        '{$request.body#/target/url}':\n          post: {summary: When an order was closed, responses: {'200': {description: ok}}}\n/hooks/{id}:";
    let lowered = paths(&HOOKS.replace("/hooks/{id}:", more));
    let ids: Vec<_> = lowered.definition["paths"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|item| item["post"]["operationId"].as_str())
        .collect();
    assert_eq!(ids, ["AddHookOrderCreated", "AddHookOrderClosed"]);
    let closed = lowered.at("/paths/~1add-hook-order-closed~1hooks/post/summary");
    assert_eq!(closed, "When an order was closed");
}

#[test]
fn subscription_that_nothing_ends_is_reported() {
    let lowered = paths(HOOKS.split("/hooks/{id}:").next().unwrap());
    assert_eq!(lowered.ids(), ["trigger-without-unsubscribe"]);
}

#[test]
fn several_callbacks_are_triggers_that_subscribe_to_one_event_each() {
    let lowered = paths(
        "/hooks:\n  post:\n    operationId: AddHook\n    summary: Add a hook\n    description: Adds a hook.\n    requestBody: {required: true, content: {application/json: {schema: {type: object, required: [url], properties: {url: {type: string}, events: {type: array, items: {type: string, enum: [order.created, order.deleted]}}}}}}}\n    responses: {'201': {description: Made}}\n    callbacks:\n      orderCreated: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}\n      orderDeleted: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}",
    );
    let triggers = lowered.at("/paths").as_object().unwrap();
    let events: Vec<_> = triggers
        .values()
        .map(|item| &item["post"]["parameters"][0]["schema"])
        .map(|body| (&body["properties"]["events"]["default"], &body["required"]))
        .collect();
    let required = json!(["url", "events"]);
    assert_eq!(events, [(&json!(["order.created"]), &required), (&json!(["order.deleted"]), &required)]);
}

#[test]
fn callback_of_a_form_is_left_out_because_it_is_one() {
    let lowered = paths(&HOOKS.replace(
        "application/json: {schema: {type: object, properties: {target",
        "application/x-www-form-urlencoded: {schema: {type: object, properties: {target",
    ));
    assert_eq!(lowered.at("/paths/~1hooks/post/x-ms-trigger"), &json!(null));
    assert_eq!(lowered.ids(), ["callback-left-out"]);
    assert_eq!(
        lowered.messages,
        [
            "the callback `orderCreated` is left out: a trigger gives its address in a JSON body, and `target/url` is a field of a form"
        ]
    );
}

#[test]
fn callback_gives_its_body_and_nothing_else() {
    let put = "put: {responses: {'200': {description: ok}}}, post: {parameters: [{name: sign, in: header, schema: {type: string}}], callbacks: {}, ";
    let lowered = paths(
        &HOOKS
            .replace("post: {requestBody", &format!("{{{put}requestBody"))
            .replace("description: ok}}}\n/hooks/{id}", "description: ok}}}}\n/hooks/{id}"),
    );
    assert_eq!(lowered.ids(), ["callback-nested", "callback-left-out", "callback-details-left-out"]);
}

#[test]
fn callback_that_brings_no_json_object_says_so() {
    let event = "{application/json: {schema: {type: object, properties: {orderId: {type: string}}}}}";
    for other in ["{text/plain: {schema: {type: string}}}", "{application/json: {schema: {type: string}}}"] {
        let lowered = paths(&HOOKS.replace(event, other));
        let item = lowered.at("/paths/~1add-hook~1hooks");
        assert_eq!(item["x-ms-notification-content"]["schema"], json!({"type": "object"}));
        assert_eq!(lowered.ids(), ["callback-details-left-out"], "{other}");
    }
}

#[test]
fn callback_with_two_addresses_makes_two_triggers() {
    let event = "post: {requestBody: {content: {application/json: {schema: {type: object, properties: {orderId: {type: string}}}}}}, responses: {'200': {description: ok}}}";
    let second = format!("{event}\n        '{{$request.body#/name}}':\n          {event}");
    let lowered = paths(&HOOKS.replace(event, &second));
    let triggers = lowered.at("/paths").as_object().unwrap().values();
    let triggers: Vec<_> = triggers.filter(|item| item.get("x-ms-notification-content").is_some()).collect();
    assert_eq!(triggers.len(), 2);
    assert!(!lowered.ids().contains(&"operation-id-shared"), "{:?}", lowered.reports);
}
