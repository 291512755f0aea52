//! What becomes of a document of Swagger 2.0, and where in it faults are reported.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_spec::{Format, Selection, SourceDoc, Spec, Version, parse, resolve_locations};
use serde_json::{Value, json};

fn read(yaml: &str) -> (Option<Spec>, Vec<String>) {
    let doc = SourceDoc::from_text("api.yaml", yaml, Format::Yaml);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found);
    match &spec {
        Some(spec) => spec.resolve_locations(&mut found),
        None => resolve_locations(&doc, &mut found),
    }
    let reports = found.iter().map(|d| {
        let at = d.at.position.map_or_else(|| "-".to_owned(), |p| format!("{}:{}", p.line, p.column));
        format!("{} {at} {} {}", d.id, d.at.pointer, d.message)
    });
    (spec, reports.collect())
}

/// The inner document, and what was reported.
fn raised(yaml: &str) -> (Value, Vec<String>) {
    let (spec, reports) = read(yaml);
    (serde_json::to_value(spec.unwrap().openapi()).unwrap(), reports)
}

const PETS: &str = r"
swagger: '2.0'
info: {title: Pets, version: '1', x-vendor: yes please}
host: pets.example
basePath: /v1/
schemes: [http, https]
consumes: [application/json]
produces: [application/json, application/xml]
tags: [{name: pet}]
x-ms-connector-metadata: []
security: [{key: []}]
securityDefinitions:
  key: {type: apiKey, in: header, name: X-Key, x-vendor: 1}
  user: {type: basic, description: Name and password}
  code: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a.example', tokenUrl: 'https://t.example', scopes: {read: Reads, x-vendor: 2}}
  robot: {type: oauth2, flow: application, tokenUrl: 'https://t.example', scopes: {}}
  browser: {type: oauth2, flow: implicit, authorizationUrl: 'https://a.example', scopes: {}}
  legacy: {type: oauth2, flow: password, tokenUrl: 'https://t.example', scopes: {}}
paths:
  /pets/{id}:
    parameters:
      - {$ref: '#/parameters/Id'}
    x-ms-notification-content: {description: An event, schema: {$ref: '#/definitions/Pet'}}
    get:
      operationId: GetPet
      tags: [pet]
      schemes: [https]
      produces: [text/plain]
      x-ms-visibility: important
      parameters:
        - {name: fields, in: query, type: array, items: {type: string}, collectionFormat: csv, x-ms-summary: Fields}
        - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi, allowEmptyValue: true}
        - {name: words, in: query, type: array, items: {type: string}, collectionFormat: ssv}
        - {name: X-Ids, in: header, type: array, items: {type: integer, format: int64}, required: true}
      responses:
        200:
          description: ok
          x-ms-summary: The pet
          headers: {X-Rate: {type: integer, description: Left, x-ms-summary: Rate}}
          schema: {$ref: '#/definitions/Pet'}
          examples: {text/plain: a pet}
        404: {$ref: '#/responses/Missing'}
    put:
      operationId: PutPet
      parameters:
        - {name: pet, in: body, required: true, description: The pet, x-ms-summary: Pet, schema: {$ref: '#/definitions/Pet'}}
        - {name: dry, in: query, type: boolean, default: false}
      responses: {204: {description: done}}
    post:
      operationId: ReplacePet
      consumes: [application/xml]
      parameters: [{$ref: '#/parameters/Body'}]
      responses: {200: {description: file, schema: {type: file}}}
  /pets/{id}/photo:
    parameters:
      - {$ref: '#/parameters/Id'}
    post:
      operationId: AddPhoto
      consumes: [multipart/form-data, application/x-www-form-urlencoded]
      parameters:
        - {name: photo, in: formData, type: file, required: true, x-ms-summary: Photo}
        - {name: note, in: formData, type: string, maxLength: 5, description: A note}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses: {200: {description: ok}}
    patch:
      operationId: EditPhoto
      parameters:
        - {name: note, in: formData, type: string}
      responses: {200: {description: ok}}
