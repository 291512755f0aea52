//! Names hold for whole documents: flows find their actions and values by them, so neither the order of a document nor
//! what else comes into it may change them.

use std::collections::{BTreeMap, BTreeSet};

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{LowerOptions, lower};
use connectorgen_spec::{Selection, SourceDoc, parse};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Microsoft's validator: ids of operations are unique whatever their case, and short (`OperationIdTooLong`).
const MAX_ID: usize = 80;
/// Microsoft Learn, connector-string-guidance.
const MAX_LABEL: usize = 80;

/// An operation: method, path, id, and the component that it answers with.
type Operation = (&'static str, &'static str, Option<String>, &'static str);

const COMPONENTS: [&str; 6] = ["Pet", "pet", "Pet Input", "Größe", "Petinput", "p/q"];

fn operation() -> impl Strategy<Value = Operation> {
    let method = prop::sample::select(vec!["get", "post", "delete"]);
    let path = prop::sample::select(vec![
        "/pets",
        "/pets/{id}",
        "/pets/{key}",
        "/Pets/{id}",
        "/pets/{id}/toys",
        "/v1/pets",
        "/shops/{shop_id}/pets",
    ]);
    let id = prop::option::of("(list|List|get)(_?(pets|Pets|pet)){0,2}");
    (method, path, id, prop::sample::select(COMPONENTS.to_vec()))
}

/// Operations, each on a place of its own.
fn operations() -> impl Strategy<Value = Vec<Operation>> {
    prop::collection::vec(operation(), 1..9).prop_map(|mut all| {
        let mut seen = BTreeSet::new();
        all.retain(|(method, path, _, _)| seen.insert((*method, *path)));
        all
    })
}

fn document(operations: &[Operation], components: &[&str]) -> Value {
    let mut paths = serde_json::Map::new();
    for (method, path, id, component) in operations {
        let variables = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let path_parameters = variables
            .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
        let query = json!({"name": "page_size", "in": "query", "schema": {"type": "integer"}});
        let parameters: Vec<Value> = path_parameters.chain([query]).collect();
        let reference = format!("#/components/schemas/{}", component.replace('/', "~1"));
        let mut operation = json!({
            "tags": [format!("{method} {path}")],
            "parameters": parameters,
            "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"$ref": reference}}}}}
        });
        if let Some(id) = id {
            operation["operationId"] = json!(id);
        }
        paths.entry(*path).or_insert_with(|| json!({}))[*method] = operation;
    }
    let schemas = components.iter().map(|name| {
        (
            (*name).to_owned(),
            json!({"type": "object", "properties": {"user_id": {"type": "string"}, "of": {"const": name}}}),
        )
    });
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": {"schemas": schemas.collect::<serde_json::Map<_, _>>()}
    })
}

/// What people and flows know an operation by: its id, its inputs with their labels, and its definition.
type Known = (String, Vec<(String, String)>, String);

/// What is known of each operation, by its place in the document.
fn known(document: Value) -> BTreeMap<String, Known> {
    let doc = SourceDoc::from_value("test", document);
    let mut found = Diagnostics::new();
    let spec = parse(&doc, &Selection::default(), &mut found).unwrap();
    let connector = lower(&spec, &LowerOptions::default(), &mut found);
    let operations = connector.definition.operations().map(|(_, _, operation)| {
        let inputs = operation.parameters.iter();
        let inputs = inputs.map(|one| (one.name.clone(), one.summary.clone().unwrap_or_default())).collect();
        let schema = operation.responses.get("200").and_then(|response| response.schema.as_ref());
        let definition = schema.and_then(|schema| schema.referenced()).unwrap_or_default().to_owned();
        let id = operation.operation_id.clone().unwrap_or_default();
        (operation.tags.join(","), (id, inputs, definition))
    });
    operations.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_of_a_document_changes_no_name(all in operations(), turn in 0_usize..9) {
        let plain = known(document(&all, &COMPONENTS));
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        let mut components = COMPONENTS;
        components.rotate_left(turn % COMPONENTS.len());
        prop_assert_eq!(&plain, &known(document(&turned, &components)));
        turned.reverse();
        prop_assert_eq!(&plain, &known(document(&turned, &COMPONENTS)));
    }

    #[test]
    fn operation_that_has_nothing_to_do_with_others_changes_no_name(all in operations(), first in any::<bool>()) {
        let plain = known(document(&all, &COMPONENTS));
        let other: Operation = ("post", "/invoices", Some("createInvoice".to_owned()), "Invoice");
        let mut more = all;
        more.insert(if first { 0 } else { more.len() }, other);
        let components: Vec<&str> = ["Invoice"].into_iter().chain(COMPONENTS).collect();
        let mut with = known(document(&more, &components));
        prop_assert!(with.remove("post /invoices").is_some());
        prop_assert_eq!(plain, with);
    }

    #[test]
    fn definition_is_called_the_same_whatever_else_is_reached(all in operations()) {
        let whole = known(document(&all, &COMPONENTS));
        for one in &all {
            for (tags, (_, _, definition)) in known(document(std::slice::from_ref(one), &COMPONENTS)) {
                prop_assert_eq!(&whole[&tags].2, &definition);
            }
        }
    }

    #[test]
    fn names_of_a_document_are_unique_and_inside_the_limits(all in operations()) {
        let known = known(document(&all, &COMPONENTS));
        let ids: BTreeSet<String> = known.values().map(|(id, _, _)| id.to_lowercase()).collect();
        prop_assert_eq!(ids.len(), known.len());
        let mut definitions: BTreeMap<String, &str> = BTreeMap::new();
        for (id, inputs, definition) in known.values() {
            prop_assert!((1..=MAX_ID).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric()), "{}", id);
            prop_assert!(inputs.iter().all(|(_, label)| (1..=MAX_LABEL).contains(&label.chars().count())));
            let other = definitions.insert(definition.to_lowercase(), definition);
            prop_assert!(other.is_none_or(|other| other == definition.as_str()));
        }
    }
}
