//! What becomes of documents: made into connectors that break no rule, or refused with ids, at their places.
#![allow(clippy::disallowed_methods, reason = "it looks into the folders that it is given")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use connectorgen::{
    AuthModel, Checker, ConnectorFiles, Diagnostic, Diagnostics, Document, Error, Generated, Generator,
    Severity, SplitBy,
};

/// How often each diagnostic was reported, by id.
pub type Counts = BTreeMap<&'static str, usize>;

/// How a document ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It was made into connectors in which the rules find no error.
    Accepted,
    /// It has errors of these ids, each at its place.
    Refused(BTreeSet<&'static str>),
    /// It was made into connectors that break these rules.
    Invalid(BTreeSet<&'static str>),
    /// What must not happen: the message of a panic, or an error in the document without line and column.
    Failed(String),
}

/// A document to be run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// How it is called in lists: its path below the folder of the documents, with slashes.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it has a folder of its own, with the files that it refers to.
    pub has_folder: bool,
}

/// What became of one document.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The document.
    pub document: Candidate,
    /// How it ended.
    pub end: End,
    /// How many connectors were made.
    pub connectors: usize,
    /// How many bytes their definitions have together.
    pub bytes: usize,
    /// What was reported when it was made.
    pub losses: Counts,
    /// What the rules say of the files that came of it.
    pub findings: Counts,
}

/// The documents of a folder, sorted: each file, and of each folder in it the document that the others belong to, the
/// one called `openapi` or `swagger` that is least deep.
pub fn documents(folder: &Path) -> io::Result<Vec<Candidate>> {
    let mut documents = Vec::new();
    for path in entries(folder)? {
        let has_folder = path.is_dir();
        let document = if has_folder { main_document(&path)? } else { has_extension(&path).then_some(path) };
        documents.extend(document.map(|path| {
            let below = path.strip_prefix(folder).unwrap_or(&path);
            Candidate { name: below.to_string_lossy().replace('\\', "/"), path, has_folder }
        }));
    }
    Ok(documents)
}

fn main_document(folder: &Path) -> io::Result<Option<PathBuf>> {
    let mut folders = VecDeque::from([folder.to_owned()]);
    while let Some(folder) = folders.pop_front() {
        for path in entries(&folder)? {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if path.is_dir() {
                folders.push_back(path);
            } else if has_extension(&path) && ["openapi", "swagger"].contains(&stem) {
                return Ok(Some(path));
            }
        }
    }
    Ok(None)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}

fn has_extension(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["json", "yaml", "yml"].iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// Runs documents side by side and answers in their order.
pub fn run_all(documents: &[Candidate], split_by: Option<SplitBy>) -> Vec<Outcome> {
    let (next, outcomes) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = run(document, split_by);
                    if let Ok(mut outcomes) = outcomes.lock() {
                        outcomes.push(outcome);
                    }
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_default();
    outcomes.sort_by(|a, b| a.document.cmp(&b.document));
    outcomes
}

/// Makes connectors of a document and checks them as files. The address is given, because many documents leave theirs
/// out, and the sign-in is not the question here.
pub fn run(document: &Candidate, split_by: Option<SplitBy>) -> Outcome {
    let mut generator = Generator::new();
    generator.allow_outside(document.has_folder);
    generator.spec(&document.path).auth(AuthModel::None).server("https://api.example.com/v1");
    if let Some(by) = split_by {
        generator.split_by(by);
    }
    let mut outcome = Outcome {
        document: document.clone(),
        end: End::Accepted,
        connectors: 0,
        bytes: 0,
        losses: Counts::new(),
        findings: Counts::new(),
    };
    match catch_unwind(AssertUnwindSafe(|| generator.generate().map(|made| examined(&made, &mut outcome)))) {
        Ok(Ok(Ok(()))) => {}
        Ok(Ok(Err(error))) => outcome.end = End::Failed(format!("what was made cannot be checked: {error}")),
        Ok(Err(error)) => outcome.end = refused(&error),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            outcome.end = End::Failed(format!("panic: {}", text.unwrap_or("no message")));
        }
    }
    outcome
}

fn examined(made: &Generated, outcome: &mut Outcome) -> Result<(), Error> {
    outcome.losses = counts(&made.diagnostics);
    let mut folders: BTreeMap<&str, ConnectorFiles> = BTreeMap::new();
    for (name, bytes) in made.files.iter() {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        // Beside several connectors there is an index.
        if made.set.is_some() && folder.is_empty() {
            continue;
        }
        if file == "apiDefinition.swagger.json" {
            outcome.connectors += 1;
            outcome.bytes += bytes.len();
        }
        folders.entry(folder).or_default().file(file, bytes);
    }
    let mut broken = BTreeSet::new();
    for files in folders.values_mut() {
        let found = Checker::new().files(files.whole())?.diagnostics;
        broken.extend(ids_of_errors(&found));
        for (id, count) in counts(&found) {
            *outcome.findings.entry(id).or_default() += count;
        }
    }
    if !broken.is_empty() {
        outcome.end = End::Invalid(broken);
    }
    Ok(())
}

fn refused(error: &Error) -> End {
    let found = error.diagnostics();
    let of_document = found.iter().filter(|one| one.at.document == Document::Source);
    let mut lost = of_document.filter(|one| one.at.position.is_none());
    match lost.next() {
        Some(lost) => End::Failed(format!("no line and column: {}: {}", lost.id, lost.message)),
        None if found.iter().any(|one| is_error(one) && is_input(one)) => End::Refused(ids_of_errors(&found)),
        None => End::Invalid(ids_of_errors(&found)),
    }
}

fn ids_of_errors(found: &Diagnostics) -> BTreeSet<&'static str> {
    found.iter().filter(|one| is_error(one)).map(|one| one.id).collect()
}

fn is_error(one: &Diagnostic) -> bool {
    one.severity == Severity::Error
}

/// Rules about how much there is: the document has too much, whatever is made of it.
const LIMITS: [&str; 2] = ["definition-too-large", "too-many-operations"];

/// Whether it is about what was given, and not about what was made.
fn is_input(one: &Diagnostic) -> bool {
    matches!(one.at.document, Document::Source | Document::Options) || LIMITS.contains(&one.id)
}

fn counts(found: &Diagnostics) -> Counts {
    let mut counts = Counts::new();
    for one in found {
        *counts.entry(one.id).or_default() += 1;
    }
    counts
}