parameters:
  Id: {name: id, in: path, required: true, type: string, format: uuid, x-ms-url-encoding: double}
  Body: {name: payload, in: body, schema: {$ref: '#/definitions/Pet'}}
responses:
  Missing: {description: missing, schema: {$ref: '#/definitions/Pet/properties/owner'}}
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: {type: string, x-ms-visibility: internal}
      name: {type: string, x-nullable: true, x-ms-dynamic-values: {operationId: GetPet}}
      owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/definitions/Pet'}}}}
";

#[test]
fn parts_of_openapi_3_in_swagger_2_are_read() {
    let (document, reports) = raised(
        "swagger: '2.0'
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example/v1}]
paths:
  /pets:
    get: {responses: {'200': {description: ok, schema: {$ref: '#/components/schemas/Pet'}}}}
definitions: {Owner: {type: object}}
components:
  schemas: {Pet: {type: object, properties: {owner: {$ref: '#/definitions/Owner'}, age: {type: int}}}}
",
    );
    assert_eq!(document["servers"], json!([{ "url": "https://pets.example/v1" }]));
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert_eq!(schemas.keys().collect::<Vec<_>>(), ["Owner", "Pet"]);
    let ids: Vec<String> =
        reports.iter().map(|one| one.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        ids,
        [
            "value-repaired 3:1 /servers",
            "value-repaired 8:1 /components",
            "value-repaired 9:90 /components/schemas/Pet/properties/age/type"
        ]
    );
}

#[test]
fn document_is_raised_construct_by_construct() {
    let (document, reports) = raised(PETS);
    assert_eq!(reports, Vec::<String>::new());
    assert_eq!(document["openapi"], "2.0");
    assert_eq!(document["servers"], json!([{ "url": "https://pets.example/v1" }]));
    assert_eq!(document["info"]["x-vendor"], "yes please");
    assert_eq!(document["x-ms-connector-metadata"], json!([]));
    let pet = json!({ "$ref": "#/components/schemas/Pet" });
    let get = json!({
        "tags": ["pet"],
        "operationId": "GetPet",
        "x-ms-visibility": "important",
        "parameters": [
            { "in": "query", "name": "fields", "style": "form", "explode": false, "x-ms-summary": "Fields",
              "schema": { "type": "array", "items": { "type": "string" } } },
            { "in": "query", "name": "tags", "style": "form", "explode": true, "allowEmptyValue": true,
              "schema": { "type": "array", "items": { "type": "string" } } },
            { "in": "query", "name": "words", "style": "spaceDelimited", "explode": false,
              "schema": { "type": "array", "items": { "type": "string" } } },
            { "in": "header", "name": "X-Ids", "required": true, "style": "simple",
              "schema": { "type": "array", "items": { "type": "integer", "format": "int64" } } },
        ],
        "responses": {
            "200": {
                "description": "ok",
                "x-ms-summary": "The pet",
                "headers": { "X-Rate": { "description": "Left", "style": "simple", "x-ms-summary": "Rate", "schema": { "type": "integer" } } },
                "content": { "text/plain": { "schema": pet, "example": "a pet" } },
            },
            "404": { "$ref": "#/components/responses/Missing" },
        },
    });
    let item = &document["paths"]["/pets/{id}"];
    assert_eq!(item["parameters"], json!([{ "$ref": "#/components/parameters/Id" }]));
    assert_eq!(item["get"], get);
    assert_eq!(
        item["put"]["requestBody"],
        json!({
            "description": "The pet", "required": true, "x-ms-summary": "Pet", "x-codegen-request-body-name": "pet",
            "content": { "application/json": { "schema": pet } },
        })
    );
    assert_eq!(
        item["put"]["parameters"],
        json!([{ "in": "query", "name": "dry", "style": "form", "schema": { "type": "boolean", "default": false } }])
    );
    assert_eq!(
        item["post"]["requestBody"],
        json!({ "x-codegen-request-body-name": "payload", "content": { "application/xml": { "schema": pet } } })
    );
    let file = json!({ "schema": { "type": "string", "format": "binary" } });
    assert_eq!(
        item["post"]["responses"]["200"]["content"],
        json!({ "application/json": file, "application/xml": file })
    );
}

