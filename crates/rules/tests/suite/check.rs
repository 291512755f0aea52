//! The walk, the levels, and what comes out of a check.

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer, Severity};
use connectorgen_model::{Secured, ShapeFault, read_definition};
use connectorgen_rules::{Level, Profile, RuleLevels, check, report_shape_faults};
use serde_json::json;

use crate::example::connector;

fn found(secured: Secured, levels: &RuleLevels) -> (bool, Diagnostics) {
    let mut found = Diagnostics::new();
    let passed = check(secured, levels, &mut found).is_ok();
    found.sort();
    (passed, found)
}

/// The places of the findings of one rule.
fn places(fragment: &str, id: &str) -> Vec<String> {
    let (_, found) = found(connector(fragment).unwrap(), &RuleLevels::new());
    found.iter().filter(|one| one.id == id).map(|one| one.at.pointer.to_string()).collect()
}

#[test]
fn connector_with_an_error_comes_back_as_it_was() {
    let secured = connector("host: null").unwrap();
    let mut found = Diagnostics::new();
    let back = check(secured.clone(), &RuleLevels::new(), &mut found).unwrap_err();
    assert_eq!(*back, secured);
    assert!(found.has_errors());
}

#[test]
fn errors_reported_before_do_not_count() {
    let mut found = Diagnostics::new();
    let fault = ShapeFault {
        pointer: JsonPointer::root(),
        expected: "an object",
        found: "a list",
        is_element: false,
    };
    report_shape_faults(Document::Definition, &[fault], &mut found);
    assert_eq!(found.count(Severity::Error), 1);
    assert!(check(connector("{}").unwrap(), &RuleLevels::new(), &mut found).is_ok());
}

#[test]
fn levels_change_the_severity_or_silence_the_rule() {
    let secured = connector("{ host: null, paths: { /pets: { get: { summary: List pets. } } } }").unwrap();
    let levels = RuleLevels::from_iter([("host-present", Level::Warn), ("op-summary-end", Level::Deny)]);
    let (passed, diagnostics) = found(secured.clone(), &levels);
    assert!(!passed);
    let severities: Vec<_> = diagnostics.iter().map(|one| (one.id, one.severity)).collect();
    assert_eq!(severities, [("host-present", Severity::Warning), ("op-summary-end", Severity::Error)]);

    let levels = RuleLevels::from_iter([("host-present", Level::Allow), ("op-summary-end", Level::Allow)]);
    let (passed, diagnostics) = found(secured, &levels);
    assert!(passed && diagnostics.is_empty());
}

#[test]
fn profile_decides_which_rules_run_and_how_grave_they_are() {
    let secured =
        connector("{ info: { contact: null }, paths: { /pets: { get: { summary: List pets. } } } }").unwrap();
    let severities = |levels: &RuleLevels| {
        let (_, diagnostics) = found(secured.clone(), levels);
        diagnostics.iter().map(|one| (one.id, one.severity)).collect::<Vec<_>>()
    };
    assert_eq!(severities(&RuleLevels::new()), [("op-summary-end", Severity::Warning)]);
    let certified = RuleLevels::of(Profile::Certified);
    assert_eq!(severities(&certified), [("contact", Severity::Error), ("op-summary-end", Severity::Error)]);
}

#[test]
fn rule_that_is_named_runs_in_a_profile_that_does_not_have_it() {
    let secured = connector("info: { contact: null }").unwrap();
    let levels = RuleLevels::from_iter([("contact", Level::Warn)]).with_profile(Profile::Custom);
    let (passed, diagnostics) = found(secured, &levels);
    let severities: Vec<_> = diagnostics.iter().map(|one| (one.id, one.severity)).collect();
    assert!(passed);
    assert_eq!(severities, [("contact", Severity::Warning)]);
}

#[test]
fn dynamic_values_are_followed_through_references() {
    let fragment = "
        definitions:
          Kind: { type: object, properties: { name: { type: string } } }
          Kinds: { type: object, properties: { kinds: { type: array, items: { $ref: '#/definitions/Kind' } } } }
          Any: { type: object }
        paths:
          /kinds: { get: { operationId: ListKinds, responses: { '200': { schema: { $ref: '#/definitions/Kinds' } } } } }
          /any: { get: { operationId: ListAny, responses: { '200': { schema: { $ref: '#/definitions/Any' } } } } }
          /pets:
            get:
              parameters:
                - name: right
                  in: query
                  type: string
                  x-ms-dynamic-list: { operationId: ListKinds, itemsPath: kinds, itemValuePath: name }
                - name: wrong
                  in: query
                  type: string
                  x-ms-dynamic-list: { operationId: ListKinds, itemsPath: kinds, itemValuePath: name/id }
                - name: unclear
                  in: query
                  type: string
                  x-ms-dynamic-values: { operationId: ListAny, value-collection: kinds, value-path: name }
    ";
    assert_eq!(places(fragment, "dyn-array-path"), [] as [&str; 0]);
    assert_eq!(
        places(fragment, "dyn-prop-path"),
        ["/paths/~1pets/get/parameters/1/x-ms-dynamic-list/itemValuePath"]
    );
}

