//! Same input, same bytes; and what is not touched in the document is not touched in the connector.

use std::path::PathBuf;

use connectorgen::{AuthModel, FileSet, Format, Generated, Generator, from_path, from_value};
use serde_json::{Map, Value, json};

use crate::inputs::{assert_same, tree};
use crate::project::documents;

#[test]
fn same_document_makes_the_same_bytes_every_time() {
    for document in documents() {
        let make = || from_path(&document, AuthModel::default()).unwrap().files;
        assert_same_files(&make(), &make(), &document.display().to_string());
    }
}

#[test]
fn json_and_yaml_make_the_same_bytes() {
    for document in documents() {
        let tree = tree(&document);
        let json = serde_json::to_string_pretty(&tree).unwrap();
        let yaml = serde_yaml::to_string(&tree).unwrap();
        let make = |text: String, format| {
            Generator::new().text("api", text, format).auth(AuthModel::Basic).generate().unwrap().files
        };
        let (json, yaml) = (make(json, Format::Json), make(yaml, Format::Yaml));
        assert_same_files(&json, &yaml, &document.display().to_string());
    }
}

#[test]
fn order_of_components_changes_no_name() {
    for document in documents() {
        let tree = tree(&document);
        let expected = definition(&generate(&tree));
        for seed in 1..6 {
            let mut shuffled = tree.clone();
            if let Some(components) = shuffled["components"].as_object_mut() {
                shuffle(components, seed);
                components.values_mut().filter_map(Value::as_object_mut).for_each(|map| shuffle(map, seed));
            }
            // The order of members is no part of their equality, and everything else is.
            let actual = definition(&generate(&shuffled));
            assert_eq!(expected, actual, "{} with seed {seed}", document.display());
        }
    }
}

#[test]
fn unrelated_operation_changes_no_other_operation() {
    for (document, tree) in of_openapi_3() {
        let expected = definition(&generate(&tree));
        for first in [true, false] {
            let mut more = tree.clone();
            let paths = more["paths"].as_object_mut().unwrap();
            let index = if first { 0 } else { paths.len() };
            paths.shift_insert(index, "/unrelated/{id}".to_owned(), unrelated());
            let schemas = &mut more["components"]["schemas"];
            schemas.as_object_mut().unwrap().shift_insert(0, "Unrelated".to_owned(), unrelated_schema());

            let mut actual = definition(&generate(&more));
            assert!(actual["paths"].as_object_mut().unwrap().shift_remove("/unrelated/{id}").is_some());
            assert!(actual["definitions"].as_object_mut().unwrap().shift_remove("Unrelated").is_some());
            assert_eq!(expected, actual, "{}, first: {first}", document.display());
        }
    }
}

/// Operations that share their schemas with others: those keep theirs.
#[test]
fn operation_that_sends_what_others_return_changes_no_other_operation() {
    for (document, tree) in of_openapi_3() {
        let expected = definition(&generate(&tree));
        let schemas = tree["components"]["schemas"].as_object().unwrap();
        for schema in schemas.keys() {
            let mut more = tree.clone();
            let reference = json!({ "schema": { "$ref": format!("#/components/schemas/{schema}") } });
            let body = json!({ "content": { "application/json": reference } });
            let item = json!({ "put": {
                "operationId": "putShared", "requestBody": body,
                "responses": { "200": { "description": "Fine.", "content": { "application/json": reference } } },
            } });
            more["paths"].as_object_mut().unwrap().shift_insert(0, "/shared".to_owned(), item);
            let actual = definition(&generate(&more));
            let what = format!("{} with {schema}", document.display());
            for section in ["paths", "definitions"] {
                for (key, value) in expected[section].as_object().unwrap() {
                    assert_eq!(value, &actual[section][key], "{what}: {section} {key}");
                }
            }
        }
    }
}

/// The documents to which parts of OpenAPI 3 can be added.
fn of_openapi_3() -> impl Iterator<Item = (PathBuf, Value)> {
    documents()
        .into_iter()
        .map(|path| (path.clone(), tree(&path)))
        .filter(|(_, tree)| tree.get("openapi").is_some())
}

fn generate(document: &Value) -> Generated {
    from_value(document.clone(), AuthModel::None).unwrap()
}

fn definition(generated: &Generated) -> Value {
    serde_json::from_slice(generated.files.get("apiDefinition.swagger.json").unwrap()).unwrap()
}

fn assert_same_files(one: &FileSet, other: &FileSet, what: &str) {
    assert_eq!(one.names().collect::<Vec<_>>(), other.names().collect::<Vec<_>>(), "{what}");
    for (name, bytes) in one.iter() {
        let other = String::from_utf8_lossy(other.get(name).unwrap());
        assert_same(&String::from_utf8_lossy(bytes), &other, &format!("{name} of {what}"));
    }
}

/// Another order of the same members, the same one for the same seed.
fn shuffle(map: &mut Map<String, Value>, seed: u64) {
    let mut members: Vec<(String, Value)> = std::mem::take(map).into_iter().collect();
    let mut state = seed;
    for end in (1..members.len()).rev() {
        // Knuth's MMIX generator; its high bits are the good ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from(state >> 33).unwrap() % (end + 1);
        members.swap(end, pick);
    }
    map.extend(members);
}

fn unrelated() -> Value {
    let schema = json!({ "schema": { "$ref": "#/components/schemas/Unrelated" } });
    json!({ "patch": {
        "operationId": "changeUnrelated",
        "summary": "Change something else",
        "description": "Changes something that nothing else knows of.",
        "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
        "requestBody": { "content": { "application/json": schema } },
        "responses": { "200": { "description": "It was changed.", "content": { "application/json": schema } } },
    } })
}

fn unrelated_schema() -> Value {
    json!({ "type": "object", "properties": { "unrelated": { "type": "string" } } })
}
