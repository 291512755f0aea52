//! One document, several connectors.

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use connectorgen_lower::{ArrayQuery, LowerOptions, Split, split_by_tag};
use connectorgen_model::Connector;

use super::support::connector;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Contoso, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\n";

fn split(yaml: &str) -> (Split, Diagnostics) {
    let mut found = Diagnostics::new();
    let whole = connector(&format!("{HEAD}{yaml}"), &LowerOptions::default(), &mut found);
    let mut found = Diagnostics::new();
    let split = split_by_tag(whole, &mut found);
    (split, found)
}

/// An operation with tags, and what else stands in it.
fn operation(path: &str, method: &str, tags: &str, rest: &str) -> String {
    let id = format!("{method}{}", path.replace(['/', '{', '}'], "_"));
    format!(
        "  {path}:\n    {method}:\n      operationId: {id}\n      summary: Do {id}\n      description: Does what it says.\n      tags: [{tags}]\n      responses: {{'200': {{description: Good}}}}\n{rest}"
    )
}

fn ids(connector: &Connector) -> Vec<&str> {
    connector
        .definition
        .operations()
        .filter_map(|(_, _, operation)| operation.operation_id.as_deref())
        .collect()
}

fn shape(split: &Split) -> Vec<(String, String, usize)> {
    let parts = split.parts().iter();
    parts
        .map(|part| {
            let connector = split.connector(part, &mut Diagnostics::new());
            (part.folder.clone(), part.title.clone(), connector.definition.operations().count())
        })
        .collect()
}

#[test]
fn every_tag_has_a_connector_of_its_own() {
    let yaml = [
        "tags: [{name: pets, description: All about pets}, {name: unused}]\npaths:\n",
        &operation("/pets", "get", "pets", ""),
        &operation("/orders", "get", "orders, pets", ""),
        &operation("/health", "get", "", ""),
        &operation("/pets/all", "get", "pets", ""),
    ]
    .concat();
    let (split, found) = split(&yaml);
    let expected =
        [("pets", "Contoso Pets", 2), ("orders", "Contoso Orders", 1), ("other", "Contoso Other", 1)];
    assert_eq!(
        shape(&split),
        expected.map(|(folder, title, count)| (folder.to_owned(), title.to_owned(), count))
    );
    let [pets, ..] = split.parts() else { panic!("{split:?}") };
    let connector = split.connector(pets, &mut Diagnostics::new());
    assert_eq!(connector.definition.info.title, "Contoso Pets");
    assert!(
        connector.definition.info.description.starts_with("All about pets."),
        "{:?}",
        connector.definition.info
    );
    assert_eq!(connector.definition.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["pets"]);
    let told: Vec<_> =
        found.iter().map(|one| format!("{} {} {}", one.id, one.at.pointer, one.message)).collect();
    assert_eq!(
        told,
        [
            "tag-several /paths/~1orders/get/tags the operation is in the connector of its first tag, `orders`, and not in that of `pets`",
            "tag-missing /paths 1 operation has no tag and is in a connector of its own",
        ]
    );
}

#[test]
fn part_has_the_definitions_that_it_needs_in_their_order() {
    let answer = |name: &str| {
        format!(
            "      responses: {{'200': {{description: Good, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}\n"
        )
    };
    let operation = |path: &str, tag: &str, schema: &str| {
        operation(path, "get", tag, "")
            .replace("      responses: {'200': {description: Good}}\n", &answer(schema))
    };
    let yaml = [
        "paths:\n",
        &operation("/b", "b", "B"),
        &operation("/a", "a", "A"),
        "components:\n  schemas:\n    Shared: {type: object, properties: {s: {type: string}}}\n    A: {type: object, properties: {a: {$ref: '#/components/schemas/Shared'}}}\n    B: {type: object, properties: {b: {$ref: '#/components/schemas/Shared'}}}\n",
    ]
    .concat();
    let (split, _) = split(&yaml);
    let names: Vec<Vec<String>> = split
        .parts()
        .iter()
        .map(|part| {
            split.connector(part, &mut Diagnostics::new()).definition.definitions.keys().cloned().collect()
        })
        .collect();
    let all: Vec<&String> = split.whole().definition.definitions.keys().collect();
    assert_eq!(all, ["Shared", "A", "B"]);
    assert_eq!(names, [["Shared", "B"], ["Shared", "A"]]);
}

#[test]
fn operations_that_another_one_needs_come_with_it() {
    let yaml = [
        "paths:\n",
        &operation(
            "/orders",
            "get",
            "orders",
            "      parameters: [{name: kind, in: query, schema: {type: string}, x-ms-dynamic-values: {operationId: get_kinds, value-path: id, value-title: name}}]\n",
        ),
        &operation("/kinds", "get", "kinds", ""),
        &operation("/hooks/{id}", "delete", "subscriptions", "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n"),
        &operation(
            "/hooks",
            "post",
            "hooks",
            "      requestBody: {content: {application/json: {schema: {type: object, properties: {url: {type: string}}}}}}\n      callbacks:\n        changed:\n          '{$request.body#/url}':\n            post:\n              requestBody: {content: {application/json: {schema: {type: object, properties: {what: {type: string}}}}}}\n              responses: {'200': {description: Good}}\n",
        ),
    ]
    .concat();
    let (split, _) = split(&yaml);
    let parts: Vec<(String, Vec<String>)> = split
        .parts()
        .iter()
        .map(|part| {
            (
                part.folder.clone(),
                ids(&split.connector(part, &mut Diagnostics::new())).into_iter().map(str::to_owned).collect(),
            )
        })
        .collect();
    let expected = [
        ("orders", vec!["GetOrders", "GetKinds"]),
        ("kinds", vec!["GetKinds"]),
        ("subscriptions", vec!["DeleteHooksId"]),
        ("hooks", vec!["PostHooks", "DeleteHooksId"]),
    ];
    for ((folder, found), (expected_folder, mut expected)) in parts.into_iter().zip(expected) {
        let mut found = found;
        found.sort();
        expected.sort_unstable();
        assert_eq!(
            (folder.as_str(), found),
            (expected_folder, expected.into_iter().map(str::to_owned).collect())
        );
    }
}

