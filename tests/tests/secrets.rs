//! No secret reaches a file or a report, wherever somebody puts one by mistake: values with a mark are given at every place
//! there is, and looked for in everything that comes out.

use std::fs;

use connectorgen::render::{Format, Style, render};
use connectorgen::{
    ApiKey, AuthKind, AuthParameter, AuthSet, Diagnostics, Environment, Error, Generator, KeyIn, KitOptions,
    Sources, SplitBy,
};
use connectorgen_rules::conceal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::project::{entries, files, path, plain};

/// Looks like a token, and has a mark that is found wherever it is.
const TOKEN: &str = "ghp_CANARY000000000000000000000000000000";
const MARK: &str = "CANARY";

/// What came out: files, or a refusal.
struct Outcome {
    is_refused: bool,
    texts: Vec<(String, String)>,
}

impl Outcome {
    fn of(generator: &Generator) -> Outcome {
        let (mut texts, found, sources, is_refused) = match generator.generate() {
            Ok(made) => {
                let texts = made
                    .files
                    .iter()
                    .map(|(name, bytes)| (name.to_owned(), String::from_utf8_lossy(bytes).into_owned()));
                (texts.collect(), made.diagnostics.clone(), made.sources.clone(), false)
            }
            Err(error) => (Vec::new(), error.diagnostics(), error.sources(), true),
        };
        texts.extend(reports(&found, &sources));
        Outcome { is_refused, texts }
    }

    #[track_caller]
    fn assert_clean(&self, what: &str) {
        for (name, text) in &self.texts {
            assert!(!text.contains(MARK), "{what}: {name} holds it:\n{text}");
        }
    }
}

fn reports(found: &Diagnostics, sources: &Sources) -> Vec<(String, String)> {
    let report = |format: Format| render(format, found.as_slice(), sources, &Style::default());
    Format::ALL.into_iter().map(|format| (format!("the report as {format}"), report(format))).collect()
}

fn with_kit(generator: &mut Generator) -> &mut Generator {
    generator.kit(KitOptions::new().environment(Environment::new("dev")))
}

#[test]
fn secret_in_a_value_of_any_model_is_refused_and_not_repeated() {
    let values = [
        TOKEN.to_owned(),
        format!("Bearer {TOKEN}"),
        format!("https://id.example/authorize?key={TOKEN}"),
        "https://user:CANARY00@id.example/authorize".to_owned(),
        "https://id.example/authorize?sig=CANARY0000000000000000000".to_owned(),
        "grant_type=x&client_secret=CANARY00000000000000".to_owned(),
    ];
    for kind in AuthKind::ALL {
        for (key, value) in kind.keys().flat_map(|key| values.iter().map(move |value| (key, value))) {
            let value = if key == "scopes" { json!([value]) } else { json!(value) };
            let Ok(auth) = serde_json::from_value::<AuthSet>(json!({ "model": kind.name(), key: value }))
            else {
                // It is no text, so it is refused when it is read.
                continue;
            };
            let mut generator = Generator::new();
            with_kit(generator.spec(path("specs/petstore/openapi.yaml")).auth(auth));
            let outcome = Outcome::of(&generator);
            let what = format!("{kind}, {key}: {value}");
            assert!(outcome.is_refused, "{what}");
            outcome.assert_clean(&what);
        }
    }
}

#[test]
fn secret_in_a_parameter_of_any_model_is_refused_and_not_repeated() {
    for kind in AuthKind::ALL.into_iter().filter(|kind| *kind != AuthKind::FromSpec) {
        let parameter = AuthParameter::new("account").sent(KeyIn::Header, "X-Account");
        for (mut parameter, default) in [(parameter.clone(), "CANARY"), (parameter.secret(false), TOKEN)] {
            parameter.default = Some(default.to_owned());
            let mut auth: AuthSet = serde_json::from_value(json!({ "model": kind.name() })).unwrap();
            auth.parameters.push(parameter);
            let mut generator = Generator::new();
            with_kit(generator.spec(path("specs/petstore/openapi.yaml")).auth(auth));
            let outcome = Outcome::of(&generator);
            assert!(outcome.is_refused, "{kind}");
            outcome.assert_clean(kind.name());
        }
    }
}

