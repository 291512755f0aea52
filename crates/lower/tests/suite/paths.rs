use serde_json::json;

use super::support::paths;

fn operation(id: &str) -> String {
    format!(
        "{{operationId: {id}, summary: Do {id}, description: Does what {id} does., responses: {{'200': {{description: Good}}}}}}"
    )
}

#[test]
fn path_variable_undeclared_is_taken_for_text() {
    let lowered = paths(&format!("/a/{{id}}: {{get: {}}}", operation("GetA")));
    let parameter = &lowered.parameters()[0];
    assert_eq!(parameter["name"], "id");
    assert_eq!((&parameter["required"], &parameter["type"]), (&json!(true), &json!("string")));
    assert_eq!(parameter["x-ms-url-encoding"], "single");
    assert_eq!(lowered.ids(), ["path-parameter-undeclared"]);
}

#[test]
fn path_parameter_without_variable_is_left_out() {
    let lowered = paths(&format!(
        "/a: {{parameters: [{{name: x, in: path, required: true, schema: {{type: string}}}}], get: {}}}",
        operation("GetA")
    ));
    assert!(lowered.parameters().is_empty());
    assert_eq!(lowered.ids(), ["path-parameter-stray"]);
}

#[test]
fn path_parameter_in_other_capitals_is_that_of_the_path() {
    let given = |names: &[&str]| {
        let list = names
            .iter()
            .map(|name| format!("{{name: {name}, in: path, required: true, schema: {{type: integer}}}}"));
        let list = list.collect::<Vec<_>>().join(", ");
        paths(&format!("/a/{{userId}}: {{parameters: [{list}], get: {}}}", operation("GetA")))
    };
    let lowered = given(&["userID"]);
    assert_eq!(
        (&lowered.parameters()[0]["name"], &lowered.parameters()[0]["type"]),
        (&"userId".into(), &"integer".into())
    );
    assert_eq!(lowered.ids(), ["path-parameter-renamed"]);
    assert_eq!(given(&["userId", "userID"]).ids(), ["path-parameter-stray"]);
}

#[test]
fn paths_of_one_shape_share_a_place_when_their_methods_differ() {
    let lowered = paths(&format!(
        "/a/{{id}}: {{get: {}}}\n/a/{{name}}: {{delete: {}}}",
        operation("GetA"),
        operation("DropA")
    ));
    assert_eq!(lowered.at("/paths/~1a~1{id}/delete/operationId"), "DropA");
    assert_eq!(lowered.at("/paths/~1a~1{id}/delete/parameters/0/name"), "id");
    assert_eq!(lowered.properties.get("policyTemplateInstances"), None);
}

#[test]
fn paths_of_one_shape_and_method_are_told_apart_by_a_policy() {
    let lowered = paths(&format!(
        "/a/{{id}}: {{get: {}}}\n/A/{{name}}: {{get: {}}}",
        operation("GetA"),
        operation("GetByName")
    ));
    assert_eq!(lowered.at("/paths/~1get-by-name~1A~1{name}/get/operationId"), "GetByName");
    let policy = &lowered.properties["policyTemplateInstances"][0];
    assert_eq!(policy["templateId"], "routerequesttoendpoint");
    assert_eq!(policy["parameters"]["x-ms-apimTemplateParameter.newPath"], "/A/{name}");
    assert_eq!(policy["parameters"]["x-ms-apimTemplate-operationName"], json!(["GetByName"]));
}

#[test]
fn path_with_query_becomes_a_fixed_parameter() {
    let lowered = paths(&format!(
        "/a: {{get: {}}}\n/a?kind=big#x: {{get: {}}}",
        operation("GetA"),
        operation("GetBig")
    ));
    let place = "/paths/~1get-big~1a/get";
    assert_eq!(lowered.at(&format!("{place}/operationId")), "GetBig");
    let parameter = lowered.at(&format!("{place}/parameters/0"));
    assert_eq!((&parameter["name"], &parameter["default"]), (&json!("kind"), &json!("big")));
    assert_eq!((&parameter["required"], &parameter["x-ms-visibility"]), (&json!(true), &json!("internal")));
}

#[test]
fn path_that_cannot_be_understood_is_left_out() {
    let lowered =
        paths(&format!("/ok: {{get: {}}}\n/a/{{b: {{get: {}}}", operation("GetOk"), operation("GetA")));
    assert_eq!(lowered.at("/paths").as_object().unwrap().len(), 1);
    assert_eq!(lowered.ids(), ["path-template-invalid"]);
}

#[test]
fn rest_of_a_path_is_a_variable() {
    let lowered = paths(&format!("/files/*: {{get: {}}}", operation("GetFile")));
    assert_eq!(lowered.at("/paths/~1files~1{path}/get/parameters/0/in"), "path");
    assert_eq!(lowered.ids(), ["allow-reserved-left-out", "path-parameter-undeclared"]);
}

#[test]
fn variable_named_like_the_platform_s_own_is_renamed() {
    let lowered = paths(&format!(
        "/c/{{connectionId}}: {{parameters: [{{name: connectionId, in: path, required: true, schema: {{type: string}}}}], get: {}}}",
        operation("GetC")
    ));
    assert_eq!(lowered.at("/paths/~1c~1{connection_id}/get/parameters/0/name"), "connection_id");
}

#[test]
fn methods_that_are_no_actions_are_left_out() {
    let lowered = paths(&format!(
        "/a: {{get: {}, head: {}, options: {}, trace: {}}}",
        operation("A"),
        operation("B"),
        operation("C"),
        operation("D")
    ));
    assert_eq!(lowered.at("/paths/~1a").as_object().unwrap().keys().collect::<Vec<_>>(), ["get"]);
    assert_eq!(lowered.ids(), ["method-left-out"; 3]);
}

#[test]
fn style_of_a_path_parameter_stands_in_the_path() {
    let path = |style: &str, schema: &str| {
        paths(&format!(
            "/a/{{id}}/b:\n  get:\n    operationId: GetB\n    summary: Get b\n    description: Gets the b of an a.\n    parameters: [{{name: id, in: path, required: true, style: {style}, schema: {schema}}}]\n    responses: {{'200': {{description: ok}}}}"
        ))
    };
    for (style, expected) in [("simple", "/a/{id}/b"), ("label", "/a/.{id}/b"), ("matrix", "/a/;id={id}/b")] {
        let lowered = path(style, "{type: integer}");
        assert_eq!(lowered.at("/paths").as_object().unwrap().keys().collect::<Vec<_>>(), [expected]);
        assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
    }
    let lowered = path("matrix", "{type: array, items: {type: string}}");
    assert_eq!(lowered.at("/paths").as_object().unwrap().keys().collect::<Vec<_>>(), ["/a/{id}/b"]);
    assert_eq!(lowered.ids(), ["path-style-left-out"]);
}

#[test]
fn paths_that_differ_in_capitals_only_are_addresses_of_their_own() {
    let lowered = paths(&format!(
        "/users/{{id}}: {{get: {}}}\n/Users/{{key}}: {{delete: {}}}\n/users/{{name}}: {{put: {}}}",
        operation("GetUser"),
        operation("DeleteUser"),
        operation("PutUser")
    ));
    assert_eq!(lowered.at("/paths/~1users~1{id}").as_object().unwrap().len(), 2);
    assert_eq!(lowered.at("/paths/~1delete-user~1Users~1{key}/delete/operationId"), "DeleteUser");
}
