use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{ArrayQuery, LowerOptions};
use connectorgen_model::Type;
use serde_json::json;

use super::support::{connector, get, paths, post, with_options};

fn query(rest: &str) -> super::support::Lowered {
    get(&format!("parameters: [{{name: q, in: query, {rest}}}]"))
}

#[test]
fn scalar_parameter_keeps_its_keywords() {
    let lowered = query(
        "required: true, description: 'How *many*', schema: {type: integer, format: int32, minimum: 1, exclusiveMaximum: 100, default: 10}",
    );
    assert_eq!(
        lowered.parameters()[0],
        json!({"name": "q", "in": "query", "description": "How many.", "required": true, "type": "integer", "format": "int32",
               "default": 10, "minimum": 1, "maximum": 100, "exclusiveMaximum": true, "x-ms-summary": "Q"})
    );
}

#[test]
fn array_parameter_with_commas_stays_a_list() {
    let lowered = query("explode: false, schema: {type: array, items: {type: string, enum: [a, b]}}");
    let parameter = &lowered.parameters()[0];
    assert_eq!((&parameter["type"], &parameter["collectionFormat"]), (&json!("array"), &json!("csv")));
    assert_eq!(parameter["items"], json!({"type": "string", "enum": ["a", "b"]}));
    assert!(lowered.reports.is_empty());
}

#[test]
fn array_parameter_repeated_takes_one_value() {
    let lowered = query("schema: {type: array, items: {type: string, enum: [a, b]}}");
    let parameter = &lowered.parameters()[0];
    assert_eq!((&parameter["type"], &parameter["enum"]), (&json!("string"), &json!(["a", "b"])));
    assert_eq!(parameter.get("collectionFormat"), None);
    assert_eq!(lowered.ids(), ["array-parameter-single"]);
}

#[test]
fn array_parameter_with_pipes_is_one_text() {
    let lowered = query("style: pipeDelimited, schema: {type: array, items: {type: string}}");
    assert_eq!(lowered.parameters()[0]["description"], "Values are separated by `|`.");
    assert_eq!(lowered.ids(), ["array-parameter-delimited"]);
}

#[test]
fn deep_object_becomes_one_parameter_per_member() {
    let lowered = query(
        "style: deepObject, required: true, schema: {type: object, required: [status], properties: {status: {type: string}, page: {type: integer}, nested: {type: object}}}",
    );
    let names: Vec<_> = lowered
        .parameters()
        .iter()
        .map(|p| (p["name"].as_str().unwrap(), p.get("required").is_some()))
        .collect();
    assert_eq!(names, [("q[status]", true), ("q[page]", false)]);
    assert_eq!(lowered.parameters()[0]["x-ms-summary"], "Q Status");
    assert_eq!(lowered.ids(), ["parameter-member-left-out", "parameter-split"]);
}

#[test]
fn content_parameter_is_json_text() {
    let lowered = query("content: {application/json: {schema: {type: object}}}");
    assert_eq!(lowered.parameters()[0]["type"], "string");
    assert_eq!(lowered.ids(), ["parameter-as-text"]);
}