#[test]
fn forms_and_components_are_raised() {
    let (document, _) = raised(PETS);
    let photo = &document["paths"]["/pets/{id}/photo"];
    assert_eq!(
        photo["post"]["requestBody"],
        json!({ "required": true, "content": { "multipart/form-data": {
            "schema": {
                "type": "object", "required": ["photo"],
                "properties": {
                    "photo": { "type": "string", "format": "binary", "x-ms-summary": "Photo" },
                    "note": { "type": "string", "maxLength": 5, "description": "A note" },
                    "tags": { "type": "array", "items": { "type": "string" } },
                },
            },
            "encoding": { "tags": { "contentType": null, "style": "form", "explode": true } },
        } } })
    );
    assert_eq!(
        photo["patch"]["requestBody"]["content"],
        json!({ "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": { "note": { "type": "string" } } } } })
    );
    let components = &document["components"];
    assert_eq!(
        components["schemas"]["Pet"],
        json!({
            "type": "object", "discriminator": { "propertyName": "kind" }, "required": ["kind"],
            "properties": {
                "kind": { "type": "string", "x-ms-visibility": "internal" },
                "name": { "type": "string", "nullable": true, "x-ms-dynamic-values": { "operationId": "GetPet" } },
                "owner": { "type": "object", "properties": { "pets": { "type": "array", "items": { "$ref": "#/components/schemas/Pet" } } } },
            },
        })
    );
    assert_eq!(
        components["responses"]["Missing"]["content"]["application/json"]["schema"],
        json!({ "$ref": "#/components/schemas/Pet_owner" })
    );
    assert_eq!(
        components["parameters"]["Id"],
        json!({ "in": "path", "name": "id", "required": true, "style": "simple", "x-ms-url-encoding": "double", "schema": { "type": "string", "format": "uuid" } })
    );
    let flow = |rest: &Value| json!({ "type": "oauth2", "flows": rest });
    assert_eq!(
        components["securitySchemes"],
        json!({
            "key": { "type": "apiKey", "in": "header", "name": "X-Key", "x-vendor": 1 },
            "user": { "type": "http", "scheme": "basic", "description": "Name and password" },
            "code": flow(&json!({ "authorizationCode": { "authorizationUrl": "https://a.example", "tokenUrl": "https://t.example", "scopes": { "read": "Reads" }, "x-vendor": 2 } })),
            "robot": flow(&json!({ "clientCredentials": { "tokenUrl": "https://t.example", "scopes": {} } })),
            "browser": flow(&json!({ "implicit": { "authorizationUrl": "https://a.example", "scopes": {} } })),
            "legacy": flow(&json!({ "password": { "tokenUrl": "https://t.example", "scopes": {} } })),
        })
    );
}

#[test]
fn what_openapi_3_has_no_room_for_stands_beside_it() {
    let (spec, _) = read(PETS);
    let spec = spec.unwrap();
    assert_eq!(spec.version(), Version::V2_0);
    assert!(spec.is_connector());
    let event = spec.notification("/pets/{id}").unwrap();
    assert_eq!(event.description.as_deref(), Some("An event"));
    assert!(
        matches!(&event.schema, Some(openapiv3::ReferenceOr::Reference { reference }) if reference == "#/components/schemas/Pet")
    );
    let order = |operation: &str| spec.parameter_order(&JsonPointer::from_escaped(operation));
    assert_eq!(order("/paths/~1pets~1{id}/put").unwrap(), ["pet", "dry"]);
    assert_eq!(order("/paths/~1pets~1{id}/get"), None);
}

