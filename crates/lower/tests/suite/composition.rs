use serde_json::{Value, json};

use super::support::{components, input, output};

#[test]
fn all_of_is_merged() {
    let (schema, ids) = output(
        "{description: Whole, allOf: [{type: object, description: Part, required: [a], properties: {a: {type: string}}}, {type: object, properties: {b: {type: integer, minimum: 1}}}, {properties: {b: {minimum: 5}}}]}",
    );
    assert_eq!(schema["description"], "Whole.");
    assert_eq!(schema["properties"]["b"]["minimum"], 5);
    assert_eq!(schema["required"], json!(["a"]));
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn one_of_null_and_a_schema_is_nullable() {
    let (schema, ids) =
        output("{type: object, properties: {p: {oneOf: [{type: 'null'}, {type: string, format: uuid}]}}}");
    assert_eq!(
        schema["properties"]["p"],
        json!({"type": "string", "format": "uuid", "x-ms-summary": "P", "x-nullable": true})
    );
    assert!(ids.is_empty());
}

#[test]
fn one_of_enumerations_may_name_blank_and_null() {
    let (schema, ids) = output(
        "{type: object, properties: {p: {oneOf: [{type: string, enum: [a, b]}, {enum: ['']}, {enum: [null, null]}]}}}",
    );
    assert_eq!(
        schema["properties"]["p"],
        json!({"type": "string", "enum": ["a", "b", ""], "x-ms-summary": "P", "x-nullable": true})
    );
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn one_of_constants_is_an_enumeration_with_names() {
    let (schema, _) =
        output("{type: object, properties: {p: {oneOf: [{const: 1, title: One}, {const: 2, title: Two}]}}}");
    assert_eq!(schema["properties"]["p"]["enum"], json!([1, 2]));
    assert_eq!(schema["properties"]["p"]["x-ms-enum-values"][1], json!({"value": 2, "displayName": "Two"}));
}

#[test]
fn one_of_scalars_of_one_type_keeps_it() {
    let (schema, ids) = output(
        "{type: object, properties: {p: {anyOf: [{type: integer}, {type: number}]}, q: {anyOf: [{type: string, format: date}, {type: string, format: date-time}]}}}",
    );
    assert_eq!(schema["properties"]["p"]["type"], "number");
    assert_eq!(schema["properties"]["q"], json!({"type": "string", "x-ms-summary": "Q"}));
    assert_eq!(ids, ["union-constraints-left-out"]);
}

#[test]
fn one_of_listed_values_and_any_text_names_the_values() {
    let (schema, ids) = output(
        "{type: object, properties: {p: {description: The model, anyOf: [{type: string}, {type: string, enum: [a, b]}]}}}",
    );
    assert_eq!(
        schema["properties"]["p"],
        json!({"type": "string", "description": "The model. Known values: a, b.", "x-ms-summary": "P"})
    );
    assert_eq!(ids, ["union-enum-opened"]);
}

#[test]
fn one_of_objects_has_the_members_of_all() {
    let (schema, ids) = output(
        "{oneOf: [{type: object, required: [kind, a], properties: {kind: {type: string, enum: [x]}, a: {type: string}}}, {type: object, required: [kind], properties: {kind: {type: string, enum: [y]}, a: {type: integer}, b: {type: string}}}]}",
    );
    assert_eq!(schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "a", "b"]);
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["x", "y"]));
    assert_eq!(schema["properties"]["a"], json!({"x-ms-summary": "A"}));
    assert_eq!(schema["required"], json!(["kind"]));
    assert_eq!(ids, ["union-merged", "union-member-opened"]);
}

