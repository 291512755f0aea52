//! Definitions that are larger than the platform takes.

use connectorgen_diagnostics::Diagnostics;
use connectorgen_lower::{LowerOptions, slim};
use connectorgen_model::Connector;

use super::support::connector;

const HEAD: &str = "swagger: '2.0'\ninfo: {title: T, version: '1', description: A description of at least thirty characters.}\nhost: api.example.com\nschemes: [https]\n";

/// A connector that exists already, as others get no long examples: one operation with these responses.
fn slimmed(responses: &str, definitions: &str) -> (Connector, Connector, Diagnostics) {
    whole(&format!(
        "{HEAD}paths:\n  /a:\n    get:\n      operationId: Get\n      summary: Get\n      description: Gets what it is.\n      \
         x-ms-visibility: important\n      responses:\n{responses}definitions:\n{definitions}"
    ))
}

/// An object with an example of so many characters and a short one.
fn definition(name: &str, example: usize) -> String {
    let example = "x".repeat(example);
    format!(
        "  {name}: {{type: object, properties: {{a: {{type: string, example: {example}}}, b: {{type: string, example: Oslo}}}}}}\n"
    )
}

const GOOD: &str = "        '200': {description: Good, schema: {$ref: '#/definitions/Good'}}\n";
const BAD: &str = "        '400': {description: Bad, schema: {$ref: '#/definitions/Bad'}}\n";

fn whole(yaml: &str) -> (Connector, Connector, Diagnostics) {
    let before = connector(yaml, &LowerOptions::default(), &mut Diagnostics::new());
    let mut after = before.clone();
    let mut found = Diagnostics::new();
    slim(&mut after, &mut found);
    (before, after, found)
}

fn told(found: &Diagnostics) -> Vec<String> {
    found.iter().map(|one| format!("{} {}", one.id, one.message)).collect()
}

fn text(connector: &Connector) -> String {
    serde_json::to_string_pretty(&connector.definition).unwrap()
}

#[test]
fn definition_that_is_small_enough_keeps_everything() {
    let definitions = [definition("Good", 10_000), definition("Bad", 10_000)].concat();
    let (before, after, found) = slimmed(&[GOOD, BAD].concat(), &definitions);
    assert_eq!(after, before);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(text(&after).matches("Oslo").count(), 2);
}

#[test]
fn long_examples_go_when_the_definition_is_too_large() {
    let (before, after, found) = slimmed(GOOD, &definition("Good", 600_000));
    assert!(text(&before).len() > 500_000);
    let after = text(&after);
    assert!(after.len() < 20_000 && !after.contains("xxx"), "{}", after.len());
    assert_eq!(after.matches("Oslo").count(), 1, "short ones stay");
    let told = told(&found);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("size-examples-left-out "), "{told:?}");
    assert!(told[0].contains("without long examples (1 left out)"), "{told:?}");
}

#[test]
fn extensions_of_vendors_go_first_when_a_definition_is_too_large() {
    let long = "x".repeat(600_000);
    let definitions = definition("Good", 300).replacen(
        "{type: object",
        &format!("{{x-vendor: {long}, x-ms-editor: dictionary, type: object"),
        1,
    );
    let (before, after, found) = slimmed(GOOD, &definitions);
    assert!(text(&before).contains("x-vendor"));
    let after = text(&after);
    assert!(!after.contains("x-vendor") && after.contains("x-ms-editor") && after.contains("xxx"), "{after}");
    let told = told(&found);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("size-extensions-left-out "), "{told:?}");
}

#[test]
fn schemas_of_errors_go_before_examples() {
    let definitions = [definition("Good", 300_000), definition("Bad", 300_000)].concat();
    let (_, after, found) = slimmed(&[GOOD, BAD].concat(), &definitions);
    assert_eq!(after.definition.definitions.keys().collect::<Vec<_>>(), ["Good"]);
    assert!(text(&after).contains("xxx"), "what is left fits");
    let told = told(&found);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("size-error-schemas-left-out "), "{told:?}");
}