#[test]
fn faults_have_their_places_in_the_source() {
    let yaml = "\
swagger: 2.0
info: {title: Pets, version: '1'}
host: 5
paths:
  /pets:
    post:
      consumes: [application/json]
      parameters:
        - name: pet
          in: body
          schema: {$ref: '#/definitions/Pet'}
        - {name: a, in: query, type: strin}
        - {name: b, in: query, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: c, in: query, type: array, items: {type: string}, collectionFormat: lines}
        - {name: other, in: body, schema: {type: string}}
        - {name: d, in: nowhere, type: string}
      responses:
        200:
          description: ok
          schema: {$ref: '#/definitions/Dog'}
          headers: {X-A: {type: strng}}
    put:
      parameters:
        - {name: e, in: formData, type: txt}
        - {$ref: '#/parameters/F'}
      responses: {200: {$ref: '#/responses/Gone'}}
parameters:
  F: {name: f, in: formData, type: integr}
definitions:
  Pet: {type: obj}
securityDefinitions:
  o: {type: oauth2, flow: accessCode, authorizationUrl: 5, scopes: []}
servers: []
";
    insta::assert_snapshot!(read(yaml).1.join("\n"));
}

#[test]
fn references_lead_to_where_their_targets_are_now() {
    let yaml = r"
swagger: '2.0'
info: {title: Pets, version: '1'}
paths:
  /a: {$ref: '#/x-paths/A'}
  /b:
    post:
      parameters:
        - {name: body, in: body, schema: {properties: {a: {type: string}}}}
        - {name: q, in: query, type: string}
      responses: {200: {description: ok, schema: {$ref: '#/paths/~1b/post/parameters/0/schema/properties/a'}}}
    put:
      parameters: [{$ref: '#/paths/~1b/post/parameters/1'}]
      responses: {200: {description: ok, schema: {$ref: '#/paths/~1b/post/responses/200/schema'}}}
    patch:
      parameters: [{$ref: '#/paths/~1b/post/parameters/0'}]
      responses: {200: {description: ok, schema: {$ref: '#/parameters/Shared/schema'}}}
x-paths:
  A: {get: {parameters: [{name: n, in: query, type: string}], responses: {200: {description: ok, schema: {$ref: '#/definitions/100%25'}}}}}
parameters:
  Shared: {name: body, in: body, schema: {type: integer}}
definitions:
  100%: {type: object, properties: {example: {$ref: '#/definitions/Z'}}, example: {$ref: '#/definitions/Z'}}
  Z: {type: string}
";
    let (document, reports) = raised(yaml);
    assert_eq!(reports, Vec::<String>::new());
    let schema = |pointer: &str| {
        document.pointer(&format!("/paths/~1{pointer}/content/application~1json/schema")).unwrap()
    };
    assert_eq!(schema("a/get/responses/200"), &json!({ "$ref": "#/components/schemas/100%" }));
    assert_eq!(document["paths"]["/a"]["get"]["parameters"][0]["schema"], json!({ "type": "string" }));
    assert_eq!(
        document["components"]["schemas"]["100%"]["properties"]["example"],
        json!({ "$ref": "#/components/schemas/Z" })
    );
    assert_eq!(document["components"]["schemas"]["100%"]["example"], json!({ "$ref": "#/definitions/Z" }));
    let target = |schema: &Value| {
        let reference = schema["$ref"].as_str().unwrap().trim_start_matches('#').to_owned();
        document.pointer(&reference).cloned().unwrap()
    };
    assert_eq!(target(schema("b/post/responses/200")), json!({ "type": "string" }));
    assert_eq!(target(schema("b/patch/responses/200")), json!({ "type": "integer" }));
    assert_eq!(
        document["paths"]["/b"]["patch"]["requestBody"],
        document["paths"]["/b"]["post"]["requestBody"]
    );
    let parameter = &document["paths"]["/b"]["put"]["parameters"][0];
    assert_eq!(target(parameter)["name"], "q");
}

