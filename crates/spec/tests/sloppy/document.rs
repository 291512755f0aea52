use serde_json::json;

use crate::{becomes, read};

#[test]
fn single_values_are_lists_of_one() {
    becomes("{enum: a}", json!({"enum": ["a"]}), &["value-repaired /enum"]);
    becomes(
        "{allOf: {$ref: '#/tags/0'}}",
        json!({"allOf": [{}]}),
        &["value-repaired /allOf", "reference-not-found /allOf/0/$ref"],
    );
    becomes("{anyOf: {type: string}}", json!({"anyOf": [{"type": "string"}]}), &["value-repaired /anyOf"]);
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: {url: https://example.com}
tags: [pets]
security: {key: []}
paths:
  /a:
    servers: https://example.com
    get: {tags: pets, security: key, responses: {}}
",
    );
    assert_eq!(read["servers"], json!([{"url": "https://example.com"}]));
    assert_eq!(read["tags"], json!([{"name": "pets"}]));
    assert_eq!(read["security"], json!([{"key": []}]));
    assert_eq!(read["paths"]["/a"]["servers"], json!([{"url": "https://example.com"}]));
    assert_eq!(read["paths"]["/a"]["get"]["tags"], json!(["pets"]));
    assert_eq!(read["paths"]["/a"]["get"]["security"], json!([{"key": []}]));
    assert!(reports.iter().all(|report| report.starts_with("value-repaired")), "{reports:#?}");
}

#[test]
fn addresses_and_paths_in_other_shapes_are_understood() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
host: example.com
basePath: /v1
schemes: [http]
paths:
  pets: {get: {responses: {}, operationId: 5}}
  https://example.com/x: {get: {responses: {}}}
",
    );
    assert_eq!(read["servers"], json!([{"url": "http://example.com/v1"}]));
    assert!(read["paths"]["/pets"]["get"].is_object());
    assert_eq!(
        reports,
        [
            "value-repaired /host",
            "value-repaired /paths/pets",
            "value-repaired /paths/pets/get/operationId",
            "path-not-absolute /paths/https:~1~1example.com~1x",
        ]
    );
}

