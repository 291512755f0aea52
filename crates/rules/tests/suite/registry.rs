//! Nothing about a rule can be forgotten.

use std::collections::BTreeSet;
use std::path::Path;

use connectorgen_rules::{CODES, Profile, explain, rule, rules, rules_page};

use crate::example::examples;

#[test]
fn registry_is_sorted_and_unique() {
    let ids: Vec<&str> = rules().iter().map(|rule| rule.meta().id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "the slice in src/rules/mod.rs is not sorted by id: {ids:#?}");
    let codes: Vec<&str> = CODES.iter().map(|code| code.id).collect();
    assert!(codes.is_sorted_by(|a, b| a < b));
    assert!(codes.iter().all(|code| !ids.contains(code)));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test compares the registry with the folder")]
fn every_file_is_a_registered_rule_of_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = BTreeSet::new();
    for group in std::fs::read_dir(root).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir()) {
        for file in std::fs::read_dir(group.path()).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            files.insert(format!("{}/{file}", group.file_name().into_string().unwrap()));
        }
    }
    let registered: BTreeSet<String> = rules()
        .iter()
        .map(|rule| rule.meta())
        .map(|meta| format!("{}/{}.rs", meta.group(), meta.id.replace('-', "_")))
        .collect();
    assert_eq!(files, registered);
    for meta in rules().iter().map(|rule| rule.meta()) {
        let file = meta.file.replace('\\', "/");
        assert!(file.ends_with(&format!("/{}.rs", meta.id.replace('-', "_"))), "{} is in {file}", meta.id);
        assert!(meta.line > 0);
    }
}

#[test]
fn every_rule_of_microsofts_validator_leads_to_one_of_ours() {
    let names = include_str!("../microsoft-names.txt").lines().filter(|line| !line.starts_with('#'));
    let is_known = |name: &&str| {
        rules().iter().any(|rule| rule.meta().is_called(name))
            || CODES.iter().any(|code| code.official == Some(*name))
    };
    assert_eq!(names.filter(|name| !is_known(name)).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn every_rule_is_documented() {
    for meta in rules().iter().map(|rule| rule.meta()) {
        let docs = meta.docs();
        let headings: Vec<&str> = docs.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let wanted = ["What it does", "Why is this bad", "Example", "How to fix"];
        assert_eq!(headings, wanted, "the headings of {}", meta.id);
        let examples = examples(meta);
        assert!(examples.iter().any(|example| example.fails), "{} has no failing example", meta.id);
        assert!(examples.iter().any(|example| !example.fails), "{} has no passing example", meta.id);
        let severities = Profile::ALL.map(|profile| meta.severity_in(profile));
        assert!(severities.iter().any(Option::is_some), "{} is in no profile", meta.id);
        assert!(severities.contains(&Some(meta.severity)), "{} is nowhere what it says", meta.id);
        assert!(meta.summary.ends_with('.'), "the summary of {} is no sentence", meta.id);
        let numbers: Vec<_> = meta.since.split('.').map(str::parse::<u32>).collect();
        assert!(
            numbers.len() == 3 && numbers.iter().all(Result::is_ok),
            "{} is since {}",
            meta.id,
            meta.since
        );
    }
}

#[test]
fn rule_is_found_by_its_id() {
    assert_eq!(rule("opid-required").unwrap().meta().official, Some("OperationIdRequired"));
    assert!(rule("no-such-rule").is_none());
    assert!(explain("no-such-rule").is_none());
    insta::assert_snapshot!(explain("opid-required").unwrap());
    let text = explain("op-description").unwrap();
    let severities = "Severity: error; warning in `copilot`; not in `custom`, `power-apps`.";
    assert!(text.contains(severities), "{text}");
}

#[test]
fn page_has_every_rule() {
    let page = rules_page();
    for meta in rules().iter().map(|rule| rule.meta()) {
        assert!(page.contains(&format!("\n### {}\n", meta.id)), "{} is not on the page", meta.id);
    }
}
