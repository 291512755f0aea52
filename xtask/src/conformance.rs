use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use connectorgen::SplitBy;
use connectorgen_tests::conformance::{Counts, End, Outcome, documents, run};

/// Runs the documents of a folder and prints a table of what became of each. An error when one failed in a way that must
/// not happen, or gave a connector that our own rules refuse.
pub(crate) fn conformance(folder: &str, split_by: Option<SplitBy>) -> Result<(), String> {
    let documents = documents(Path::new(folder)).map_err(|error| format!("{folder}: {error}"))?;
    if documents.is_empty() {
        return Err(format!("{folder} holds no documents"));
    }
    println!("| document | end | connectors | ms | bytes in | bytes out | losses |");
    println!("|---|---|---:|---:|---:|---:|---|");
    let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
    for document in &documents {
        let size = std::fs::metadata(&document.path).map_or(0, |metadata| metadata.len());
        let start = Instant::now();
        let outcome = run(document, split_by);
        let taken = start.elapsed().as_millis();
        let Outcome { connectors, bytes, losses, .. } = &outcome;
        let (word, detail) = described(&outcome.end);
        *ends.entry(word).or_default() += 1;
        println!(
            "| {} | {word}{detail} | {connectors} | {taken} | {size} | {bytes} | {} |",
            document.name,
            listed(losses)
        );
    }
    let summary: Vec<String> = ends.iter().map(|(word, count)| format!("{count} {word}")).collect();
    println!("\n{} documents: {}", documents.len(), summary.join(", "));
    if ends.contains_key(INVALID) || ends.contains_key(FAILED) {
        return Err(
            "a document panicked, lost a place, or gave a connector that breaks our own rules".to_owned()
        );
    }
    Ok(())
}

const INVALID: &str = "invalid";
const FAILED: &str = "failed";

fn described(end: &End) -> (&'static str, String) {
    let ids = |ids: &std::collections::BTreeSet<&str>| {
        format!(": {}", ids.iter().copied().collect::<Vec<_>>().join(", "))
    };
    match end {
        End::Accepted => ("accepted", String::new()),
        End::Refused(errors) => ("refused", ids(errors)),
        End::Invalid(errors) => (INVALID, ids(errors)),
        End::Failed(why) => (FAILED, format!(": {}", why.replace('|', "/"))),
    }
}

fn listed(losses: &Counts) -> String {
    let mut losses: Vec<_> = losses.iter().collect();
    losses.sort_by_key(|(id, count)| (std::cmp::Reverse(**count), **id));
    losses.iter().map(|(id, count)| format!("{id} {count}")).collect::<Vec<_>>().join(", ")
}
