use serde_json::json;

use super::support::{Lowered, paths};

/// A subscription whose response says by a link how it ends, and not by `Location`.
fn linked(link: &str) -> Lowered {
    paths(&format!(
        "/hooks:\n  post:\n    operationId: AddHook\n    summary: Add a hook\n    description: Adds a hook.\n    requestBody: {{required: true, content: {{application/json: {{schema: {{type: object, properties: {{url: {{type: string}}}}}}}}}}}}\n    responses: {{'201': {{description: Made, links: {{end: {{{link}}}}}}}}}\n    callbacks: {{moved: {{'{{$request.body#/url}}': {{post: {{responses: {{'200': {{description: ok}}}}}}}}}}}}\n/subscriptions/{{key}}:\n  delete: {{operationId: EndHook, summary: End a hook, description: Ends one of the hooks., parameters: [{{name: key, in: path, required: true, schema: {{type: string}}}}], responses: {{'204': {{description: gone}}}}}}"
    ))
}

#[test]
fn link_says_which_operation_ends_a_subscription() {
    for link in ["operationId: EndHook", "operationRef: '#/paths/~1subscriptions~1{key}/delete'"] {
        let lowered = linked(link);
        assert_eq!(lowered.at("/paths/~1subscriptions~1{key}/delete/x-ms-visibility"), "internal", "{link}");
        assert_eq!(lowered.ids(), ["trigger-location-missing"], "{link}");
    }
}

#[test]
fn link_with_a_member_of_the_response_gives_the_location_by_a_policy() {
    let lowered = linked("operationId: EndHook, parameters: {key: '$response.body#/hook/id'}");
    let policy = &lowered.properties["policyTemplateInstances"][0];
    assert_eq!(policy["templateId"], "setheader");
    assert_eq!(
        policy["parameters"],
        json!({
            "x-ms-apimTemplateParameter.name": "Location",
            "x-ms-apimTemplateParameter.value": "https://api.example.com/subscriptions/@body().hook.id",
            "x-ms-apimTemplateParameter.existsAction": "skip",
            "x-ms-apimTemplate-policySection": "Response",
            "x-ms-apimTemplate-operationName": ["AddHook"]
        })
    );
    assert_eq!(lowered.ids(), ["trigger-location-by-policy"]);
}

#[test]
fn link_that_says_something_else_gives_no_location() {
    for value in ["$request.path.id", "$response.header.X-Id", "$response.body#/a-b", "$response.body#/"] {
        let lowered = linked(&format!("operationId: EndHook, parameters: {{key: '{value}'}}"));
        assert_eq!(lowered.ids(), ["trigger-location-missing", "link-left-out"], "{value}");
    }
    let lowered = linked("operationId: AddHook");
    assert_eq!(lowered.ids(), ["trigger-location-missing", "trigger-without-unsubscribe", "link-left-out"]);
}

#[test]
fn description_of_a_link_that_is_used_is_reported() {
    let lowered = linked("operationId: EndHook, description: Ends it.");
    assert_eq!(lowered.ids(), ["trigger-location-missing", "text-left-out"]);
}