#[test]
fn tag_of_too_many_operations_is_divided_along_the_paths() {
    let operations: String = (0..6)
        .flat_map(|group| (0..100).map(move |index| (group, index)))
        .map(|(group, index)| operation(&format!("/g{group}/i{index}"), "get", "all", ""))
        .collect();
    let (split, found) = split(&format!("paths:\n{operations}"));
    let expected =
        [("all", "Contoso All", 200), ("all-2", "Contoso All 2", 200), ("all-3", "Contoso All 3", 200)];
    assert_eq!(
        shape(&split),
        expected.map(|(folder, title, count)| (folder.to_owned(), title.to_owned(), count))
    );
    assert_eq!(split.parts().iter().map(|part| part.number).collect::<Vec<_>>(), [(1, 3), (2, 3), (3, 3)]);
    let told: Vec<_> = found.iter().map(|one| (one.id, one.message.as_str())).collect();
    assert_eq!(
        told,
        [(
            "tag-divided",
            "the 600 operations of the tag `all` are more than one connector takes and are divided among 3"
        )]
    );
}

#[test]
fn part_stays_below_the_size_of_a_solution_and_knows_its_size() {
    let operations: String = (0..100)
        .map(|index| {
            let texts: String = (0..40)
                .map(|text| {
                    format!(
                        "        - {{name: p{text}, in: query, description: {}, schema: {{type: string}}}}\n",
                        "A long text ".repeat(20)
                    )
                })
                .collect();
            operation(&format!("/i{index}"), "get", "all", &format!("      parameters:\n{texts}"))
        })
        .collect();
    let (split, _) = split(&format!("paths:\n{operations}"));
    assert!(split.parts().len() > 1);
    for part in split.parts() {
        let definition = split.connector(part, &mut Diagnostics::new()).definition;
        let size = serde_json::to_string_pretty(&definition).unwrap().len();
        assert!(size <= 500_000, "{size}");
        assert!((size..size + 10_000).contains(&part.bytes), "{size} {}", part.bytes);
    }
}

#[test]
fn findings_concern_the_parts_that_have_their_places() {
    let yaml = [
        "paths:\n",
        &operation("/a", "get", "a", "").replace(
            "{description: Good}",
            "{description: Good, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}",
        ),
        &operation("/b", "get", "b", ""),
        "components:\n  schemas:\n    A: {type: object, properties: {a: {type: string}}}\n",
    ]
    .concat();
    let (split, _) = split(&yaml);
    for (place, expected) in [
        ("/paths/~1a/get/summary", Some(vec![0])),
        ("/paths/~1a/parameters/0", Some(vec![0])),
        ("/paths/~1b/get", Some(vec![1])),
        ("/paths/~1c", Some(vec![])),
        ("/components/schemas/A/properties/a", Some(vec![0])),
        ("/webhooks/new", Some(vec![])),
        ("/info/title", None),
        ("", None),
    ] {
        assert_eq!(split.concerned(&JsonPointer::from_escaped(place)), expected, "{place}");
    }
}

#[test]
fn part_asks_for_what_its_own_operations_need() {
    let elsewhere =
        "      servers: [{url: 'https://{region}.example.org', variables: {region: {default: eu}}}]\n";
    let cookie = "      parameters: [{name: sid, in: cookie, required: true, schema: {type: string}}, {name: ids, in: query, schema: {type: array, items: {type: string}}}]\n";
    let yaml = [
        "paths:\n",
        &operation("/pets", "get", "pets", elsewhere),
        &operation("/pets/all", "delete", "pets", ""),
        &operation("/orders", "get", "orders", cookie),
    ]
    .concat();
    let options = LowerOptions { array_query: ArrayQuery::Script, ..LowerOptions::default() };
    let whole = connector(&format!("{HEAD}{yaml}"), &options, &mut Diagnostics::new());
    let split = split_by_tag(whole, &mut Diagnostics::new());
    let asked: Vec<(usize, usize, usize)> = split
        .parts()
        .iter()
        .map(|part| split.connector(part, &mut Diagnostics::new()))
        .map(|connector| {
            let scripted = connector.properties.script_operations.map_or(0, |ids| ids.len());
            assert_eq!(scripted, connector.script.repeated.len());
            (connector.dynamic_hosts.len(), connector.cookies.len(), scripted)
        })
        .collect();
    assert_eq!(asked, [(1, 0, 0), (0, 1, 1)]);
}