#[test]
fn secret_in_the_configuration_is_refused_at_its_line_and_not_repeated() {
    let folder = TempDir::new().unwrap();
    fs::copy(path("specs/petstore/openapi.yaml"), folder.path().join("openapi.yaml")).unwrap();
    let config = folder.path().join("connectorgen.yaml");
    let keys = ["clientSecret", "client_secret", "secret", "password", "apiKey", "token", "accessToken"];
    let unknown = AuthKind::ALL
        .into_iter()
        .flat_map(|kind| keys.map(|key| format!("auth:\n  model: {kind}\n  {key}: CANARY\n")));
    let known = [
        format!("auth:\n  model: api-key\n  prefix: {TOKEN}\n"),
        format!("title: {TOKEN}\n"),
        format!("description: Send {TOKEN}\n"),
        format!("server: https://api.example/?sig={TOKEN}0000\n"),
        format!("kit:\n  environments:\n    - name: dev\n      clientId: {TOKEN}\n"),
        "kit:\n  clientSecret: CANARY\n".to_owned(),
    ];
    for text in unknown.chain(known) {
        fs::write(&config, format!("spec: openapi.yaml\nout: connector\n{text}")).unwrap();
        let mut generator = Generator::new();
        generator.config(&config);
        let outcome = Outcome::of(&generator);
        assert!(outcome.is_refused, "{text}");
        outcome.assert_clean(&text);
        assert!(matches!(generator.write(), Err(Error::Config(_) | Error::Rejected { .. })), "{text}");
    }
    assert_eq!(files(folder.path()).len(), 2, "nothing was written");
}

/// A document with the token at one place.
fn documents() -> Vec<(&'static str, Value)> {
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Orders", "description": "Orders of a shop.", "version": "1" },
        "servers": [{ "url": "https://api.example/v1" }],
        "tags": [{ "name": "Orders", "description": "All about orders." }],
        "security": [{ "key": [] }],
        "paths": { "/orders": { "post": {
            "operationId": "AddOrder", "tags": ["Orders"], "summary": "Add an order", "description": "Adds an order.",
            "parameters": [{ "name": "X-Trace", "in": "header", "description": "The trace.", "schema": { "type": "string" } }],
            "requestBody": { "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/Order" }
            } } },
            "responses": { "200": { "description": "The order.", "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/Order" }
            } } } }
        } } },
        "components": {
            "schemas": { "Order": { "type": "object", "description": "An order.", "properties": {
                "id": { "type": "string", "description": "The id." }
            } } },
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key", "description": "The key." } }
        }
    });
    let post = "/paths/~1orders/post";
    let at = |place: &str| format!("{post}{place}");
    let places: Vec<(&'static str, String, Value)> = vec![
        ("default of a parameter", at("/parameters/0/schema/default"), json!(TOKEN)),
        ("example of a parameter", at("/parameters/0/example"), json!(TOKEN)),
        ("example of its schema", at("/parameters/0/schema/example"), json!(TOKEN)),
        ("description of a parameter", at("/parameters/0/description"), json!(format!("Such as {TOKEN}."))),
        ("example of a body", at("/requestBody/content/application~1json/example"), json!({ "id": TOKEN })),
        ("description of a body", at("/requestBody/description"), json!(format!("With `{TOKEN}`."))),
        (
            "example of a response",
            at("/responses/200/content/application~1json/example"),
            json!({ "id": TOKEN }),
        ),
        ("description of a response", at("/responses/200/description"), json!(TOKEN)),
        (
            "header of a response",
            at("/responses/200/headers"),
            json!({ "X-Next": {
            "description": TOKEN, "schema": { "type": "string", "example": TOKEN }
        } }),
        ),
        ("summary", at("/summary"), json!(format!("Add with {TOKEN}"))),
        ("description of an operation", at("/description"), json!(format!("Adds with {TOKEN}."))),
        ("example of the designer", at("/parameters/0/x-ms-test-value"), json!(TOKEN)),
        ("extension", at("/x-code-samples"), json!([{ "source": TOKEN }])),
        ("default of a property", "/components/schemas/Order/properties/id/default".into(), json!(TOKEN)),
        ("example of a property", "/components/schemas/Order/properties/id/example".into(), json!(TOKEN)),
        ("example of a schema", "/components/schemas/Order/example".into(), json!({ "id": TOKEN })),
        ("default of a schema", "/components/schemas/Order/default".into(), json!({ "id": TOKEN })),
        (
            "description of a property",
            "/components/schemas/Order/properties/id/description".into(),
            json!(TOKEN),
        ),
        ("description of a schema", "/components/schemas/Order/description".into(), json!(TOKEN)),
        (
            "description of a scheme",
            "/components/securitySchemes/key/description".into(),
            json!(format!("Use {TOKEN}")),
        ),
        ("extension of a scheme", "/components/securitySchemes/key/x-secret".into(), json!(TOKEN)),
        ("description of a tag", "/tags/0/description".into(), json!(TOKEN)),
        (
            "description of the document",
            "/info/description".into(),
            json!(format!("Orders with {TOKEN} and more.")),
        ),
        ("server", "/servers/0/url".into(), json!(format!("https://api.example/{TOKEN}"))),
        ("user of the server", "/servers/0/url".into(), json!("https://user:CANARY00@api.example/v1")),
    ];
    places
        .into_iter()
        .map(|(what, place, value)| {
            let mut document = document.clone();
            let (parent, key) = place.rsplit_once('/').unwrap();
            let holder = document.pointer_mut(parent).unwrap_or_else(|| panic!("{place}"));
            match key.parse::<usize>() {
                Ok(index) if holder.is_array() => holder[index] = value,
                _ => holder[key.replace("~1", "/")] = value,
            }
            (what, document)
        })
        .collect()
}