#[test]
fn one_of_objects_with_definitions_for_one_member_has_the_members_of_both() {
    let lowered = components(
        "{oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Bank'}]}",
        "Card: {type: object, properties: {details: {$ref: '#/components/schemas/CardDetails'}}}\nBank: {type: object, properties: {details: {$ref: '#/components/schemas/BankDetails'}}}\nCardDetails: {type: object, required: [number], properties: {number: {type: string}}}\nBankDetails: {type: object, properties: {iban: {type: string}}}",
    );
    let schema = lowered.at("/paths/~1things/get/responses/200/schema");
    assert_eq!(
        schema["properties"]["details"]["properties"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["number", "iban"]
    );
    assert_eq!(schema["description"], "One of: Card, Bank.");
    assert_eq!(lowered.ids(), ["union-merged"]);
}

#[test]
fn discriminator_mapping_is_an_enumeration() {
    let (schema, _) = output(
        "{discriminator: {propertyName: kind, mapping: {cat: '#/x', dog: '#/y'}}, oneOf: [{type: object, properties: {kind: {type: string}, a: {type: string}}}, {type: object, properties: {kind: {type: string}}}]}",
    );
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["cat", "dog"]));
}

#[test]
fn discriminator_property_that_lists_its_values_keeps_them_where_only_some_are_mapped() {
    let lowered = components(
        "{$ref: '#/components/schemas/Vehicle'}",
        "Vehicle: {type: object, properties: {kind: {type: string, enum: [car, bike, plane]}}, discriminator: {propertyName: kind, mapping: {car: '#/components/schemas/Car'}}}\nCar: {allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, properties: {doors: {type: integer}}}]}",
    );
    assert_eq!(lowered.at("/definitions/Vehicle/properties/kind/enum"), &json!(["car", "bike", "plane"]));
}

#[test]
fn discriminator_with_a_default_has_its_values_in_the_description() {
    let (schema, ids) = output(
        "{discriminator: {propertyName: kind, mapping: {cat: '#/x', dog: '#/y'}, defaultMapping: '#/y'}, oneOf: [{type: object, properties: {kind: {type: string}, a: {type: string}}}, {type: object, properties: {kind: {type: string}}}]}",
    );
    let kind = &schema["properties"]["kind"];
    assert_eq!((&kind["type"], &kind["enum"]), (&json!("string"), &json!(null)));
    assert_eq!(kind["description"], "Known values: cat, dog.");
    assert!(ids.contains(&"union-enum-opened".to_owned()), "{ids:?}");
}

#[test]
fn discriminator_values_are_named_after_their_schemas() {
    let lowered = components(
        "{$ref: '#/components/schemas/Pet'}",
        "Pet: {oneOf: [{$ref: '#/components/schemas/HouseCat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {hc: '#/components/schemas/HouseCat', d: Dog}}}\nHouseCat: {type: object, required: [kind], properties: {kind: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}}}",
    );
    assert_eq!(
        lowered.at("/definitions/Pet/properties/kind/x-ms-enum-values"),
        &json!([{"value": "hc", "displayName": "House Cat"}, {"value": "d", "displayName": "Dog"}])
    );
}

const HEIRS: &str = "Pet: {type: object, required: [kind], properties: {kind: {type: string}, name: {type: string}}, discriminator: {propertyName: kind}}\nCat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [lives], properties: {lives: {type: integer}}}]}\nDog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}";

