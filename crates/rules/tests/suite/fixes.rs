//! What fixes promise, held against the failing examples of the rules.

use std::collections::BTreeSet;

use connectorgen_diagnostics::{Change, Diagnostic, Diagnostics, Document, Fix};
use connectorgen_model::{Secured, read_definition, read_properties};
use connectorgen_patch::Draft;
use connectorgen_rules::{Profile, RuleLevels, RuleMeta, check, rules};
use serde_json::{Value, json};

use crate::example::{connector, examples, findings};

/// What could not be seen before the fault was mended.
const BROUGHT_TO_LIGHT: &[(&str, &str)] =
    &[("dyn-op-exists", "dyn-array-path"), ("policy-template", "policy-parameters")];

#[test]
fn rule_with_fixes_mends_an_example_of_its_own() {
    let fixable: Vec<_> = rules().iter().map(|rule| rule.meta()).filter(|meta| meta.fix.is_some()).collect();
    let can_be_mended = |meta: &RuleMeta| failing(meta).iter().any(|(_, found)| found.fix.is_some());
    let not: Vec<_> = fixable.iter().filter(|meta| !can_be_mended(meta)).map(|meta| meta.id).collect();
    assert_eq!(not, [""; 0], "no failing example of these can be mended");
    println!("{} of {} rules have fixes", fixable.len(), rules().len());
}

#[test]
fn fix_is_of_the_kind_that_the_rule_tells() {
    for meta in rules().iter().map(|rule| rule.meta()) {
        for (text, found) in failing(meta) {
            if let Some(fix) = found.fix {
                assert_eq!(Some(fix.kind), meta.fix, "{} in\n{text}", meta.id);
            }
        }
    }
}

#[test]
fn mended_example_is_not_reported_again_and_breaks_no_other_rule() {
    for meta in rules().iter().map(|rule| rule.meta()) {
        for (text, found) in failing(meta) {
            let Some(fix) = found.fix else { continue };
            let before = connector(&text).unwrap();
            let Some(after) = mended(&before, &fix) else { continue };
            let (before, after) = (ids(&before, meta), ids(&after, meta));
            assert!(!after.contains(meta.id), "{} is not mended in\n{text}", meta.id);
            let is_new = |id: &&&str| !BROUGHT_TO_LIGHT.contains(&(meta.id, id));
            let new: Vec<_> = after.difference(&before).filter(is_new).collect();
            assert!(new.is_empty(), "mending {} breaks {new:?} in\n{text}", meta.id);
        }
    }
}

#[test]
fn renamed_operation_is_renamed_wherever_it_is_named() {
    let text = "
        x-ms-capabilities: { testConnection: { operationId: listPets } }
        paths:
          /pets:
            get:
              operationId: listPets
              parameters:
              - { name: owner, in: query, type: string, default: { operationId: listPets },
                  x-ms-dynamic-values: { operationId: LISTPETS, value-path: id } }
            put: { operationId: other, x-ms-notification: { operationId: listPets } }
        definitions:
          Pet: { properties: { default: { x-ms-dynamic-list: { operationId: listPets } } }, example: { operationId: listPets } }
        properties:
          scriptOperations: [other, listPets]
          policyTemplateInstances:
          - { templateId: setheader, title: One, parameters: { x-ms-apimTemplate-operationName: [listPets] } }
    ";
    let connector = connector(text).unwrap();
    let mut found = Diagnostics::new();
    let _ = check(connector.clone(), &RuleLevels::of(Profile::Certified), &mut found);
    let is_meant = |one: &&Diagnostic| one.id == "opid-pascal" && one.message.contains("listPets");
    let fix = found.iter().find(is_meant).and_then(|found| found.fix.clone()).unwrap();
    let places: Vec<String> =
        fix.edits.iter().map(|edit| format!("{:?} {}", edit.document, edit.pointer)).collect();
    insta::assert_snapshot!(places.join("\n"));
    let after = mended(&connector, &fix).unwrap();
    assert_eq!(after.properties.script_operations.unwrap(), ["other", "ListPets"]);
}

#[test]
fn operation_is_not_renamed_to_an_id_that_another_one_has_or_would_get() {
    for other in ["ListPets", "list_pets"] {
        let text = format!(
            "
            paths: {{ /pets: {{ get: {{ operationId: list-pets }}, put: {{ operationId: {other} }} }} }}
        "
        );
        let mut found = Diagnostics::new();
        let _ = check(connector(&text).unwrap(), &RuleLevels::new(), &mut found);
        let mut renamed = found.iter().filter(|found| found.id == "opid-alnum").peekable();
        assert!(renamed.peek().is_some());
        assert!(renamed.all(|found| found.fix.is_none()), "{other}");
    }
}

/// The findings of a rule in its failing examples.
fn failing(meta: &RuleMeta) -> Vec<(String, Diagnostic)> {
    let failing = examples(meta).into_iter().filter(|example| example.fails);
    let found = |example: crate::example::Example| {
        let found = findings(meta, &example);
        found.into_iter().map(move |found| (example.text.clone(), found))
    };
    failing.flat_map(found).collect()
}

/// The ids of everything that is found in the first profile that has the rule.
fn ids(connector: &Secured, meta: &RuleMeta) -> BTreeSet<&'static str> {
    let profile = Profile::ALL.into_iter().find(|profile| meta.severity_in(*profile).is_some()).unwrap();
    let mut found = Diagnostics::new();
    let _ = check(connector.clone(), &RuleLevels::of(profile), &mut found);
    found.iter().map(|found| found.id).collect()
}

/// `None` when there is nothing to mend in this way, because the member that is meant is there as well.
fn mended(connector: &Secured, fix: &Fix) -> Option<Secured> {
    let definition = serde_json::to_value(&connector.definition).unwrap();
    let properties = json!({ "properties": connector.properties });
    let (definition, faults) = read_definition(edited(&definition, Document::Definition, fix)?);
    assert_eq!(faults, []);
    let (properties, faults) = read_properties(edited(&properties, Document::Properties, fix)?);
    assert_eq!(faults, []);
    Some(Secured { definition, properties: properties.properties, ..Secured::default() })
}

fn edited(value: &Value, document: Document, fix: &Fix) -> Option<Value> {
    let text = value.to_string();
    let mut draft = Draft::of(&text).unwrap();
    let mut replacements = Vec::new();
    for edit in fix.edits.iter().filter(|edit| edit.document == document) {
        let Some(replacement) = draft.replacement(&edit.pointer, &edit.change) else {
            assert!(matches!(edit.change, Change::Rename(_)), "{edit:?} has no place");
            return None;
        };
        replacements.push(replacement);
    }
    assert!(draft.accept(&replacements), "{fix:?} is in its own way");
    Some(serde_json::from_str(&draft.finish()).unwrap())
}
