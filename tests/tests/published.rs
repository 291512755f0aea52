//! Connectors that Microsoft has published, where they lie beside the project: the platform took them all.

use std::collections::BTreeMap;
use std::io::Write as _;

use connectorgen::{Checker, Profile, Severity};

use crate::project::{entries, name, path};

#[test]
fn published_connectors_have_no_errors() {
    let Some(errors) = findings(Profile::Custom, Some(Severity::Error)) else { return };
    assert!(errors.is_empty(), "the platform took what is refused here:\n{errors:#?}");
}

#[test]
fn certification_finds_what_it_is_known_to_find() {
    let Some(found) = findings(Profile::Certified, None) else { return };
    let counts: Vec<String> = found.iter().map(|(id, places)| format!("{id} {}", places.len())).collect();
    let _ = writeln!(std::io::stderr(), "certified: {}", counts.join(", "));
    // Reviews have become stricter over the years, so that old connectors break a rule or another. These the service
    // itself refuses, and none of a thousand published connectors breaks them.
    for id in
        ["swagger-version", "opid-required", "opid-unique", "param-dup", "body-single", "path-case-unique"]
    {
        assert!(!found.contains_key(id), "{id}: {:?}", found.get(id));
    }
}

/// The places by the ids of what was found there. Nothing without the corpus.
fn findings(profile: Profile, only: Option<Severity>) -> Option<BTreeMap<&'static str, Vec<String>>> {
    let dir = path("../shared/corpus/connectors");
    if !dir.is_dir() {
        let _ = writeln!(std::io::stderr(), "skipped: there is no {}", dir.display());
        return None;
    }
    let mut found: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for folder in entries(&dir).into_iter().filter(|path| path.is_dir()) {
        let report = Checker::new().profile(profile).path(&folder).unwrap_or_else(|error| panic!("{error}"));
        for one in report.diagnostics.iter().filter(|one| only.is_none_or(|only| one.severity == only)) {
            let place = format!("{}: {} at {}", name(&folder), one.message, one.at.pointer);
            found.entry(one.id).or_default().push(place);
        }
        count += 1;
    }
    assert!(count > 0, "{} holds no connectors", dir.display());
    Some(found)
}
