//! Documents of strangers, where they lie beside the project: none may make the generator panic, and which of the sound
//! ones are refused is known.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use connectorgen::{AuthModel, Diagnostic, Document, Error, Generator, Severity};

use crate::project::{entries, name, path, read};

/// How a document ended: made into a connector, or refused with these ids. An error is what must not happen: the
/// message of a panic, or a fault of the document without its place.
type End = Result<BTreeSet<&'static str>, String>;

#[test]
fn sound_documents_are_refused_only_where_that_is_known() {
    let Some(ends) = run_all("specs") else { return };
    assert_sound_ends(&ends);
    let refused: BTreeSet<String> = ends
        .iter()
        .filter_map(|(path, end)| Some((path, end.as_ref().ok()?)))
        .flat_map(|(path, ids)| ids.iter().map(|id| format!("{} {id}", name(path))))
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
fn broken_documents_are_refused_at_their_place_without_panic() {
    let Some(ends) = run_all("invalid") else { return };
    assert_sound_ends(&ends);
}

/// Runs the generator over the documents of a folder of the corpus. Nothing where there is none.
fn run_all(folder: &str) -> Option<Vec<(PathBuf, End)>> {
    let dir = path("../shared/corpus").join(folder);
    if !dir.is_dir() {
        say(&format!("skipped: there is no {}", dir.display()));
        return None;
    }
    let documents: Vec<PathBuf> = entries(&dir).into_iter().filter(|path| path.is_file()).collect();
    let (next, ends) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let end = run(document);
                    ends.lock().unwrap().push((document.clone(), end));
                }
            });
        }
    });
    let mut ends = ends.into_inner().unwrap();
    ends.sort();
    let count = |wanted: fn(&End) -> bool| ends.iter().filter(|(_, end)| wanted(end)).count();
    say(&format!(
        "{folder}: {} documents, {} made into connectors, {} refused, {} panics or errors without place",
        ends.len(),
        count(|end| end.as_ref().is_ok_and(BTreeSet::is_empty)),
        count(|end| end.as_ref().is_ok_and(|ids| !ids.is_empty())),
        count(Result::is_err),
    ));
    Some(ends)
}

/// The address is given, because many documents leave theirs out, and the sign-in is not the question here.
fn run(document: &Path) -> End {
    let mut generator = Generator::new();
    generator.spec(document).auth(AuthModel::None).server("https://api.example.com/v1");
    let result = catch_unwind(AssertUnwindSafe(|| generator.generate())).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message").to_owned()
    })?;
    let Err(error) = result else { return Ok(BTreeSet::new()) };
    let of_document = |one: &&Diagnostic| one.at.document == Document::Source;
    match error.diagnostics().iter().filter(of_document).find(|one| one.at.position.is_none()) {
        Some(lost) => Err(format!("no line and column: {}: {}", lost.id, lost.message)),
        None => Ok(errors(&error)),
    }
}

fn errors(error: &Error) -> BTreeSet<&'static str> {
    let found = error.diagnostics();
    found.iter().filter(|one| one.severity == Severity::Error).map(|one| one.id).collect()
}

/// Prints a line also where the output of tests that pass is not shown.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn assert_sound_ends(ends: &[(PathBuf, End)]) {
    let panics =
        ends.iter().filter_map(|(path, end)| Some(format!("{}: {}", path.display(), end.as_ref().err()?)));
    let panics: Vec<String> = panics.collect();
    assert!(panics.is_empty(), "panics, or errors without place:\n{}", panics.join("\n"));
}
