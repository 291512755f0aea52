use serde_json::json;

use super::support::{get, paths, post};

fn body(content: &str) -> super::support::Lowered {
    post(&format!(
        "responses: {{'200': {{description: Good}}}}\nrequestBody: {{required: true, content: {content}}}"
    ))
}

#[test]
fn json_body_is_one_parameter() {
    let lowered = body(
        "{application/xml: {}, application/json: {schema: {title: Thing, type: object, required: [a], properties: {a: {type: string}}}}}",
    );
    let parameter = &lowered.parameters()[0];
    assert_eq!(
        (&parameter["name"], &parameter["in"], &parameter["required"]),
        (&json!("body"), &json!("body"), &json!(true))
    );
    assert_eq!(parameter["schema"].get("title"), None);
    assert_eq!(lowered.operation()["consumes"], json!(["application/json"]));
    assert_eq!(lowered.ids(), ["media-type-left-out", "text-left-out"]);
}

#[test]
fn vendor_json_body_says_its_media_type_in_a_fixed_header() {
    let lowered = body("{application/vnd.x+json: {schema: {type: object}}}");
    assert_eq!(lowered.operation()["consumes"], json!(["application/json"]));
    let header = &lowered.parameters()[1];
    assert_eq!(
        (&header["name"], &header["default"]),
        (&json!("Content-Type"), &json!("application/vnd.x+json"))
    );
    assert_eq!((&header["x-ms-visibility"], &header["required"]), (&json!("internal"), &json!(true)));
}

const WITH_FILE: &str =
    "{schema: {type: object, properties: {name: {type: string}, file: {type: string, format: binary}}}}";

#[test]
fn form_is_chosen_before_json_where_files_are_sent() {
    let lowered = body(&format!("{{application/json: {WITH_FILE}, multipart/form-data: {WITH_FILE}}}"));
    assert_eq!(lowered.operation()["consumes"], json!(["multipart/form-data"]));
    assert_eq!(lowered.parameters()[1]["type"], "file");
    let lowered = body(&format!("{{application/json: {WITH_FILE}}}"));
    assert_eq!(lowered.operation()["consumes"], json!(["application/json"]));
}

#[test]
fn patch_by_members_is_chosen_before_a_list_of_changes() {
    let lowered = body(
        "{application/json-patch+json: {schema: {type: array, items: {type: object}}}, application/merge-patch+json: {schema: {type: object}}}",
    );
    assert_eq!(lowered.parameters()[0]["schema"]["type"], "object");
    assert_eq!(lowered.parameters()[1]["default"], "application/merge-patch+json");
    assert_eq!(lowered.ids(), ["media-type-left-out"]);
}

#[test]
fn structured_body_is_json_whatever_its_media_type_is_called() {
    let lowered =
        body("{application/vnd.contoso.v1: {schema: {type: object, properties: {a: {type: string}}}}}");
    assert_eq!(lowered.operation()["consumes"], json!(["application/json"]));
    assert_eq!(lowered.parameters()[0]["schema"]["properties"]["a"]["type"], "string");
    assert_eq!(lowered.parameters()[1]["default"], "application/vnd.contoso.v1");
    assert!(lowered.reports.is_empty());
    for (media, id) in [
        ("application/x-protobuf", "content-as-bytes"),
        ("application/yaml", "body-as-text"),
        ("text/plain", "body-as-text"),
    ] {
        let lowered = body(&format!("{{{media}: {{schema: {{type: object, properties: {{}}}}}}}}"));
        assert_eq!(lowered.parameters()[0]["schema"]["type"], "string", "{media}");
        assert_eq!(lowered.ids(), [id], "{media}");
    }
}

#[test]
fn parameters_of_media_types_do_not_hide_them() {
    let schema = "{schema: {type: object, properties: {a: {type: string}}}}";
    let json = body(&format!("{{'Application/JSON; charset=utf-8': {schema}}}"));
    assert_eq!(json.operation()["consumes"], json!(["application/json"]));
    assert_eq!(json.parameters()[0]["schema"]["properties"]["a"]["type"], "string");
    let form = body(&format!("{{'application/x-www-form-urlencoded;charset=UTF-8': {schema}}}"));
    assert_eq!(form.parameters()[0]["in"], "formData");
    let answer = post(&format!(
        "responses: {{'200': {{description: Good, content: {{'application/json;odata=verbose': {schema}}}}}}}"
    ));
    assert_eq!(answer.at("/paths/~1things/post/responses/200/schema/properties/a/type"), "string");
}

#[test]
fn multipart_body_becomes_fields() {
    let lowered = body(
        "{multipart/form-data: {schema: {type: object, required: [photo], properties: {photo: {type: string, format: binary}, note: {type: string}, tags: {type: array, items: {type: string}}, meta: {type: object, properties: {a: {type: string}}}, id: {type: string, readOnly: true}}}}}",
    );
    let fields: Vec<_> = lowered
        .parameters()
        .iter()
        .map(|p| (p["name"].as_str().unwrap(), p["type"].as_str().unwrap(), p["in"].as_str().unwrap()))
        .collect();
    assert_eq!(
        fields,
        [
            ("photo", "file", "formData"),
            ("note", "string", "formData"),
            ("tags", "string", "formData"),
            ("meta", "string", "formData")
        ]
    );
    assert_eq!(lowered.parameters()[0]["required"], json!(true));
    assert_eq!(lowered.operation()["consumes"], json!(["multipart/form-data"]));
    assert_eq!(lowered.ids(), ["form-list-single", "form-field-as-text"]);
}