#[test]
fn base_with_discriminator_has_the_members_of_its_heirs() {
    let lowered = components("{$ref: '#/components/schemas/Pet'}", HEIRS);
    let pet = lowered.at("/definitions/Pet");
    assert_eq!(
        pet["properties"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["kind", "name", "lives", "bark"]
    );
    assert_eq!(pet["properties"]["kind"]["enum"], json!(["Cat", "Dog"]));
    assert_eq!(pet["required"], json!(["kind"]));
    assert_eq!(lowered.ids(), ["union-merged"]);
}

#[test]
fn base_with_discriminator_has_the_members_of_heirs_of_its_heirs() {
    let puppy = "Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {months: {type: integer}}}]}";
    let lowered = components("{$ref: '#/components/schemas/Pet'}", &format!("{puppy}\n{HEIRS}"));
    let pet = lowered.at("/definitions/Pet");
    assert_eq!(
        pet["properties"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["kind", "name", "lives", "bark", "months"]
    );
    assert_eq!(pet["properties"]["kind"]["enum"], json!(["Cat", "Dog", "Puppy"]));
}

#[test]
fn base_with_one_heir_is_not_fixed_to_it() {
    let heir = "Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}";
    let base = |discriminator: &str| {
        components(
            "{$ref: '#/components/schemas/Pet'}",
            &format!(
                "Pet: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}, discriminator: {{{discriminator}}}}}\n{heir}"
            ),
        )
    };
    let open = base("propertyName: kind");
    let kind = open.at("/definitions/Pet/properties/kind");
    assert_eq!((&kind["description"], kind.get("enum")), (&json!("Known values: Cat."), None));
    assert_eq!(open.ids(), ["union-merged", "union-enum-opened"]);
    let stated = base("propertyName: kind, mapping: {cat: Cat}");
    assert_eq!(stated.at("/definitions/Pet/properties/kind/enum"), &json!(["cat"]));
}

#[test]
fn heir_of_a_base_with_discriminator_has_its_own_members_only() {
    let lowered = components("{$ref: '#/components/schemas/Cat'}", HEIRS);
    let cat = lowered.at("/definitions/Cat");
    assert_eq!(cat["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["kind", "name", "lives"]);
    assert_eq!(cat["required"], json!(["kind", "lives"]));
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn base_with_too_many_heirs_has_its_own_members_and_says_so() {
    let heirs: Vec<String> = (0..25)
        .map(|n| format!("T{n}: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{type: object, properties: {{p{n}: {{type: string}}}}}}]}}"))
        .collect();
    let lowered = components(
        "{$ref: '#/components/schemas/Base'}",
        &format!(
            "Base: {{type: object, discriminator: {{propertyName: kind}}, properties: {{kind: {{type: string}}}}}}\n{}",
            heirs.join("\n")
        ),
    );
    assert_eq!(lowered.at("/definitions/Base/properties").as_object().unwrap().len(), 1);
    assert_eq!(lowered.ids(), ["subtypes-left-out"]);
}

#[test]
fn base_that_lists_its_heirs_and_is_a_part_of_them_ends() {
    let lowered = components(
        "{$ref: '#/components/schemas/Pet'}",
        "Pet: {type: object, properties: {kind: {type: string}, friend: {$ref: '#/components/schemas/Cat'}}, oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}\nCat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}\nDog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}",
    );
    let keys = |pointer: &str| {
        lowered.at(pointer).as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>()
    };
    assert_eq!(keys("/definitions/Pet/properties"), ["kind", "friend", "lives", "bark"]);
    assert_eq!(keys("/definitions/Cat/properties"), ["kind", "friend", "lives"]);
    assert_eq!(lowered.ids(), ["union-merged"]);
}

#[test]
fn all_of_may_require_what_another_part_defines() {
    let lowered = components(
        "{allOf: [{$ref: '#/components/schemas/User'}, {required: [email, phone]}]}",
        "User: {type: object, properties: {name: {type: string}, email: {type: string}}}",
    );
    let schema = lowered.at("/paths/~1things/get/responses/200/schema");
    assert_eq!(schema["required"], json!(["email"]));
    assert_eq!(lowered.ids(), ["required-undefined"]);
}

#[test]
fn all_of_may_bound_what_another_part_is() {
    let (schema, ids) = output("{allOf: [{type: array, items: {type: string}}, {minItems: 2}]}");
    assert_eq!(schema, json!({"type": "array", "items": {"type": "string"}, "minItems": 2}));
    assert!(ids.is_empty());
}

#[test]
fn any_of_that_only_demands_members_leaves_them_optional() {
    let (schema, ids) = output(
        "{type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}",
    );
    assert_eq!(schema["properties"].as_object().unwrap().len(), 2);
    assert_eq!(schema["required"], Value::Null);
    assert_eq!(ids, ["required-alternatives-left-out"]);
}

#[test]
fn any_of_text_and_anything_is_left_open() {
    let (schema, ids) = output("{type: object, properties: {p: {anyOf: [{type: string}, {}]}}}");
    assert_eq!(schema["properties"]["p"], json!({"x-ms-summary": "P"}));
    assert_eq!(ids, ["union-open"]);
}

#[test]
fn one_of_text_and_object_is_text_to_send_and_open_to_receive() {
    let member = "{type: object, properties: {p: {oneOf: [{type: string}, {type: object, properties: {id: {type: string}}}]}}}";
    assert_eq!(input(member).0["properties"]["p"]["type"], "string");
    assert_eq!(
        output(member).0["properties"]["p"],
        json!({"description": "One of: text, an object.", "x-ms-summary": "P"})
    );
    assert_eq!(input(member).1, ["union-widened"]);
}

#[test]
fn empty_text_beside_object_or_list_is_left_out() {
    let unset = "{type: string, enum: ['']}";
    for (composed, kind) in [
        ("{type: object, properties: {id: {type: string}}}", "object"),
        ("{type: array, items: {type: string}}", "array"),
        ("{type: object, additionalProperties: {type: string}}", "object"),
    ] {
        let member = format!("{{type: object, properties: {{p: {{anyOf: [{composed}, {unset}]}}}}}}");
        for (schema, found) in [input(&member), output(&member)] {
            assert_eq!(schema["properties"]["p"]["type"], kind, "{composed}");
            assert_eq!(schema["properties"]["p"].get("enum"), None, "{composed}");
            assert_eq!(found, ["union-unset-left-out"], "{composed}");
        }
    }
    let text = format!("{{type: object, properties: {{p: {{anyOf: [{{type: string}}, {unset}]}}}}}}");
    assert_eq!(input(&text).0["properties"]["p"]["type"], "string");
}

#[test]
fn any_object_that_may_be_null_beside_a_reference_is_null() {
    let lowered = components(
        "{type: object, properties: {
           p: {anyOf: [{$ref: '#/components/schemas/Importance'}, {type: [object, 'null']}], description: How much.},
           q: {anyOf: [{type: string}, {type: [object, 'null']}]}}}",
        "Importance: {type: string, enum: [low, high]}",
    );
    let members = lowered.at("/paths/~1things/get/responses/200/schema/properties");
    assert_eq!(members["p"]["enum"], json!(["low", "high"]));
    assert_eq!(
        (&members["p"]["type"], &members["p"]["description"]),
        (&json!("string"), &json!("How much."))
    );
    assert_eq!(members["q"].get("type"), None, "without a reference it may be an object");
    assert_eq!(lowered.ids(), ["union-widened"]);
}

#[test]
fn one_of_single_and_list_is_a_list_to_receive() {
    let member =
        "{type: object, properties: {p: {oneOf: [{type: string}, {type: array, items: {type: string}}]}}}";
    assert_eq!(output(member).0["properties"]["p"]["type"], "array");
    assert_eq!(input(member).0["properties"]["p"]["type"], "string");
}

#[test]
fn several_types_are_text_to_send_and_open_to_receive() {
    let member = "{type: object, properties: {p: {type: [string, integer]}}}";
    let note = "One of: text, a number.";
    assert_eq!(
        input(member).0["properties"]["p"],
        json!({"type": "string", "description": note, "x-ms-summary": "P"})
    );
    assert_eq!(output(member).0["properties"]["p"], json!({"description": note, "x-ms-summary": "P"}));
    assert_eq!(output(member).1, ["union-widened"]);
}

#[test]
fn own_members_stand_beside_the_alternatives_ones() {
    let (schema, _) = output(
        "{type: object, required: [base], properties: {base: {type: string}}, anyOf: [{required: [x]}, {properties: {x: {type: string}}}]}",
    );
    assert_eq!(schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(), ["base", "x"]);
    assert_eq!(schema["required"], json!(["base"]));
}

#[test]
fn all_of_in_a_circle_has_the_members_of_all() {
    let lowered = components(
        "{$ref: '#/components/schemas/A'}",
        "A: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {a: {type: string}}}]}\nB: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}",
    );
    assert_eq!(
        lowered.at("/definitions/A/properties").as_object().unwrap().keys().collect::<Vec<_>>(),
        ["b", "a"]
    );
    assert!(lowered.reports.is_empty(), "{:?}", lowered.reports);
}

#[test]
fn list_that_holds_itself_is_cut() {
    let lowered = components(
        "{$ref: '#/components/schemas/L'}",
        "L: {type: array, items: {oneOf: [{type: string}, {$ref: '#/components/schemas/L'}]}}",
    );
    let schema = lowered.at("/paths/~1things/get/responses/200/schema");
    assert_eq!(schema, &json!({"type": "array", "items": {}}));
    assert!(lowered.ids().contains(&"schema-circular"));
}

#[test]
fn reference_wrapped_for_null_stays_a_reference_where_the_schema_repeats() {
    let lowered = super::support::document(
        "openapi: 3.1.0\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\npaths:\n  /a:\n    get:\n      operationId: GetA\n      summary: Get A\n      description: Gets what A is.\n      responses: {'200': {description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/Folder'}}}}}\ncomponents:\n  schemas:\n    Folder:\n      type: object\n      properties:\n        parent: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Folder'}], description: Where it is}\n        home: {allOf: [{$ref: '#/components/schemas/Folder'}]}\n        never: false\n",
    );
    let folder = serde_json::json!({"$ref": "#/definitions/Folder"});
    assert_eq!(
        lowered.at("/definitions/Folder/properties"),
        &serde_json::json!({"parent": folder, "home": folder})
    );
    assert_eq!(lowered.reports, ["keyword-left-out 18:9"]);
}

#[test]
fn all_of_that_is_only_another_name_is_the_component_itself() {
    let lowered = components(
        "{$ref: '#/components/schemas/Alias'}",
        "Alias: {allOf: [{$ref: '#/components/schemas/Other'}]}\nOther: {allOf: [{$ref: '#/components/schemas/Pet'}]}\nPet: {type: object, properties: {name: {type: string}, friend: {$ref: '#/components/schemas/Alias'}}}",
    );
    assert_eq!(lowered.at("/paths/~1things/get/responses/200/schema"), &json!({"$ref": "#/definitions/Pet"}));
    assert_eq!(lowered.at("/definitions/Pet/properties/friend"), &json!({"$ref": "#/definitions/Pet"}));
}

#[test]
fn all_of_refines_a_member_that_is_a_reference_without_losing_members() {
    let lowered = components(
        "{allOf: [{type: object, properties: {home: {$ref: '#/components/schemas/Address'}}}, {type: object, properties: {home: {type: object, properties: {zip: {type: string}}}}}]}",
        "Address: {type: object, properties: {city: {type: string}}}",
    );
    let home = lowered.at("/paths/~1things/get/responses/200/schema/properties/home/properties");
    assert_eq!(home.as_object().unwrap().keys().collect::<Vec<_>>(), ["city", "zip"]);
}

#[test]
fn all_of_with_two_types_for_a_member_says_so() {
    let (schema, ids) = output(
        "{allOf: [{type: object, properties: {id: {type: string}}}, {type: object, properties: {id: {type: integer}}}]}",
    );
    assert_eq!(schema["properties"]["id"]["type"], "string");
    assert_eq!(ids, ["all-of-conflict"]);
}

#[test]
fn names_for_each_other_are_an_open_object() {
    let lowered = components(
        "{$ref: '#/components/schemas/A'}",
        "A: {allOf: [{$ref: '#/components/schemas/B'}]}\nB: {allOf: [{$ref: '#/components/schemas/A'}]}",
    );
    let schema = lowered.at("/paths/~1things/get/responses/200/schema");
    assert!(schema == &json!({"type": "object"}) || schema["$ref"].is_string(), "{schema}");
    for (_, definition) in lowered.at("").get("definitions").and_then(Value::as_object).into_iter().flatten()
    {
        assert_eq!(definition["type"], "object");
    }
}

#[test]
fn alternative_that_wraps_a_component_is_that_component() {
    let lowered = components(
        "oneOf: [{allOf: [{$ref: '#/components/schemas/A'}]}, {anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}]",
        "A: {type: object, properties: {a: {type: string}}}\nB: {type: object, properties: {b: {type: string}}}",
    );
    let schema = &lowered.operation()["responses"]["200"]["schema"];
    let members: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(members, ["a", "b"]);
    assert_eq!(schema["description"], "One of: A, B.");
    assert_eq!(lowered.ids(), ["union-merged"]);
}

#[test]
fn constant_without_a_title_is_named_by_its_value_and_describes_itself_under_its_name() {
    let (schema, _) = output(
        "{type: object, properties: {p: {oneOf: [{const: a, title: Alpha, description: The first.}, {const: b}]}}}",
    );
    let member = &schema["properties"]["p"];
    assert_eq!(
        member["x-ms-enum-values"],
        json!([{"value": "a", "displayName": "Alpha"}, {"value": "b", "displayName": "b"}])
    );
    assert_eq!(member["description"], "Alpha: The first.");
}

#[test]
fn default_that_another_part_of_all_of_does_not_allow_is_left_out() {
    let (schema, ids) = output(
        "{type: object, properties: {p: {allOf: [{type: string, enum: [a, b], default: a}, {enum: [b]}]}}}",
    );
    assert_eq!(schema["properties"]["p"].get("default"), None);
    assert_eq!(ids, ["default-left-out"]);
}

#[test]
fn all_of_that_requires_what_only_responses_show_is_no_fault() {
    let (schema, ids) = input(
        "{allOf: [{type: object, properties: {id: {type: string, readOnly: true}, name: {type: string}}}, {required: [id, name]}]}",
    );
    assert_eq!(schema["required"], json!(["name"]));
    assert!(ids.is_empty(), "{ids:?}");
    let (_, ids) = input("{allOf: [{type: object, properties: {name: {type: string}}}, {required: [id]}]}");
    assert_eq!(ids, ["required-undefined"]);
}

#[test]
fn all_of_with_several_clashes_tells_each() {
    let lowered = components(
        "{allOf: [{type: object, properties: {a: {type: string}, b: {type: string, pattern: x}, c: {type: string, enum: [v]}}}, {type: object, properties: {a: {type: integer}, b: {pattern: y}, c: {enum: [w]}}}]}",
        "X: {type: string}",
    );
    let schema = &lowered.operation()["responses"]["200"]["schema"];
    assert_eq!(schema["properties"]["b"]["pattern"], "x");
    assert_eq!(schema["properties"]["c"]["enum"], json!(["v"]));
    assert_eq!(lowered.ids(), ["all-of-conflict", "pattern-left-out", "all-of-conflict"]);
}

#[test]
fn map_among_objects_is_left_out_and_reported() {
    let (schema, ids) = output(
        "{oneOf: [{type: object, additionalProperties: {type: integer}}, {type: object, properties: {a: {type: string}}}]}",
    );
    assert_eq!(schema["properties"].as_object().unwrap().len(), 1);
    assert_eq!(schema.get("additionalProperties"), None);
    assert_eq!(ids, ["additional-properties-left-out", "union-merged"]);
}

#[test]
fn maps_are_joined_to_one_of_all_values() {
    let map = |values: &str| format!("{{type: object, additionalProperties: {{type: {values}}}}}");
    let (schema, _) = output(&format!("{{oneOf: [{}, {}]}}", map("integer"), map("number")));
    assert_eq!(schema["additionalProperties"], json!({"type": "number"}));
    let (schema, ids) = output(&format!("{{oneOf: [{}, {}]}}", map("integer"), map("string")));
    assert_eq!(schema["additionalProperties"], json!(true));
    let member = |values: &str| format!("{{type: object, properties: {{m: {}}}}}", map(values));
    let (schema, _) = output(&format!("{{oneOf: [{}, {}]}}", member("integer"), member("number")));
    assert_eq!(schema["properties"]["m"]["additionalProperties"], json!({"type": "number"}));
    assert_eq!(ids, ["union-merged", "union-member-opened"]);
}
