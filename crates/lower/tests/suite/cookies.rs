use super::support::{get, paths};

#[test]
fn required_cookie_is_asked_of_connections() {
    let lowered = get(
        "parameters:\n  - {name: session-id, in: cookie, required: true, description: Who *you* are, schema: {type: string}}\n  - {name: zone, in: cookie, required: true, schema: {type: integer, enum: [1, 2], default: 2}}",
    );
    assert!(lowered.parameters().is_empty());
    assert_eq!(lowered.reports, ["cookie-by-policy 12:11", "cookie-by-policy 13:11"]);
    let [session, zone] = lowered.cookies.as_slice() else { panic!("{:?}", lowered.cookies) };
    assert_eq!((session.name.as_str(), session.label.as_str()), ("session-id", "Session ID"));
    assert_eq!(session.description.as_deref(), Some("Who you are."));
    assert_eq!((&zone.values, zone.default.as_deref()), (&vec!["1".to_owned(), "2".to_owned()], Some("2")));
    assert_eq!(zone.operations, ["GetThing"]);
}

#[test]
fn cookie_of_several_operations_is_asked_once() {
    let operation = |id: &str, schema: &str| {
        format!(
            "get: {{operationId: {id}, summary: {id}, description: Gets what there is of it., parameters: [{{name: sid, in: cookie, required: true, schema: {schema}}}], responses: {{'200': {{description: Good}}}}}}"
        )
    };
    let lowered = paths(&format!(
        "/a: {{{}}}\n/b: {{{}}}",
        operation("GetA", "{type: string, enum: [x, y], default: x}"),
        operation("GetB", "{type: string, enum: [x], default: x}")
    ));
    let [cookie] = lowered.cookies.as_slice() else { panic!("{:?}", lowered.cookies) };
    assert_eq!(cookie.operations, ["GetA", "GetB"]);
    assert!(cookie.values.is_empty(), "what one operation takes and another does not is not listed");
    assert_eq!(cookie.default.as_deref(), Some("x"));
}

#[test]
fn cookie_that_http_cannot_have_is_left_out() {
    let lowered = get("parameters: [{name: 'a b', in: cookie, required: true, schema: {type: string}}]");
    assert!(lowered.cookies.is_empty());
    assert_eq!(lowered.ids(), ["cookie-left-out"]);
}
