//! What is said about the documents of `specs/invalid`, and how their runs end. Snapshots hold what people read.

use std::collections::BTreeMap;
use std::path::Path;

use connectorgen::render::{Format, Style, render};
use connectorgen::{AuthModel, Diagnostics, ErrorKind, Generator, Severity, Sources};
use tempfile::TempDir;

use crate::project::{entries, name, path};

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// A connector is made all the same.
    Accepted,
    /// It cannot be read: exit code 2.
    Unreadable,
    /// It was read, and no connector can be made of it: exit code 1.
    Rejected,
}
use End::{Accepted, Rejected, Unreadable};

/// Every document of `specs/invalid`, with what it is refused for. A document with two faults names the first.
const ENDS: &[(&str, End, &str)] = &[
    ("boolean-schema-31.yaml", Accepted, ""),
    ("duplicate-key.json", Rejected, "duplicate-key"),
    ("duplicate-key.yaml", Rejected, "duplicate-key"),
    ("empty.yaml", Unreadable, "unreadable-document"),
    ("no-operations.yaml", Rejected, "no-operations"),
    ("not-json.json", Unreadable, "unreadable-document"),
    ("not-openapi.yaml", Unreadable, "unreadable-document"),
    ("not-yaml.yaml", Unreadable, "unreadable-document"),
    ("operation-id-twice.yaml", Accepted, ""),
    ("path-parameter-undeclared.yaml", Accepted, ""),
    ("reference-circular.yaml", Rejected, "reference-circular"),
    ("reference-not-found.yaml", Rejected, "reference-not-found"),
    ("server-missing.yaml", Rejected, "server-missing"),
    ("server-relative.yaml", Rejected, "server-not-absolute"),
    ("version-unknown.yaml", Unreadable, "unsupported-version"),
    ("wrong-types.yaml", Rejected, "value-type"),
];

/// A run that writes, into a folder that is not there yet.
struct Run {
    end: End,
    diagnostics: Diagnostics,
    sources: Sources,
    /// What is in the folder afterwards.
    written: Vec<String>,
}

fn run(document: &Path) -> Run {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("connector");
    let mut generator = Generator::new();
    generator.spec(document).auth(AuthModel::None).out_dir(&out);
    let (end, diagnostics, sources) = match generator.generate() {
        Ok(generated) => (Accepted, generated.diagnostics, generated.sources),
        Err(error) => {
            let end = match error.kind() {
                ErrorKind::Input => Unreadable,
                ErrorKind::Rejected => Rejected,
                ErrorKind::OutOfDate | ErrorKind::Output => panic!("{}: {error:?}", document.display()),
            };
            (end, error.diagnostics(), error.sources())
        }
    };
    assert_eq!(generator.write().is_ok(), end == Accepted, "{}", document.display());
    let written = if out.exists() { entries(&out) } else { Vec::new() };
    let written = written.iter().map(|path| name(path).to_owned()).collect();
    Run { end, diagnostics, sources, written }
}

#[test]
fn diagnostics_of_invalid_documents_are_as_recorded() {
    insta::glob!("../../specs/invalid", "*.*", |absolute| {
        let run = run(&path("specs/invalid").join(name(absolute)));
        let found = run.diagnostics.as_slice();
        let text = render(Format::Text, found, &run.sources, &Style::default());
        let json = render(Format::Json, found, &run.sources, &Style::default());
        let told = format!("{:?}\n\n{text}\n{json}", run.end);
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("invalid", told) });
    });
}

#[test]
fn invalid_documents_end_as_intended() {
    let ends: BTreeMap<&str, (End, &str)> = ENDS.iter().map(|(name, end, id)| (*name, (*end, *id))).collect();
    let documents = entries(&path("specs/invalid"));
    let names: Vec<&str> = documents.iter().map(|path| name(path)).collect();
    assert_eq!(names, ends.keys().copied().collect::<Vec<_>>(), "the list and the folder differ");
    for document in &documents {
        let run = run(document);
        let first = run.diagnostics.iter().find(|found| found.severity == Severity::Error);
        let end = (run.end, first.map_or("", |error| error.id));
        assert_eq!(end, ends[name(document)], "{}", document.display());
        if run.end != Accepted {
            assert!(run.written.is_empty(), "{}: {:?}", document.display(), run.written);
        }
    }
}

#[test]
fn errors_of_documents_have_line_and_column() {
    for document in entries(&path("specs/invalid")) {
        for diagnostic in &run(&document).diagnostics {
            let at = &diagnostic.at;
            assert!(at.position.is_some() && at.file.is_some(), "{}: {diagnostic:?}", document.display());
        }
    }
}

#[test]
fn documents_that_are_not_there_or_no_text_are_unreadable() {
    let dir = TempDir::new().unwrap();
    let missing = run(&dir.path().join("openapi.yaml"));
    assert_eq!(missing.end, Unreadable);
    assert!(missing.written.is_empty());

    let latin = dir.path().join("latin-1.yaml");
    std::fs::write(&latin, b"openapi: 3.0.3\ninfo:\n  title: Caf\xe9\n").unwrap();
    let run = run(&latin);
    assert_eq!((run.end, run.written.len()), (Unreadable, 0));
    let error = &run.diagnostics.as_slice()[0];
    let position = error.at.position.unwrap();
    assert_eq!((error.id, position.line, position.column), ("unreadable-document", 3, 13));
}