#[test]
fn security_schemes_in_other_shapes_are_understood() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {/a: {get: {responses: {}}}}
components:
  securitySchemes:
    a: {type: basic}
    b: {type: api_key, name: k, in: header}
    c: {type: oauth2, flow: accessCode, authorizationUrl: https://example.com/a, tokenUrl: https://example.com/t, scopes: {x: y}}
    d: {type: http, bearerFormat: JWT}
    e: {type: apiKey, name: k, in: Header}
    f: {type: oauth2, flows: {accessCode: {authorizationUrl: https://example.com/a, tokenUrl: https://example.com/t, scopes: {}}}}
    g: {type: oauth2, flows: {application: {tokenUrl: https://example.com/t, scopes: {}}}}
",
    );
    let schemes = &read["components"]["securitySchemes"];
    assert_eq!(schemes["a"], json!({"type": "http", "scheme": "basic"}));
    assert_eq!(schemes["b"]["type"], "apiKey");
    assert_eq!(schemes["c"]["flows"]["authorizationCode"]["tokenUrl"], "https://example.com/t");
    assert_eq!(schemes["d"]["scheme"], "bearer");
    assert_eq!(schemes["e"]["in"], "header");
    assert_eq!(schemes["f"]["flows"]["authorizationCode"]["tokenUrl"], "https://example.com/t");
    assert_eq!(schemes["g"]["flows"]["clientCredentials"]["tokenUrl"], "https://example.com/t");
    assert_eq!(reports.len(), 6, "{reports:#?}");
    assert!(reports.iter().all(|report| report.starts_with("value-repaired")), "{reports:#?}");
}

#[test]
fn misspelt_members_and_those_in_the_wrong_place_are_warned_of() {
    let (_, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1', Description: Pets}
server: [{url: https://example.com}]
paths:
  /a:
    get: {operationID: a, response: {}, tag: [x], parameter: [], produces: [a/b], responses: {}}
    responses: {}
components:
  schema: {}
\u{a0}\u{a0}x: 1
",
    );
    let reports: Vec<&str> =
        reports.iter().map(String::as_str).filter(|one| one.starts_with("field-")).collect();
    assert_eq!(
        reports,
        [
            "field-misspelt /server",
            "field-misspelt /\u{a0}\u{a0}x",
            "field-misspelt /components/schema",
            "field-misspelt /info/Description",
            "field-misspelt /paths/~1a/responses",
            "field-misspelt /paths/~1a/get/operationID",
            "field-unknown /paths/~1a/get/response",
            "field-misspelt /paths/~1a/get/tag",
            "field-misspelt /paths/~1a/get/parameter",
            "field-unknown /paths/~1a/get/produces",
        ]
    );
    let (_, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /a: {'get,post': {responses: {}}, get: {responses: {'200': {description: ok, a/b: {}}}}}
",
    );
    assert_eq!(
        reports,
        ["field-misspelt /paths/~1a/get,post", "field-misspelt /paths/~1a/get/responses/200/a~1b"]
    );
    becomes("{ref: '#/x'}", json!({}), &["field-misspelt /ref"]);
    becomes("{type: object, property: {}}", json!({"type": "object"}), &["field-misspelt /property"]);
}

#[test]
fn security_definitions_are_security_schemes() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {/a: {get: {responses: {}}}}
securityDefinitions: {a: {type: basic}}
",
    );
    assert_eq!(read["components"]["securitySchemes"]["a"], json!({"type": "http", "scheme": "basic"}));
    assert_eq!(
        reports,
        ["value-repaired /securityDefinitions", "value-repaired /securityDefinitions/a/type"]
    );
}

#[test]
fn security_schemes_without_a_type_are_what_their_members_say() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {/a: {get: {responses: {}}}}
components:
  securitySchemes:
    a: {flow: application, tokenUrl: https://example.com/t, scopes: {}}
    b: {name: k, in: header}
    c: {scheme: bearer}
    d: {openIdConnectUrl: https://example.com/o}
    e: {description: Says nothing.}
",
    );
    let schemes = read["components"]["securitySchemes"].as_object().unwrap();
    let types: Vec<_> = schemes.iter().map(|(name, scheme)| (name.as_str(), &scheme["type"])).collect();
    assert_eq!(
        types,
        [
            ("a", &json!("oauth2")),
            ("b", &json!("apiKey")),
            ("c", &json!("http")),
            ("d", &json!("openIdConnect"))
        ]
    );
    let place = |name: &str| format!("/components/securitySchemes/{name}");
    assert_eq!(reports.last().unwrap(), &format!("field-missing {}", place("e")));
    for name in ["a", "b", "c", "d"] {
        assert!(reports.contains(&format!("value-repaired {}", place(name))), "{reports:#?}");
    }
}

#[test]
fn paths_in_the_way_of_frameworks_are_those_of_openapi() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets/:id/toys/:toy: {get: {responses: {}, operationId: 5}}
  /owners/:id: {get: {responses: {}}}
  /owners/{id}: {get: {responses: {}}}
  /shops/:id: {get: {responses: {}}}
  /shops/:id?: {get: {responses: {}}}
",
    );
    let paths: Vec<&String> = read["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths, ["/pets/{id}/toys/{toy}", "/owners/:id", "/owners/{id}", "/shops/{id}", "/shops/:id?"]);
    assert_eq!(
        reports,
        [
            "value-repaired /paths/~1pets~1:id~1toys~1:toy",
            "value-repaired /paths/~1pets~1:id~1toys~1:toy/get/operationId",
            "value-repaired /paths/~1owners~1:id",
            "value-repaired /paths/~1shops~1:id",
            "value-repaired /paths/~1shops~1:id?",
        ]
    );
}

#[test]
fn variables_without_a_default_have_an_empty_one() {
    let (read, reports) = read(
        "openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://{a}.example.com/{b}', variables: {a: {description: A shop}, b: {enum: [x, y], default: null}}}]
paths: {/a: {get: {responses: {}}}}
",
    );
    let variables = &read["servers"][0]["variables"];
    assert_eq!(variables["a"], json!({"default": "", "description": "A shop"}));
    assert_eq!(variables["b"]["default"], "x");
    assert_eq!(reports, ["value-repaired /servers/0/variables/a"]);
}

#[test]
fn parameterized_host_may_leave_parameters_undeclared() {
    let (read, reports) = read(
        "swagger: '2.0'
info: {title: Pets, version: '1'}
x-ms-parameterized-host: {hostTemplate: '{a}.example.com/', parameters: {a: {}}}
paths: {/a: {get: {responses: {}}}}
",
    );
    assert_eq!(
        read["servers"],
        json!([{"url": "https://{a}.example.com", "variables": {"a": {"default": "", "description": null}}}])
    );
    assert_eq!(reports, ["value-repaired /x-ms-parameterized-host/hostTemplate"]);
}
