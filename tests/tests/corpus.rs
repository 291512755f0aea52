//! Documents of strangers, where they lie beside the project: none may make the generator panic, which of the sound ones
//! are refused is known, and what comes of the others breaks no rule.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::sync::LazyLock;

use connectorgen_tests::conformance::{End, Outcome, documents, run_all};

use crate::project::{path, read};

static SPECS: LazyLock<Option<Vec<Outcome>>> = LazyLock::new(|| corpus("specs"));

/// Rules that our own output breaks where the document does not have what it takes, and why nothing can be made up.
const LACKING: &[(&str, &str)] = &[
    ("api-key-in-query", "the API takes its key nowhere else"),
    ("definition-too-large-for-solutions", "there is more in the document than a solution takes"),
    ("internal-default-required", "an existing connector stays as it is"),
    ("oauth-urls-https", "the document gives no other address"),
    ("op-description-sentence", "an existing connector stays as it is"),
    ("op-summary-unique", "an existing connector stays as it is"),
    ("schema-depth", "the schemas of the document are that deep; the limit is not published"),
];

#[test]
fn sound_documents_are_refused_only_where_that_is_known() {
    let Some(outcomes) = &*SPECS else { return };
    assert_none_failed(outcomes);
    let refused: BTreeSet<String> = outcomes
        .iter()
        .flat_map(|outcome| {
            let ids = match &outcome.end {
                End::Refused(ids) | End::Invalid(ids) => ids.clone(),
                End::Accepted | End::Failed(_) => BTreeSet::new(),
            };
            ids.into_iter().map(|id| format!("{} {id}", outcome.document.name))
        })
        .collect();
    let text = read("tests/known_failures.txt");
    let known: BTreeSet<String> =
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect();

    let join = |lines: Vec<&String>| lines.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    let new = join(refused.difference(&known).collect());
    let gone = join(known.difference(&refused).collect());
    assert!(new.is_empty(), "refused, and not in tests/known_failures.txt:\n{new}");
    assert!(gone.is_empty(), "no longer refused; take these lines out of tests/known_failures.txt:\n{gone}");
}

#[test]
fn connectors_of_sound_documents_break_no_rule_but_for_what_the_document_lacks() {
    let Some(outcomes) = &*SPECS else { return };
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for outcome in outcomes {
        for (id, count) in &outcome.findings {
            broken.entry(id).or_default().push(format!("{} {count}", outcome.document.name));
        }
    }
    say(&format!("specs: what the rules find in the connectors: {broken:#?}"));
    broken.retain(|id, _| !LACKING.iter().any(|(known, _)| known == id));
    assert!(broken.is_empty(), "our own connectors break rules:\n{broken:#?}");
}

#[test]
fn broken_documents_are_refused_at_their_place_without_panic() {
    if let Some(outcomes) = corpus("invalid") {
        assert_none_failed(&outcomes);
    }
}

/// What becomes of the documents of a folder of the corpus. Nothing where there is none.
fn corpus(folder: &str) -> Option<Vec<Outcome>> {
    let dir = path("../shared/corpus").join(folder);
    if !dir.is_dir() {
        say(&format!("skipped: there is no {}", dir.display()));
        return None;
    }
    let documents = documents(&dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let outcomes = run_all(&documents, None);
    let count = |wanted: fn(&End) -> bool| outcomes.iter().filter(|outcome| wanted(&outcome.end)).count();
    say(&format!(
        "{folder}: {} documents, {} made into connectors, {} refused, {} of which our own rules refuse the connector, {} \
         panics or errors without place",
        outcomes.len(),
        count(|end| matches!(end, End::Accepted)),
        count(|end| matches!(end, End::Refused(_))),
        count(|end| matches!(end, End::Invalid(_))),
        count(|end| matches!(end, End::Failed(_))),
    ));
    Some(outcomes)
}

/// Prints a line also where the output of tests that pass is not shown.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn assert_none_failed(outcomes: &[Outcome]) {
    let failed: Vec<String> = outcomes
        .iter()
        .filter_map(|outcome| match &outcome.end {
            End::Failed(why) => Some(format!("{}: {why}", outcome.document.name)),
            End::Accepted | End::Refused(_) | End::Invalid(_) => None,
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
