//! Bodies of more schemas than the platform takes.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::LowerOptions;
use connectorgen_model::Connector;
use connectorgen_model::measure::Measures;
use proptest::prelude::*;

use super::support::connector;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nservers: [{url: 'https://api.example.com'}]\n";

/// A document whose operations answer these schemas, with these components.
fn document(answers: &[&str], schemas: &str) -> (Connector, Diagnostics) {
    let operations: String = answers
        .iter()
        .enumerate()
        .map(|(index, schema)| format!("  /a{index}:\n    get:\n      operationId: Get{index}\n      summary: Get {index}\n      description: Gets what it is.\n      responses: {{'200': {{description: Good, content: {{application/json: {{schema: {schema}}}}}}}}}\n"))
        .collect();
    let mut found = Diagnostics::new();
    let yaml = format!("{HEAD}paths:\n{operations}components:\n  schemas:\n{schemas}");
    (connector(&yaml, &LowerOptions::default(), &mut found), found)
}

fn reference(name: &str) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

/// An object with a reference to each of these, and so many texts.
fn object(name: &str, references: &[String], texts: usize) -> String {
    let references =
        references.iter().enumerate().map(|(index, to)| format!("        r{index}: {}\n", reference(to)));
    let texts = (0..texts).map(|index| format!("        t{index}: {{type: string}}\n"));
    let members: String = references.chain(texts).collect();
    format!("    {name}:\n      type: object\n      properties:\n{members}        id: {{type: string}}\n")
}

/// The sizes of the definitions, and of the outputs.
fn sizes(connector: &Connector) -> Vec<u64> {
    let definitions = &connector.definition.definitions;
    let measures = Measures::new(definitions);
    let named = (0..definitions.len()).filter_map(|position| measures.of_definition(position));
    let outputs = connector
        .definition
        .operations()
        .flat_map(|(_, _, operation)| operation.responses.values())
        .filter_map(|response| response.schema.as_ref())
        .map(|schema| measures.of(definitions, schema));
    named.chain(outputs).map(|measure| measure.schemas).collect()
}

fn cuts(found: &Diagnostics) -> Vec<String> {
    let cuts = found.iter().filter(|one| one.id == "schema-cut");
    cuts.map(|one| format!("{} {}", one.at.pointer, one.message)).collect()
}

#[test]
fn body_as_large_as_may_be_stays_whole() {
    let (connector, found) = document(&[&reference("A")], &object("A", &[], 510));
    assert_eq!(sizes(&connector), [512, 512]);
    assert!(cuts(&found).is_empty(), "{found:?}");
}

#[test]
fn body_that_is_too_large_loses_what_is_innermost() {
    // 1 + 1 + 10 × (2 + 10 × 6) are 622; two of the leaves have to go from each of the ten, and a few more.
    let leaf = object("Leaf", &[], 4);
    let middle = object("Middle", &vec!["Leaf".to_owned(); 10], 0);
    let root = object("Root", &vec!["Middle".to_owned(); 10], 0);
    let (connector, found) = document(&[&reference("Root")], &[root, middle, leaf].concat());
    assert!(sizes(&connector).iter().all(|size| *size <= 512), "{:?}", sizes(&connector));
    let cut = &connector.definition.definitions["Middle"].properties.as_ref().unwrap();
    let open = cut.values().filter(|member| member.referenced().is_none()).count();
    let messages = cuts(&found);
    assert_eq!((open - 1, messages.len()), (3, 3), "{messages:?}");
    assert_eq!(
        messages[0],
        "/components/schemas/Middle/properties/r9 the members of `Leaf` are left open here: a body would have 622 \
         schemas, and the platform takes 512"
    );
    assert!(
        connector.definition.definitions["Root"]
            .properties
            .as_ref()
            .unwrap()
            .values()
            .take(10)
            .all(|it| it.referenced().is_some())
    );
}

#[test]
fn what_is_small_enough_stays_whole_beside_what_is_not() {
    let small = object("Small", &vec!["Leaf".to_owned(); 40], 0);
    let large = object("Large", &[vec!["Small".to_owned()], vec!["Leaf".to_owned(); 60]].concat(), 0);
    let schemas = [large, small, object("Leaf", &[], 4)].concat();
    let (connector, found) = document(&[&reference("Large"), &reference("Small")], &schemas);
    let sizes = sizes(&connector);
    assert!(sizes.iter().all(|size| *size <= 512), "{sizes:?}");
    let small = connector.definition.definitions["Small"].properties.as_ref().unwrap();
    assert_eq!(
        small.values().filter(|member| member.referenced().is_some()).count(),
        40,
        "{:?}",
        cuts(&found)
    );
}

#[test]
fn members_that_are_written_in_place_go_when_there_is_nothing_else() {
    let schema =
        object("A", &[], 600).replace("      properties:", "      required: [t599]\n      properties:");
    let (connector, found) = document(&[&reference("A")], &schema);
    let members = connector.definition.definitions["A"].properties.as_ref().unwrap();
    assert!(members.contains_key("t599") && members.contains_key("t0") && !members.contains_key("t598"));
    assert!(sizes(&connector).iter().all(|size| *size <= 512));
    assert_eq!(cuts(&found).len(), 601 + 1 - 504);
}

#[test]
fn schemas_that_all_refer_to_each_other_are_cut() {
    let names: Vec<String> = (0..40).map(|index| format!("N{index}")).collect();
    let schemas: String = names.iter().map(|name| object(name, &names, 3)).collect();
    let (connector, found) = document(&[&reference("N0"), &reference("N7")], &schemas);
    assert!(sizes(&connector).iter().all(|size| *size <= 512), "{:?}", sizes(&connector));
    assert!(!cuts(&found).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_schemas_end_up_small_enough(
        graph in prop::collection::vec((prop::collection::vec(0_usize..24, 0..12), 0_usize..60), 1..24)
    ) {
        let name = |index: usize| format!("N{}", index % graph.len());
        let schemas: String = graph
            .iter()
            .enumerate()
            .map(|(index, (to, texts))| {
                object(&name(index), &to.iter().map(|to| name(*to)).collect::<Vec<_>>(), *texts)
            })
            .collect();
        let answers = [reference(&name(0)), format!("{{type: array, items: {}}}", reference(&name(graph.len() / 2)))];
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        let (connector, found) = document(&answers, &schemas);
        for size in sizes(&connector) {
            prop_assert!(size <= 512, "{}", size);
        }
        let (again, found_again) = document(&answers, &schemas);
        prop_assert_eq!(connector, again);
        prop_assert_eq!(cuts(&found), cuts(&found_again));
    }
}