#[test]
fn deprecated_operations_of_a_connector_are_kept() {
    let yaml = |extension: &str| {
        format!(
            "swagger: '2.0'\ninfo: {{title: Pets, version: '1'}}\npaths: {{/a: {{get: {{deprecated: true, {extension}: A, responses: {{}}}}}}}}"
        )
    };
    assert!(read(&yaml("x-ms-trigger-hint")).0.unwrap().openapi().paths.paths.contains_key("/a"));
    let (spec, reports) = read(&yaml("x-vendor"));
    assert!(!spec.unwrap().is_connector());
    assert!(reports[0].starts_with("operation-deprecated 3:"), "{reports:?}");
}

#[test]
fn parts_in_other_files_are_raised_as_well() {
    let doc = |name: &str, text: &str| SourceDoc::from_text(name, text, Format::Yaml);
    let main = r"
swagger: '2.0'
info: {title: Pets, version: '1'}
paths:
  /a:
    post:
      parameters: [{$ref: 'shared.yaml#/parameters/Body'}, {$ref: 'shared.yaml#/parameters/Photo'}]
      responses: {200: {$ref: 'shared.yaml#/responses/Ok'}}
";
    let shared = r"
parameters:
  Body: {name: pet, in: body, schema: {$ref: '#/definitions/Pet'}}
  Photo: {name: q, in: query, type: arry}
responses: {Ok: {description: ok, schema: {type: file}}}
definitions: {Pet: {type: object, discriminator: kind, properties: {kind: {type: string}}}}
";
    let main = doc("api.yaml", main).with_documents([doc("shared.yaml", shared)]);
    let mut found = Diagnostics::new();
    let spec = parse(&main, &Selection::default(), &mut found).unwrap();
    spec.resolve_locations(&mut found);
    let document = serde_json::to_value(spec.openapi()).unwrap();
    let operation = &document["paths"]["/a"]["post"];
    let body = json!({ "x-codegen-request-body-name": "pet", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } });
    assert_eq!(operation["requestBody"], body);
    assert_eq!(document["components"]["schemas"]["Pet"]["discriminator"]["propertyName"], "kind");
    let response =
        &document["components"]["responses"]["Ok"]["content"]["application/octet-stream"]["schema"];
    assert_eq!(response["format"], "binary");
    let fault = found.iter().next().unwrap();
    let place = (fault.at.file.as_deref(), fault.at.position.unwrap().line, fault.at.pointer.as_str());
    assert_eq!(place, (Some("shared.yaml"), 4, "/parameters/Photo/type"));
}

#[test]
fn paths_with_a_query_that_stand_apart_are_paths() {
    let yaml = "swagger: '2.0'
info: {title: Blobs, version: '1'}
host: example.com
paths: {/: {get: {operationId: all, responses: {}}}}
x-ms-paths:
  /?comp=list: {get: {operationId: list, parameters: [{name: top, in: query, type: int}], responses: {}}}
";
    let again = yaml.replace("/?comp=list", "/");
    assert_eq!(raised(&again).1[0], "duplicate-key 6:3 /x-ms-paths/~1 `/` stands in `paths` as well");
    let (_, reports) = raised("swagger: '2.0'\ninfo: {title: A, version: '1'}\nx-ms-paths: 5\n");
    assert!(reports[0].starts_with("value-type 3:1 /x-ms-paths "), "{reports:?}");
    let (inner, reports) = raised(yaml);
    assert_eq!(inner["paths"]["/?comp=list"]["get"]["operationId"], "list");
    assert_eq!(inner["paths"]["/?comp=list"]["get"]["parameters"][0]["schema"]["type"], "integer");
    assert_eq!(
        reports,
        [
            "value-repaired 6:78 /x-ms-paths/~1?comp=list/get/parameters/0/type `int` is not a type; read as integer"
        ]
    );
}