#[test]
fn url_encoded_body_writes_nested_members_in_brackets() {
    let lowered = body(
        "{application/x-www-form-urlencoded: {schema: {type: object, properties: {address: {type: object, properties: {city: {type: string}}}, n: {type: integer}}}}}",
    );
    let names: Vec<_> = lowered.parameters().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["address[city]", "n"]);
}

#[test]
fn any_json_is_sent_as_json() {
    for media in ["*/*", "application/*", "application/*+json"] {
        let lowered = body(&format!(
            "{{'{media}': {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}"
        ));
        assert_eq!(lowered.operation()["consumes"], json!(["application/json"]), "{media}");
        assert_eq!(lowered.parameters().len(), 1, "a wildcard is no value of a header: {media}");
    }
}

#[test]
fn list_in_a_form_that_is_sent_once_is_text_with_its_separator() {
    let fields = "{schema: {type: object, properties: {a: {type: array, description: Some, items: {type: integer}}, b: {type: array, items: {type: string}}, c: {type: array, items: {type: string}}, d: {type: array, items: {type: object}}}}, encoding: {a: {explode: false}, b: {style: pipeDelimited, explode: false}, c: {contentType: text/plain}, d: {explode: false}}}";
    let lowered = body(&format!("{{application/x-www-form-urlencoded: {fields}}}"));
    let told: Vec<_> = lowered.parameters().iter().map(|p| p["description"].as_str().unwrap()).collect();
    assert_eq!(
        told,
        [
            "Some. (Values are separated by `,`.)",
            "Values are separated by `|`.",
            "One value of the list.",
            "One value of the list, as JSON text."
        ]
    );
    let mut ids = lowered.ids();
    ids.sort_unstable();
    assert_eq!(ids, ["form-list-delimited", "form-list-delimited", "form-list-single", "form-list-single"]);
}

#[test]
fn text_and_binary_bodies_are_whole() {
    let text = body("{text/plain: {schema: {type: string}}}");
    assert_eq!(text.parameters()[0]["schema"], json!({"type": "string"}));
    let bytes = body("{application/pdf: {}}");
    assert_eq!(bytes.parameters()[0]["schema"], json!({"type": "string", "format": "binary"}));
    assert_eq!(bytes.operation()["consumes"], json!(["application/pdf"]));
}

#[test]
fn body_of_a_get_is_left_out() {
    let lowered = get("requestBody: {content: {application/json: {schema: {type: object}}}}");
    assert!(lowered.parameters().is_empty());
    assert_eq!(lowered.ids(), ["body-on-get"]);
}

#[test]
fn body_gives_way_to_a_parameter_of_its_name() {
    let lowered = post(
        "parameters: [{name: body, in: query, required: true, schema: {type: string}}]\nresponses: {'200': {description: Good}}\nrequestBody: {content: {application/json: {schema: {type: object}}}}",
    );
    assert_eq!(lowered.parameters()[1]["name"], "requestBody");
}

#[test]
fn form_field_named_like_the_path_variable_is_kept() {
    let lowered = paths(
        "/a/{id}:\n  post:\n    operationId: SetA\n    summary: Set A\n    description: Sets what A is.\n    parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n    requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {id: {type: string}}}}}}\n    responses: {'200': {description: Good}}",
    );
    let names: Vec<_> = lowered.parameters().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["path_id", "id"]);
}

#[test]
fn required_constant_of_a_body_is_sent_but_not_shown() {
    let lowered = body(
        "{application/json: {schema: {type: object, required: [type, inner], properties: {type: {const: thing}, inner: {type: object, required: [v], properties: {v: {const: 1}}}, loose: {type: object, required: [w], properties: {w: {const: 2}}}}}}}",
    );
    let members = &lowered.parameters()[0]["schema"]["properties"];
    assert_eq!(
        (&members["type"]["default"], &members["type"]["x-ms-visibility"]),
        (&json!("thing"), &json!("internal"))
    );
    assert_eq!(members["inner"]["properties"]["v"]["default"], 1);
    // Sent with every request, it would make an object of what nobody gave.
    assert_eq!(members["loose"]["properties"]["w"].get("default"), None);
}

#[test]
fn required_constant_of_a_form_is_sent_but_not_shown() {
    let lowered = body(
        "{application/x-www-form-urlencoded: {schema: {type: object, required: [grant_type, scope], properties: {grant_type: {type: string, enum: [client_credentials]}, scope: {type: string}, hint: {type: string, enum: [none]}}}}}",
    );
    let [grant, scope, hint] = lowered.parameters().as_slice() else { panic!("three fields") };
    assert_eq!(
        (&grant["default"], &grant["x-ms-visibility"]),
        (&json!("client_credentials"), &json!("internal"))
    );
    assert_eq!((scope.get("x-ms-visibility"), hint.get("x-ms-visibility")), (None, None));
}

