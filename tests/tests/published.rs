//! Connectors that Microsoft has published, where they lie beside the project: the platform took them all.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use connectorgen::{AuthModel, Checker, Generator, Profile, Severity};
use connectorgen_tests::equivalent::differences;
use serde_json::Value;

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

/// What becomes different when the published connectors are made anew, how often, and why that is right. A difference more
/// or less is to be looked at.
const MADE_ANEW: &[(&str, usize, &str)] = &[
    ("gone allOf", 2, "parts without a name of their own are written in place"),
    ("gone consumes", 247, "nothing is sent"),
    ("gone examples", 64, "more than a solution takes: what no designer shows goes"),
    ("gone format", 10, "no format that anybody knows"),
    ("gone in", 1, "a notification is no parameter"),
    ("gone items", 1, "elements of an object"),
    ("gone maxLength", 5, "the length of a number"),
    ("gone name", 1, "a notification is no parameter"),
    ("gone parameters", 1, "a notification has no parameters"),
    ("gone produces", 25, "nothing is answered"),
    ("gone required", 1, "a notification is no parameter"),
    ("gone schema", 83, "more than a solution takes: what no designer shows goes"),
    ("gone x-im-controller", 44, "more than a solution takes: what no designer shows goes"),
    ("gone x-im-fluid-key-value-pairs", 1, "more than a solution takes: what no designer shows goes"),
    ("gone x-ms-skip-url-encoding", 1, "an extension that the platform does not have"),
    ("new basePath", 4, "the path of an address is at least a slash"),
    ("new consumes", 45, "a body has a media type"),
    ("new description", 38, "what stands beside a reference, and operations without a text"),
    ("new format", 3, "a file is bytes"),
    ("new produces", 195, "an answer has a media type"),
    ("new properties", 2, "parts without a name of their own are written in place"),
    ("new summary", 19, "operations without a text"),
    ("new type", 6, "schemas with members and no type"),
    ("new x-ms-summary", 4, "what stands beside a reference"),
    ("new x-ms-url-encoding", 136, "Microsoft's validator asks for it"),
    ("other basePath", 6, "paths begin with a slash of their own"),
    ("other consumes", 27, "the media types of what is sent"),
    ("other default", 1, "a value of the member's type"),
    ("other description", 2, "two texts for one place"),
    ("other example", 21, "a value of the member's type"),
    ("other format", 20, "the name that the platform has for it"),
    ("other schemes", 1, "requests are not sent unencrypted"),
    ("other title", 4, "two titles for one place"),
    ("other type", 3, "a file is bytes"),
];

#[test]
fn published_connectors_come_out_equivalent() {
    let Some(folders) = folders() else { return };
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in folders {
        let file = folder.join("apiDefinition.swagger.json");
        let generated = Generator::new()
            .spec(&file)
            .auth(AuthModel::None)
            .generate()
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let text = std::fs::read_to_string(&file).unwrap();
        let before: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let after = generated.files.get("apiDefinition.swagger.json").unwrap();
        let after: Value = serde_json::from_slice(after).unwrap();
        for (class, places) in differences(&before, &after) {
            found
                .entry(class)
                .or_default()
                .extend(places.iter().map(|place| format!("{}: {place}", name(&folder))));
        }
    }
    let counts: Vec<String> =
        found.iter().map(|(class, places)| format!("{class} {}", places.len())).collect();
    let _ = writeln!(std::io::stderr(), "made anew: {}", counts.join(", "));
    let mut known: BTreeMap<&str, usize> =
        MADE_ANEW.iter().map(|(class, count, _)| (*class, *count)).collect();
    found.retain(|class, places| known.remove(class.as_str()) != Some(places.len()));
    assert!(found.is_empty(), "not as often as the list says: {found:#?}");
    assert!(known.is_empty(), "happens no more: {known:?}");
}

/// The places by the ids of what was found there. Nothing without the corpus.
fn findings(profile: Profile, only: Option<Severity>) -> Option<BTreeMap<&'static str, Vec<String>>> {
    let mut found: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for folder in folders()? {
        let report = Checker::new().profile(profile).path(&folder).unwrap_or_else(|error| panic!("{error}"));
        for one in report.diagnostics.iter().filter(|one| only.is_none_or(|only| one.severity == only)) {
            let place = format!("{}: {} at {}", name(&folder), one.message, one.at.pointer);
            found.entry(one.id).or_default().push(place);
        }
    }
    Some(found)
}

/// The folders of the connectors. Nothing without the corpus.
fn folders() -> Option<Vec<PathBuf>> {
    let dir = path("../shared/corpus/connectors");
    if !dir.is_dir() {
        let _ = writeln!(std::io::stderr(), "skipped: there is no {}", dir.display());
        return None;
    }
    let folders: Vec<PathBuf> = entries(&dir).into_iter().filter(|path| path.is_dir()).collect();
    assert!(!folders.is_empty(), "{} holds no connectors", dir.display());
    Some(folders)
}
