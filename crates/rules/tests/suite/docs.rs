//! The examples in the documentation of every rule are its tests.

use std::fmt::Write as _;
use std::io::Write as _;

use connectorgen_diagnostics::{Diagnostic, Diagnostics};
use connectorgen_rules::{Profile, RuleLevels, check, rules};

use crate::example::{connector, examples, findings};

#[test]
fn base_connector_has_no_findings() {
    for profile in Profile::ALL.into_iter().filter(|profile| *profile != Profile::IndependentPublisher) {
        let mut found = Diagnostics::new();
        assert!(check(connector("{}").unwrap(), &RuleLevels::of(profile), &mut found).is_ok());
        assert_eq!(found.as_slice(), [], "in the profile {profile}");
    }
}

#[test]
fn failing_example_gives_its_finding_once() {
    let mut failing = 0;
    for rule in rules() {
        let meta = rule.meta();
        let mut shown = String::new();
        for example in examples(meta).iter().filter(|example| example.fails) {
            let found = findings(meta, example);
            assert_eq!(found.len(), 1, "{} finds {found:#?} in\n{}", meta.id, example.text);
            shown.extend(found.iter().map(render));
            failing += 1;
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(meta.id, shown);
        });
    }
    say(&format!("{} rules, {failing} failing examples", rules().len()));
}

#[test]
fn passing_example_gives_no_finding() {
    let mut passing = 0;
    for rule in rules() {
        let meta = rule.meta();
        for example in examples(meta).iter().filter(|example| !example.fails) {
            let found = findings(meta, example);
            assert!(found.is_empty(), "{} finds {found:#?} in\n{}", meta.id, example.text);
            passing += 1;
        }
    }
    say(&format!("{} rules, {passing} passing examples", rules().len()));
}

/// Prints a line also where the output of tests that pass is not shown.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn render(found: &Diagnostic) -> String {
    let official = found.official.map_or_else(String::new, |name| format!(" {name}"));
    let mut text = format!("{}[{}]{official}: {}\n", found.severity, found.id, found.message);
    writeln!(text, "  --> {:?}{}", found.at.document, found.at.pointer).unwrap();
    for (at, message) in &found.related {
        writeln!(text, "  {:?}{}: {message}", at.document, at.pointer).unwrap();
    }
    if let Some(help) = &found.help {
        writeln!(text, "  help: {help}").unwrap();
    }
    if let Some(fix) = &found.fix {
        writeln!(text, "  fix: {} ({})", fix.title, fix.kind.flags()).unwrap();
    }
    text
}
