use serde_json::{Value, json};

use super::support::{components, document, indented, input, output, paths, post};

#[test]
fn members_get_labels_and_kept_formats() {
    let (schema, ids) = output(
        "{type: object, required: [petId, nope], properties: {petId: {type: integer, format: int64}, born: {type: string, format: date}, odd: {type: string, format: hostname}}}",
    );
    assert_eq!(
        schema,
        json!({"type": "object", "properties": {
            "petId": {"type": "integer", "format": "int64", "x-ms-summary": "Pet ID"},
            "born": {"type": "string", "format": "date", "x-ms-summary": "Born"},
            "odd": {"type": "string", "x-ms-summary": "Odd"}}, "required": ["petId"]})
    );
    assert_eq!(ids, ["format-left-out", "required-undefined"]);
}

#[test]
fn nullable_is_said_by_the_extension_and_never_required_in_outputs() {
    let (schema, _) = output(
        "{type: object, required: [a, b], properties: {a: {type: [string, 'null'], enum: [x, null]}, b: {type: string}}}",
    );
    assert_eq!(
        schema["properties"]["a"],
        json!({"type": "string", "x-ms-summary": "A", "enum": ["x"], "x-nullable": true})
    );
    assert_eq!(schema["required"], json!(["b"]));
}

#[test]
fn read_only_members_are_not_sent_and_write_only_ones_not_received() {
    let thing = "{type: object, required: [id, secret, name], properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}, name: {type: string}}}";
    let (sent, _) = input(thing);
    assert_eq!(sent["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["secret", "name"]);
    assert_eq!(sent["required"], json!(["secret", "name"]));
    let (received, _) = output(thing);
    assert_eq!(received["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "name"]);
}

/// Lowers a document that sends a component and answers with it, and answers both definitions.
fn both(components: &str) -> [Value; 2] {
    let lowered = document(&format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\nservers: [{{url: 'https://api.example.com'}}]\npaths:\n  /a:\n    post:\n      operationId: AddA\n      summary: Add A\n      description: Adds what A is.\n      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}\n      responses: {{'200': {{description: Good, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}\ncomponents:\n  schemas:\n{}",
        indented(components, 4)
    ));
    let definition = |name: &str| lowered.definition["definitions"].get(name).cloned().unwrap_or_default();
    [definition("AInput"), definition("A")]
}

#[test]
fn required_member_that_may_be_null_has_to_be_sent() {
    let [sent, received] =
        both("A: {type: object, required: [n], properties: {n: {type: [string, 'null']}}}");
    assert_eq!(sent["required"], json!(["n"]));
    assert_eq!(received.get("required"), None);
}

#[test]
fn one_value_beside_null_is_asked_for() {
    let body = |member: &str| {
        let lowered = post(&format!(
            "responses: {{'200': {{description: Good}}}}\nrequestBody: {{required: true, content: {{application/json: {{schema: {{type: object, required: [s], properties: {{s: {member}}}}}}}}}}}"
        ));
        lowered.parameters()[0]["schema"]["properties"]["s"]["x-ms-visibility"].clone()
    };
    assert_eq!(body("{type: [string, 'null'], enum: [archived, null]}"), json!(null));
    assert_eq!(body("{type: string, enum: [archived]}"), json!("internal"));
}

#[test]
fn alternatives_of_a_component_are_shown_as_the_direction_takes_them() {
    for (alternatives, asked_for, shown) in [
        ("[{type: string}, {type: array, items: {type: string}}]", json!("string"), json!("array")),
        ("[{type: string}, {type: object, properties: {x: {type: string}}}]", json!("string"), json!(null)),
        ("[{type: string}, {$ref: '#/components/schemas/N'}]", json!("string"), json!(null)),
        ("[{type: array, items: {}}, {type: object, properties: {x: {}}}]", json!("array"), json!(null)),
    ] {
        let [sent, received] = both(&format!(
            "A: {{type: object, properties: {{m: {{anyOf: {alternatives}}}}}}}\nN: {{type: number}}"
        ));
        assert_eq!(sent["properties"]["m"]["type"], asked_for, "{alternatives}");
        assert_eq!(received["properties"]["m"]["type"], shown, "{alternatives}");
    }
}

#[test]
fn alternatives_that_look_the_same_in_both_directions_need_one_definition() {
    for alternatives in [
        "[{type: string}, {type: 'null'}]",
        "[{type: integer}, {type: number}]",
        "[{type: integer}, {type: boolean}]",
        "[{type: string, enum: [a]}, {type: integer, enum: [1]}]",
        "[{type: array, items: {type: string}}, {enum: ['']}]",
        "[{type: string}, {}]",
        "[{$ref: '#/components/schemas/N'}, {$ref: '#/components/schemas/N'}]",
    ] {
        let [sent, received] = both(&format!(
            "A: {{type: object, properties: {{m: {{anyOf: {alternatives}}}}}}}\nN: {{type: object, properties: {{x: {{type: string}}}}}}"
        ));
        assert_eq!(sent, json!(null), "{alternatives}");
        assert_ne!(received, json!(null), "{alternatives}");
    }
}

#[test]
fn one_sided_member_behind_other_names_is_left_out() {
    for member in [
        "{$ref: '#/components/schemas/Alias'}",
        "{allOf: [{$ref: '#/components/schemas/Id'}], description: The id}",
    ] {
        let [sent, received] = both(&format!(
            "A: {{type: object, required: [id], properties: {{id: {member}, x: {{type: string}}}}}}\nAlias: {{$ref: '#/components/schemas/Id'}}\nId: {{type: string, readOnly: true}}"
        ));
        assert_eq!(sent["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["x"], "{member}");
        assert_eq!(sent.get("required"), None, "{member}");
        assert_eq!(received["required"], json!(["id"]), "{member}");
    }
}

#[test]
fn one_sided_members_of_heirs_are_left_out_of_the_base() {
    let [sent, received] = both(
        "A: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {id: {type: string, readOnly: true}, password: {type: string, writeOnly: true}}}]}",
    );
    assert_eq!(sent["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "password"]);
    assert_eq!(received["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "id"]);
}

#[test]
fn definitions_are_doubled_only_where_directions_differ() {
    let lowered = paths(
        "/a:\n  post:\n    operationId: AddA\n    summary: Add A\n    description: Adds what A is.\n    requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}\n    responses: {'200': {description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}}\ncomponents_are_below: {}",
    );
    assert!(lowered.ids().contains(&"reference-not-found"));
    let lowered = document(
        "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    post:\n      operationId: AddA\n      summary: Add A\n      description: Adds what A is.\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}\n      responses: {'200': {description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}}\ncomponents:\n  schemas:\n    Both: {type: object, properties: {id: {type: string, readOnly: true}, same: {$ref: '#/components/schemas/Same'}}}\n    Same: {type: object, properties: {x: {type: string}}}\n    Unused: {type: object}\n",
    );
    assert_eq!(
        lowered.at("/definitions").as_object().unwrap().keys().collect::<Vec<_>>(),
        ["Both", "BothInput", "Same"]
    );
    assert_eq!(
        lowered.at("/definitions/BothInput/properties"),
        &json!({"same": {"$ref": "#/definitions/Same"}})
    );
}

#[test]
fn recursion_stays_and_required_loops_are_broken() {
    let lowered = document(
        "openapi: 3.0.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      responses: {'200': {description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}\ncomponents:\n  schemas:\n    A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}, kids: {type: array, items: {$ref: '#/components/schemas/A'}}}}\n    B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}\n",
    );
    assert_eq!(lowered.at("/definitions/A/properties/kids/items"), &json!({"$ref": "#/definitions/A"}));
    assert_eq!(lowered.at("/definitions/A/required"), &json!(["b"]));
    assert_eq!(lowered.at("/definitions/B").get("required"), None);
    assert_eq!(lowered.ids(), ["required-loop-broken"]);
}

#[test]
fn required_lists_and_maps_of_the_same_schema_stay_required() {
    let lowered = components(
        "{$ref: '#/components/schemas/Node'}",
        "Node: {type: object, required: [children, named], properties: {children: {type: array, items: {$ref: '#/components/schemas/Node'}}, named: {type: object, additionalProperties: {$ref: '#/components/schemas/Node'}}}}",
    );
    assert_eq!(lowered.at("/definitions/Node/required"), &json!(["children", "named"]));
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn required_loop_in_another_order_is_broken_at_the_same_place() {
    let part = |own: &str, other: &str| {
        format!(
            "{own}: {{type: object, required: [p], properties: {{p: {{$ref: '#/components/schemas/{other}'}}}}}}"
        )
    };
    for both in [[part("A", "B"), part("B", "A")], [part("B", "A"), part("A", "B")]] {
        for start in ["A", "B"] {
            let lowered = components(&format!("{{$ref: '#/components/schemas/{start}'}}"), &both.join("\n"));
            assert_eq!(lowered.at("/definitions/A/required"), &json!(["p"]));
            assert_eq!(lowered.at("/definitions/B").get("required"), None);
        }
    }
}

#[test]
fn maps_keep_their_values_and_named_members_stay_visible() {
    let (schema, _) = input("{type: object, additionalProperties: {type: integer}}");
    assert_eq!(schema, json!({"type": "object", "additionalProperties": {"type": "integer"}}));
    let (schema, ids) =
        output("{type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}");
    assert_eq!(schema.get("additionalProperties"), None);
    assert_eq!(ids, ["additional-properties-left-out"]);
}

#[test]
fn what_stands_beside_a_reference_is_kept() {
    let lowered = document(
        "openapi: 3.1.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      responses: {'200': {description: Good, content: {application/json: {schema: {type: object, properties: {owner: {$ref: '#/components/schemas/B', description: The owner}}}}}}}\ncomponents:\n  schemas:\n    B: {type: object, description: A person, properties: {name: {type: string}}}\n",
    );
    let owner = &lowered.operation()["responses"]["200"]["schema"]["properties"]["owner"];
    assert_eq!((&owner["description"], &owner["x-ms-summary"]), (&json!("The owner."), &json!("Owner")));
    assert_eq!(owner["properties"]["name"]["type"], "string");
}

#[test]
fn enumerations_take_names_from_code_generators() {
    let (schema, _) = output(
        "{type: object, properties: {s: {type: integer, enum: [1, 2], x-enum-varnames: [Open, Closed]}}}",
    );
    assert_eq!(
        schema["properties"]["s"]["x-ms-enum-values"],
        json!([{"value": 1, "displayName": "Open"}, {"value": 2, "displayName": "Closed"}])
    );
}

#[test]
fn whole_numbers_are_printed_as_such() {
    let (schema, _) = output(
        "{type: object, properties: {n: {type: number, minimum: 0, maximum: 0.5}, i: {type: integer, maximum: 9223372036854775807}}}",
    );
    assert_eq!(schema["properties"]["n"]["minimum"].to_string(), "0");
    assert_eq!(schema["properties"]["n"]["maximum"].to_string(), "0.5");
    assert_eq!(schema["properties"]["i"]["maximum"].to_string(), "9223372036854775807");
}

#[test]
fn base64_text_is_bytes() {
    let (schema, _) = output("{type: object, properties: {f: {type: string, contentEncoding: base64}}}");
    assert_eq!(schema["properties"]["f"]["format"], "byte");
}

#[test]
fn deprecated_member_stands_back_and_says_so() {
    let (schema, ids) = input(
        "{type: object, properties: {old: {type: string, description: The old way, deprecated: true}}}",
    );
    assert_eq!(
        schema["properties"]["old"],
        json!({"type": "string", "description": "The old way. (Deprecated.)", "x-ms-summary": "Old", "x-ms-visibility": "advanced"})
    );
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn alternatives_of_alternatives_are_all_named() {
    let lowered = components(
        "type: object\nproperties:\n  x: {oneOf: [{$ref: '#/components/schemas/A'}, {oneOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}]}",
        "A: {type: object, properties: {a: {type: string}}}\nB: {type: object, properties: {b: {type: string}}}",
    );
    let x = &lowered.operation()["responses"]["200"]["schema"]["properties"]["x"];
    assert_eq!((&x["description"], &x["x-nullable"]), (&json!("One of: A, B."), &json!(true)));
    assert_eq!(x["properties"].as_object().unwrap().len(), 2);
}