#[test]
fn bytes_in_json_are_base64() {
    let lowered = body(
        "{application/json: {schema: {type: object, properties: {data: {type: string, format: binary}}}}}",
    );
    assert_eq!(lowered.parameters()[0]["schema"]["properties"]["data"]["format"], "byte");
    assert_eq!(lowered.ids(), ["bytes-in-json"]);
}

#[test]
fn form_of_several_parts_is_chosen_wherever_its_files_are_written() {
    for schema in [
        "{type: object, properties: {f: {type: string, format: binary}}}",
        "{type: object, properties: {f: {anyOf: [{type: string, format: binary}, {type: 'null'}]}}}",
        "{type: object, properties: {f: {type: array, items: {type: string, format: binary}}}}",
        "{allOf: [{type: object, properties: {f: {type: string, format: binary}}}, {type: object, properties: {n: {type: string}}}]}",
    ] {
        let lowered = body(&format!(
            "{{application/json: {{schema: {schema}}}, application/x-www-form-urlencoded: {{schema: {schema}}}, multipart/form-data: {{schema: {schema}}}}}"
        ));
        assert_eq!(lowered.operation()["consumes"], json!(["multipart/form-data"]), "{schema}");
        assert_eq!(lowered.parameters()[0]["type"], "file", "{schema}");
    }
}

#[test]
fn form_of_several_parts_with_files_is_chosen_before_a_plain_form() {
    let lowered = body(
        "{application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: string}}}}, multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}}}",
    );
    assert_eq!(lowered.operation()["consumes"], json!(["multipart/form-data"]));
}

#[test]
fn part_without_a_type_is_a_file() {
    let lowered = body("{multipart/form-data: {schema: {type: object, properties: {file: {}}}}}");
    assert_eq!(lowered.parameters()[0]["type"], "file");
}

#[test]
fn other_multipart_is_sent_as_a_form() {
    let lowered = body(
        "{multipart/mixed: {schema: {type: object, properties: {a: {type: string}, b: {type: string}}}}}",
    );
    assert_eq!(lowered.operation()["consumes"], json!(["multipart/form-data"]));
    assert_eq!(lowered.ids(), ["multipart-as-form"]);
}

#[test]
fn text_body_keeps_its_bounds() {
    let lowered = body("{text/plain: {schema: {type: string, maxLength: 10}}}");
    assert_eq!(lowered.parameters()[0]["schema"], json!({"type": "string", "maxLength": 10}));
}

#[test]
fn part_whose_media_type_is_bytes_is_a_file() {
    let lowered = body(
        "{multipart/form-data: {schema: {type: object, properties: {photo: {type: string}, more: {type: array, items: {type: string}}, note: {type: string}, kind: {type: string, enum: [a]}}}, encoding: {photo: {contentType: 'image/png, image/jpeg'}, more: {contentType: application/pdf}, note: {contentType: text/plain}, kind: {contentType: image/png}}}}",
    );
    let kinds: Vec<_> = lowered
        .parameters()
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["type"].as_str().unwrap()))
        .collect();
    assert_eq!(kinds, [("photo", "file"), ("more", "file"), ("note", "string"), ("kind", "string")]);
    let ids = lowered.ids();
    assert_eq!(ids.iter().filter(|id| **id == "encoding-left-out").count(), 3, "{ids:?}");
    assert!(ids.contains(&"form-list-single"));
}

#[test]
fn part_that_may_be_a_file_or_text_is_a_file() {
    let file = "{anyOf: [{type: string}, {type: string, format: binary}]}";
    let fields = format!(
        "{{schema: {{type: object, properties: {{one: {file}, many: {{type: array, items: {file}}}, data: {{type: string, format: binary}}}}}}}}"
    );
    let lowered = body(&format!("{{multipart/form-data: {fields}}}"));
    let kinds: Vec<_> = lowered.parameters().iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["file", "file", "file"]);
    assert_eq!(lowered.ids().iter().filter(|id| **id == "form-field-as-file").count(), 2);
    let lowered = body(&format!("{{application/x-www-form-urlencoded: {fields}}}"));
    assert_eq!(lowered.parameters()[0]["type"], "string");
    assert!(!lowered.ids().contains(&"form-field-as-file"));
}

#[test]
fn parts_that_are_objects_or_lists_are_text_or_one_value() {
    let lowered = body(
        "{multipart/form-data: {schema: {type: object, properties: {files: {type: array, items: {type: string, format: binary}}, place: {type: object, properties: {city: {type: string}}}, tags: {type: array, items: {type: object, properties: {a: {type: string}}}}}}}}",
    );
    let told: Vec<_> = lowered
        .parameters()
        .iter()
        .map(|one| (one["type"].as_str().unwrap(), one["description"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("file", "One value of the list."),
            ("string", "JSON text."),
            ("string", "One value of the list, as JSON text.")
        ]
    );
    assert_eq!(lowered.ids(), ["form-list-single", "form-field-as-text", "form-list-single"]);
}