#[test]
fn content_parameter_says_what_its_schema_does() {
    let lowered = get(
        "parameters:\n- {name: many, in: query, content: {application/json: {schema: {type: integer, default: 3, maximum: 9}}}}\n- {name: one, in: query, content: {application/json: {schema: {enum: [a, 1], default: a}}}}\n- {name: filter, in: query, content: {application/json: {example: {a: 1}, schema: {type: object, description: What to look for, default: {b: 2}}}}}\n- {name: shown, in: query, content: {application/json: {example: {a: 1}, schema: {type: object}}}}\n- {name: lost, in: query, content: {application/xml: {example: <a/>, schema: {type: object, default: {b: 2}}}}}",
    );
    let [many, one, filter, shown, lost] = lowered.parameters().as_slice() else { panic!("five parameters") };
    assert_eq!(
        (&many["type"], &many["default"], &many["maximum"]),
        (&json!("integer"), &json!(3), &json!(9))
    );
    assert_eq!(one["enum"], json!(["\"a\"", "1"]));
    assert_eq!(one["default"], "\"a\"");
    assert_eq!(
        one["x-ms-enum-values"],
        json!([{"value": "\"a\"", "displayName": "a"}, {"value": "1", "displayName": "1"}])
    );
    assert_eq!(filter["description"], "What to look for. (JSON text.)");
    assert_eq!(filter["default"], r#"{"b":2}"#);
    assert_eq!(shown["description"], r#"JSON text. For example: {"a":1}."#);
    assert_eq!(
        lowered.ids(),
        [
            "parameter-as-text",
            "parameter-as-text",
            "example-left-out",
            "parameter-as-text",
            "parameter-as-text",
            "default-left-out"
        ]
    );
    assert_eq!((&lost["description"], lost.get("default")), (&json!("XML text. For example: <a/>."), None));
}

#[test]
fn optional_cookie_and_platform_headers_are_left_out() {
    let lowered = get(
        "parameters: [{name: s, in: cookie, schema: {type: string}}, {name: Authorization, in: header, schema: {type: string}}, {name: Accept, in: header, schema: {type: string}}, {name: X-Trace, in: header, schema: {type: string}}]",
    );
    assert_eq!(lowered.parameters().len(), 1);
    assert_eq!(lowered.ids(), ["cookie-left-out", "header-parameter-left-out", "header-parameter-left-out"]);
}

#[test]
fn variable_of_a_path_with_one_value_is_not_asked_for() {
    let lowered = paths(
        "/{v}/a:\n  get:\n    operationId: GetA\n    summary: Get A\n    description: Gets what A is.\n    parameters: [{name: v, in: path, required: true, schema: {type: string, enum: [v1]}}]\n    responses: {'200': {description: Good}}",
    );
    let variable = &lowered.parameters()[0];
    assert_eq!(
        (&variable["default"], &variable["x-ms-visibility"], &variable["required"]),
        (&json!("v1"), &json!("internal"), &json!(true))
    );
}

#[test]
fn required_constant_is_sent_but_not_shown() {
    let lowered = query("required: true, schema: {const: '2024-01-01'}");
    let parameter = &lowered.parameters()[0];
    assert_eq!(
        (&parameter["default"], &parameter["x-ms-visibility"]),
        (&json!("2024-01-01"), &json!("internal"))
    );
}

#[test]
fn operation_parameter_overrides_the_path_s() {
    let lowered = paths(
        "/a:\n  parameters: [{name: q, in: query, schema: {type: string}}, {name: Q, in: header, schema: {type: string}}]\n  get:\n    operationId: GetA\n    summary: Get A\n    description: Gets what A is.\n    parameters: [{name: q, in: query, schema: {type: integer}}]\n    responses: {'200': {description: Good}}",
    );
    // The header has the query parameter's name but for its case, and gives way.
    let kinds: Vec<_> = lowered.parameters().iter().map(|p| p["type"].as_str().unwrap()).collect();
    assert_eq!(kinds.len(), 1);
    assert_eq!(lowered.ids(), ["parameter-name-clash"]);
}

#[test]
fn parameter_that_is_given_twice_is_reported_and_the_last_counts() {
    let lowered = paths(
        "/a:\n  get:\n    operationId: GetA\n    summary: Get A\n    description: Gets what A is.\n    parameters: [{name: q, in: query, schema: {type: integer}}, {name: q, in: query, schema: {type: string}}]\n    responses: {'200': {description: Good}}",
    );
    assert_eq!(lowered.parameters().len(), 1);
    assert_eq!(lowered.parameters()[0]["type"], "string");
    assert_eq!(lowered.reports, ["parameter-name-clash 10:20"]);
}

#[test]
fn microsoft_s_extensions_pass_and_vendors_do_not() {
    let lowered = query(
        "schema: {type: string}, x-ms-summary: Query Text, x-ms-visibility: advanced, x-ms-dynamic-values: {operationId: GetThing, value-path: id}, x-other: 1",
    );
    let parameter = &lowered.parameters()[0];
    assert_eq!(
        (&parameter["x-ms-summary"], &parameter["x-ms-visibility"]),
        (&json!("Query Text"), &json!("advanced"))
    );
    assert_eq!(parameter["x-ms-dynamic-values"]["operationId"], "GetThing");
    assert_eq!(parameter.get("x-other"), None);
    assert_eq!(lowered.ids(), ["extension-left-out"]);
}

#[test]
fn default_of_another_type_is_coerced_or_left_out() {
    assert_eq!(query("schema: {type: integer, default: '5'}").parameters()[0]["default"], json!(5));
    let lowered = query("schema: {type: integer, default: many}");
    assert_eq!(lowered.parameters()[0].get("default"), None);
    assert_eq!(lowered.ids(), ["default-left-out"]);
}

#[test]
fn default_that_is_no_allowed_value_is_left_out() {
    let lowered = query("schema: {type: string, enum: [a, b], default: c}");
    assert_eq!(lowered.parameters()[0].get("default"), None);
    assert_eq!(lowered.ids(), ["default-left-out"]);
    assert_eq!(query("schema: {type: string, enum: [a, b], default: b}").parameters()[0]["default"], "b");
}

#[test]
fn accept_header_stays_where_its_values_are_listed() {
    let lowered =
        get("parameters: [{name: Accept, in: header, schema: {type: string, enum: [text/csv, text/tsv]}}]");
    assert_eq!(lowered.parameters()[0]["enum"], json!(["text/csv", "text/tsv"]));
    assert!(lowered.reports.is_empty());
}

#[test]
fn content_type_with_a_default_is_sent_and_not_asked_for() {
    let lowered = get(
        "parameters: [{name: Content-Type, in: header, schema: {type: string, default: application/json}}]",
    );
    let header = &lowered.parameters()[0];
    assert_eq!((&header["x-ms-visibility"], &header["required"]), (&json!("internal"), &json!(true)));
}

#[test]
fn repeated_list_takes_one_value_and_says_so() {
    let lowered =
        query("description: The states, schema: {type: array, items: {type: string, enum: [a, b]}}");
    let parameter = &lowered.parameters()[0];
    assert_eq!(parameter["enum"], json!(["a", "b"]));
    assert_eq!(parameter["description"], "The states. (One value of the list.)");
    assert_eq!(lowered.ids(), ["array-parameter-single"]);
}

#[test]
fn repeated_list_with_csv_is_sent_separated_by_commas() {
    let options = LowerOptions { array_query: ArrayQuery::Csv, ..LowerOptions::default() };
    let lowered = with_options(
        "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      parameters: [{name: ids, in: query, schema: {type: array, items: {type: integer}}}]\n      responses: {'200': {description: Good}}\n",
        &options,
    );
    let parameter = &lowered.parameters()[0];
    assert_eq!((&parameter["type"], &parameter["collectionFormat"]), (&json!("array"), &json!("csv")));
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn repeated_list_with_a_script_is_a_list_that_the_script_repeats() {
    let options = LowerOptions { array_query: ArrayQuery::Script, ..LowerOptions::default() };
    let mut found = Diagnostics::new();
    let connector = connector(
        "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      parameters:\n      - {name: ids, in: query, schema: {type: array, items: {type: integer}}}\n      - {name: once, in: query, explode: false, schema: {type: array, items: {type: integer}}}\n      - {name: rest, in: query, schema: {type: array, items: {type: object}}}\n      responses: {'200': {description: Good}}\n    post:\n      operationId: MakeA\n      summary: Make A\n      description: Makes what A is.\n      responses: {'200': {description: Good}}\n",
        &options,
        &mut found,
    );
    let (_, _, operation) = connector.definition.operations().next().unwrap();
    let kinds: Vec<_> = operation.parameters.iter().map(|one| one.kind.clone().unwrap()).collect();
    assert_eq!(kinds, [Type::Array, Type::Array, Type::String]);
    assert_eq!(connector.script.repeated["GetA"], ["ids"]);
    assert_eq!(connector.properties.script_operations, Some(vec!["GetA".to_owned()]));
    let ids: Vec<_> = found.iter().map(|one| one.id).collect();
    assert_eq!(ids, ["array-parameter-by-script", "parameter-as-text"]);
}

#[test]
fn deep_object_in_a_deep_object_goes_one_level_down() {
    let lowered = query(
        "style: deepObject, schema: {type: object, properties: {created: {type: object, properties: {gte: {type: integer}, more: {type: object, properties: {a: {type: string}}}}}}}",
    );
    let names: Vec<_> = lowered.parameters().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["q[created][gte]"]);
    assert_eq!(lowered.ids(), ["parameter-member-left-out", "parameter-split"]);
}

#[test]
fn map_in_the_query_is_left_out() {
    let lowered = query("style: deepObject, schema: {type: object, additionalProperties: {type: string}}");
    assert!(lowered.parameters().is_empty());
    assert_eq!(lowered.ids(), ["parameter-map-left-out"]);
}

#[test]
fn object_in_one_value_is_text_that_says_how_it_is_written() {
    let lowered = query("explode: false, schema: {type: object, properties: {a: {type: string}}}");
    assert_eq!(lowered.parameters()[0]["description"], "Names and values in turn, separated by commas.");
    assert_eq!(lowered.ids(), ["parameter-as-text"]);
}

#[test]
fn content_parameter_keeps_its_description() {
    let lowered = get(
        "parameters: [{name: q, in: query, description: The query, content: {application/json: {schema: {type: object}}}}]",
    );
    assert_eq!(lowered.parameters()[0]["description"], "The query. (JSON text.)");
    assert_eq!(lowered.ids(), ["parameter-as-text"]);
}

#[test]
fn inputs_of_one_name_say_where_they_are_sent() {
    let lowered = post(
        "responses: {'200': {description: Good}}\nparameters: [{name: grant_type, in: query, required: true, schema: {type: string}}]\nrequestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, required: [grant_type], properties: {grant_type: {type: string}}}}}}",
    );
    let labels: Vec<_> = lowered.parameters().iter().map(|input| &input["x-ms-summary"]).collect();
    assert_eq!(labels, ["Grant Type (Query)", "Grant Type"]);
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
    let lowered = get(
        "parameters: [{name: X-Trace, in: header, schema: {type: string}}, {name: trace, in: query, schema: {type: string}}]",
    );
    let labels: Vec<_> = lowered.parameters().iter().map(|input| &input["x-ms-summary"]).collect();
    assert_eq!(labels, ["X Trace", "Trace"]);
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn example_of_a_member_or_a_field_is_shown_or_reported() {
    let long = "'an example that is longer than what a description shows'";
    let members =
        format!("{{short: {{type: string, example: seven}}, long: {{type: string, example: {long}}}}}");
    let query = get(&format!(
        "parameters: [{{name: q, in: query, schema: {{type: object, properties: {members}}}}}]"
    ));
    let form = post(&format!(
        "responses: {{'200': {{description: Good}}}}\nrequestBody: {{content: {{multipart/form-data: {{schema: {{type: object, properties: {members}}}}}}}}}"
    ));
    for lowered in [query, form] {
        assert_eq!(lowered.parameters()[0]["description"], "For example: seven.");
        assert_eq!(lowered.parameters()[1].get("description"), None);
        assert_eq!(lowered.ids().iter().filter(|id| **id == "example-left-out").count(), 1);
    }
}

#[test]
fn example_that_stands_in_other_words_by_chance_is_reported() {
    let lowered = get(
        "parameters: [{name: q, in: query, description: At most 25 a page., schema: {type: integer, default: 10, example: 2}}, {name: r, in: query, description: At most 25 a page., example: 2, schema: {type: integer, default: 10}}]",
    );
    assert_eq!(lowered.parameters()[0]["description"], "At most 25 a page.");
    assert_eq!(lowered.ids(), ["example-left-out", "example-left-out"]);
}

#[test]
fn path_variable_gives_way_to_a_query_parameter_of_its_name() {
    let lowered = paths(
        "/a/{id}:\n  parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n  get:\n    operationId: GetA\n    summary: Get A\n    description: Gets what A is.\n    responses: {'200': {description: Good}}\n  put:\n    operationId: SetA\n    summary: Set A\n    description: Sets what A is.\n    parameters: [{name: id, in: query, schema: {type: string}}]\n    responses: {'200': {description: Good}}",
    );
    let item = lowered.at("/paths/~1a~1{path_id}");
    assert_eq!(item["get"]["parameters"][0]["name"], "path_id");
    assert_eq!(item["put"]["parameters"][0]["x-ms-summary"], "Path ID");
    assert_eq!(item["put"]["parameters"][1]["name"], "id");
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn deprecated_parameter_is_left_out_unless_it_has_to_be_given() {
    let lowered = get(
        "parameters: [{name: old, in: query, deprecated: true, schema: {type: string}}, {name: older, in: query, required: true, deprecated: true, schema: {type: string}}]",
    );
    let labels: Vec<_> = lowered.parameters().iter().map(|one| &one["x-ms-summary"]).collect();
    assert_eq!(labels, ["Older (deprecated)"]);
    assert_eq!(lowered.ids(), ["parameter-deprecated"]);
}

#[test]
fn reserved_characters_are_encoded_all_the_same() {
    let lowered = query("allowReserved: true, schema: {type: string}");
    assert_eq!(lowered.parameters()[0]["name"], "q");
    assert_eq!(lowered.ids(), ["allow-reserved-left-out"]);
    let in_path = paths(
        "/a/{+file}:\n  get:\n    operationId: A\n    summary: Get a\n    description: Gets a.\n    responses: {'200': {description: Good}}\n    parameters: [{name: file, in: path, required: true, description: Which, schema: {type: string}}]",
    );
    assert_eq!(in_path.parameters()[0]["name"], "file");
    assert_eq!(in_path.ids(), ["allow-reserved-left-out"]);
}

#[test]
fn content_parameter_that_is_text_keeps_its_schema() {
    let lowered = get(
        "parameters:\n  - {name: a, in: query, description: Which, content: {text/plain: {schema: {type: string, enum: [x, y]}}}}\n  - {name: b, in: query, content: {application/xml: {schema: {type: object}}}}",
    );
    let [a, b] = lowered.parameters().as_slice() else { panic!("{:?}", lowered.parameters()) };
    assert_eq!((&a["description"], &a["enum"]), (&json!("Which."), &json!(["x", "y"])));
    assert_eq!(b["description"], "XML text.");
    assert_eq!(lowered.ids(), ["parameter-as-text"]);
}
