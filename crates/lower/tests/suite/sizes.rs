//! Bodies of more schemas than the platform takes.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::LowerOptions;
use connectorgen_model::Connector;
use connectorgen_model::measure::{Measure, Measures};
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
    named.chain(outputs(connector).into_iter().flatten()).map(|measure| measure.schemas).collect()
}

/// The measures of the outputs of each operation.
fn outputs(connector: &Connector) -> Vec<Vec<Measure>> {
    let definitions = &connector.definition.definitions;
    let measures = Measures::new(definitions);
    let outputs = connector.definition.operations().map(|(_, _, operation)| {
        let schemas = operation.responses.values().filter_map(|response| response.schema.as_ref());
        schemas.map(|schema| measures.of(definitions, schema)).collect()
    });
    outputs.collect()
}

fn depths(connector: &Connector) -> Vec<u64> {
    outputs(connector).into_iter().flatten().map(|measure| measure.depth).collect()
}

fn cuts(found: &Diagnostics) -> Vec<String> {
    let cuts = found.iter().filter(|one| ["schema-cut", "schema-too-deep"].contains(&one.id));
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

/// Definitions that each hold the next.
fn chain(length: usize) -> String {
    let next = |index: usize| if index + 1 < length { vec![format!("C{}", index + 1)] } else { Vec::new() };
    (0..length).map(|index| object(&format!("C{index}"), &next(index), 1)).collect()
}

#[test]
fn body_as_deep_as_may_be_stays_whole() {
    let (connector, found) = document(&[&reference("C0")], &chain(12));
    assert_eq!(depths(&connector), [12]);
    assert!(cuts(&found).is_empty(), "{found:?}");
}

#[test]
fn body_that_is_too_deep_loses_what_is_innermost() {
    let (connector, found) = document(&[&reference("C0")], &chain(20));
    assert_eq!(depths(&connector), [12]);
    assert_eq!(
        cuts(&found),
        [
            "/components/schemas/C11/properties/r0 what lies below is left open: a body would go 20 steps deep; 12 are \
          safe, the limit of the platform is not published"
        ]
    );
    assert!(!connector.definition.definitions.contains_key("C12"));
}

#[test]
fn what_is_not_too_deep_stays_whole_beside_what_is() {
    let (connector, found) = document(&[&reference("C0"), &reference("C8")], &chain(16));
    assert_eq!(depths(&connector), [8, 8], "{found:?}");
    assert_eq!(cuts(&found).len(), 1);
    assert!(cuts(&found)[0].starts_with("/components/schemas/C7/properties/r0 "), "{found:?}");
}

#[test]
fn list_on_the_deepest_level_is_left_open() {
    let schemas = chain(12);
    let (others, last) = schemas.split_at(schemas.find("    C11:").unwrap());
    let last = last.replace("t0: {type: string}", "t0: {type: array, items: {type: string}}");
    let (connector, found) = document(&[&reference("C0")], &format!("{others}{last}"));
    assert_eq!(depths(&connector), [12]);
    let list = &connector.definition.definitions["C11"].properties.as_ref().unwrap()["t0"];
    assert!(list.kind.is_none() && list.items.is_none(), "{list:?}");
    assert_eq!(cuts(&found).len(), 1, "{found:?}");
}

#[test]
fn connector_that_exists_already_stays_as_deep_as_it_is() {
    let (connector, found) =
        existing("'200': {description: Good, schema: {$ref: '#/definitions/C0'}}", &chain(14));
    assert_eq!(depths(&connector), [14]);
    assert!(cuts(&found).is_empty(), "{found:?}");
}

#[test]
fn operation_with_too_many_schemas_loses_those_of_errors() {
    let response =
        |status: usize| format!("'{status}': {{description: Answer, schema: {{$ref: '#/definitions/A'}}}}");
    let responses: Vec<String> = [200].into_iter().chain(400..440).map(response).collect();
    let (connector, found) = existing(&responses.join(", "), &object("A", &[], 498));
    let outputs = outputs(&connector).remove(0);
    assert_eq!(outputs.len(), 32, "16384 are 32 times 500 and a rest");
    assert_eq!(cuts(&found).len(), 41 - 32);
    assert_eq!(
        cuts(&found)[0],
        "/paths/~1a/get/responses/439/schema the schema of the response `439` is left out: the operation would have \
         20500 schemas, and the platform takes 16384"
    );
}

/// A connector that is given as such.
fn existing(responses: &str, definitions: &str) -> (Connector, Diagnostics) {
    let mut found = Diagnostics::new();
    let definitions = definitions.replace("components/schemas", "definitions");
    let yaml = format!(
        "swagger: '2.0'\ninfo: {{title: T, version: '1', description: A description of at least thirty characters.}}\n\
         host: api.example.com\nschemes: [https]\npaths:\n  /a:\n    get:\n      operationId: Get\n      summary: Get\n      \
         description: Gets what it is.\n      x-ms-visibility: important\n      responses: {{{responses}}}\n\
         definitions:\n{definitions}"
    );
    (connector(&yaml, &LowerOptions::default(), &mut found), found)
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

    #[test]
    fn any_chains_end_up_short_enough(aside in prop::collection::vec(0_usize..30, 13..30), second in 0_usize..30) {
        let length = aside.len();
        let name = |index: usize| format!("C{}", index % length);
        let schemas: String = aside
            .iter()
            .enumerate()
            .map(|(index, aside)| {
                let next = (index + 1 < length).then(|| name(index + 1));
                object(&name(index), &next.into_iter().chain([name(*aside)]).collect::<Vec<_>>(), 0)
            })
            .collect();
        let (connector, found) = document(&[&reference("C0"), &reference(&name(second))], &schemas);
        prop_assert!(depths(&connector).iter().all(|depth| *depth <= 12), "{:?}", depths(&connector));
        prop_assert!(!cuts(&found).is_empty());
    }

    #[test]
    fn any_responses_end_up_few_enough(statuses in prop::collection::btree_set(200_usize..600, 30..60), texts in 400_usize..700) {
        let response = |status: &usize| format!("'{status}': {{description: Answer, schema: {{$ref: '#/definitions/A'}}}}");
        let responses: Vec<String> = statuses.iter().map(response).collect();
        let (connector, _) = existing(&responses.join(", "), &object("A", &[], texts));
        let schemas = outputs(&connector).iter().flatten().map(|measure| measure.schemas).sum::<u64>();
        prop_assert!(schemas <= 16_384, "{}", schemas);
    }
}