#[test]
fn callback_address_is_found_in_definitions_once() {
    let fragment = "
        definitions:
          Hook:
            type: object
            required: [target]
            properties: { target: { $ref: '#/definitions/Target' }, again: { $ref: '#/definitions/Hook' } }
          Target:
            type: object
            x-ms-visibility: internal
            required: [url]
            properties: { url: { type: integer, x-ms-notification-url: true } }
        paths:
          /hooks:
            x-ms-notification-content: { schema: { type: object } }
            post:
              operationId: OnPet
              x-ms-trigger: single
              parameters: [{ name: body, in: body, required: true, schema: { $ref: '#/definitions/Hook' } }]
    ";
    assert_eq!(places(fragment, "hook-url-string"), ["/definitions/Target/properties/url"]);
    assert_eq!(places(fragment, "hook-url-internal"), [] as [&str; 0]);
    assert_eq!(places(fragment, "hook-url-required"), [] as [&str; 0]);
    assert_eq!(places(fragment, "hook-url"), [] as [&str; 0]);
}

#[test]
fn schemas_are_visited_wherever_they_stand() {
    let fragment = "
        paths:
          /pets:
            x-ms-notification-content: { schema: { format: odd } }
            parameters: [{ name: a, in: query, type: array, items: { type: array, items: { format: odd } } }]
            get:
              parameters: [{ name: b, in: body, schema: { additionalProperties: { format: odd } } }]
              responses: { '200': { headers: { X-Odd: { type: string, format: odd } } } }
        parameters: { P: { name: p, in: query, type: string, format: odd } }
        responses: { R: { description: R., schema: { allOf: [{ items: { format: odd } }] } } }
        definitions: { D: { properties: { d: { format: odd } } } }
    ";
    assert_eq!(
        places(fragment, "format-known"),
        [
            "/definitions/D/properties/d/format",
            "/parameters/P/format",
            "/paths/~1pets/get/parameters/0/schema/additionalProperties/format",
            "/paths/~1pets/get/responses/200/headers/X-Odd/format",
            "/paths/~1pets/parameters/0/items/items/format",
            "/paths/~1pets/x-ms-notification-content/schema/format",
            "/responses/R/schema/allOf/0/items/format",
        ]
    );
}

#[test]
fn parameter_of_the_path_counts_for_its_operations() {
    let fragment = "
        parameters: { Id: { name: id, in: path, required: true, type: string, x-ms-url-encoding: single } }
        paths:
          /pets/{id}/{name}:
            parameters: [{ $ref: '#/parameters/Id' }]
            get: { operationId: GetPet }
    ";
    assert_eq!(places(fragment, "path-var-declared"), ["/paths/~1pets~1{id}~1{name}/get"]);
    assert_eq!(places(fragment, "path-param-in-template"), [] as [&str; 0]);
}

#[test]
fn definition_is_an_input_when_a_body_reaches_it() {
    let hidden = "{ required: [v], properties: { v: { type: string, x-ms-visibility: internal } } }";
    let fragment = format!(
        "
        definitions: {{ Sent: {hidden}, Received: {hidden}, Both: {{ properties: {{ sent: {{ $ref: '#/definitions/Sent' }} }} }} }}
        paths:
          /pets:
            post:
              operationId: AddPet
              parameters: [{{ name: body, in: body, schema: {{ $ref: '#/definitions/Both' }} }}]
              responses: {{ '200': {{ description: OK, schema: {{ $ref: '#/definitions/Received' }} }} }}
        "
    );
    assert_eq!(places(&fragment, "internal-required-default"), ["/definitions/Sent/properties/v"]);
}

#[test]
fn extensions_among_paths_and_responses_are_passed_over() {
    let fragment = "
        paths:
          x-note: { get: { operationId: '' } }
          /pets: { get: { responses: { x-note: {} } } }
    ";
    let (passed, found) = found(connector(fragment).unwrap(), &RuleLevels::new());
    assert!(passed, "{found:#?}");
}

#[test]
fn deep_and_wide_definitions_are_checked_in_no_time() {
    let mut definitions = serde_json::Map::new();
    for level in 0..200 {
        let below = json!({ "$ref": format!("#/definitions/D{}", (level + 1) % 200) });
        let properties: serde_json::Map<_, _> = (0..20).map(|n| (format!("p{n}"), below.clone())).collect();
        definitions.insert(format!("D{level}"), json!({ "type": "object", "properties": properties }));
    }
    let (definition, _) = read_definition(json!({ "definitions": definitions }));
    let secured = Secured { definition, ..Secured::default() };
    let (_, found) = found(secured, &RuleLevels::new());
    assert_eq!(found.iter().filter(|one| one.id == "body-schema-count-512").count(), 200);
}