#[test]
fn secret_in_a_document_reaches_no_file_and_no_report() {
    for (what, document) in documents() {
        for auth in [AuthKind::FromSpec, AuthKind::Bearer] {
            let mut generator = Generator::new();
            with_kit(generator.value(document.clone()).auth_kind(auth));
            Outcome::of(&generator).assert_clean(what);
            Outcome::of(generator.split_by(SplitBy::Tag)).assert_clean(what);
        }
    }
}

#[test]
fn path_with_a_signature_is_refused() {
    let mut document = documents().swap_remove(0).1;
    let operation =
        json!({ "get": { "operationId": "GetOrders", "responses": { "200": { "description": "OK" } } } });
    document["paths"] = json!({ "/orders?sp=run&sig=CANARY00000000000000000000": operation });
    let made = Generator::new().value(document).auth_kind(AuthKind::Bearer).generate();
    let found = made.err().unwrap().diagnostics();
    assert!(found.iter().any(|one| one.id == "secret-value"), "{found:?}");
}

#[test]
fn secret_in_a_document_is_told_and_what_stands_around_it_stays() {
    let documents = documents();
    let (_, document) = documents.iter().find(|(what, _)| *what == "description of an operation").unwrap();
    let made = Generator::new().value(document.clone()).auth(ApiKey::new()).generate().unwrap();
    let definition: Value =
        serde_json::from_slice(made.files.get("apiDefinition.swagger.json").unwrap()).unwrap();
    assert_eq!(definition["paths"]["/orders"]["post"]["description"], "Adds with ….");
    let told: Vec<&str> = made
        .diagnostics
        .iter()
        .filter(|one| one.id == "secret-value")
        .map(|one| one.help.as_deref().unwrap())
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("it was left out of the connector"), "{told:?}");
}

#[test]
fn expected_files_hold_nothing_that_looks_like_a_secret() {
    let cases =
        entries(&path("specs")).into_iter().map(|case| case.join("expected")).filter(|dir| dir.is_dir());
    let mut count = 0;
    for file in cases.flat_map(|dir| files(&dir)) {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        count += 1;
        for line in text.lines() {
            assert_eq!(conceal(line), None, "{}", plain(&file));
        }
        if let Ok(json) = serde_json::from_str::<Value>(&text) {
            assert_eq!(members_for_secrets(&json), Vec::<String>::new(), "{}", plain(&file));
        }
    }
    assert!(count > 100, "{count} files");
}

/// The members of this name whose value is a text: `clientSecret: …`.
fn members_for_secrets(json: &Value) -> Vec<String> {
    let own = json.as_object().into_iter().flatten().filter(|(name, value)| {
        let name = name.to_ascii_lowercase();
        value.is_string() && ["secret", "password", "clientsecret", "client_secret"].contains(&name.as_str())
    });
    let own = own.map(|(name, _)| name.clone());
    let below: Vec<&Value> = match json {
        Value::Object(members) => members.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    own.chain(below.into_iter().flat_map(members_for_secrets)).collect()
}
