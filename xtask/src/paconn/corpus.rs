use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use connectorgen::{AuthModel, AuthValues, Generator, Severity, SplitBy};
use connectorgen_tests::conformance::{Candidate, documents};

use crate::project::{folders, root};

/// Of the connectors of a document that is divided, so many are tried, evenly chosen.
const SAMPLE: usize = 6;

/// Writes connectors of the documents of strangers that lie beside the project: of each one without a sign-in and one
/// with that of the document, and of the large ones a sample of those that they are divided into. Answers the folders;
/// a document of which none can be made is named with its errors.
pub(super) fn write(below: &Path) -> Result<Vec<PathBuf>, String> {
    let corpus = root().join("../shared/corpus");
    let mut written = Vec::new();
    for document in candidates(&corpus.join("specs"))? {
        for auth in [AuthModel::None, AuthModel::FromSpec(values())] {
            let folder = below.join("specs").join(&document.name).join(auth.kind().name());
            written.extend(one(&document, auth, None, &folder)?.then_some(folder));
        }
    }
    for document in candidates(&corpus.join("bench"))? {
        let folder = below.join("bench").join(&document.name);
        if one(&document, AuthModel::FromSpec(values()), Some(SplitBy::Tag), &folder)? {
            let parts = folders(&folder)?;
            let step = parts.len().div_ceil(SAMPLE).max(1);
            written.extend(parts.into_iter().step_by(step));
        }
    }
    Ok(written)
}

fn candidates(folder: &Path) -> Result<Vec<Candidate>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    documents(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Writes the connectors of a document; false when there are none.
fn one(
    document: &Candidate,
    auth: AuthModel,
    split_by: Option<SplitBy>,
    folder: &Path,
) -> Result<bool, String> {
    let kind = auth.kind();
    let mut generator = Generator::new();
    generator.allow_outside(document.has_folder).spec(&document.path).auth(auth).out_dir(folder);
    // Many documents leave their address out, or have one that is no use to anyone.
    generator.server("https://api.example.com/v1");
    if let Some(by) = split_by {
        generator.split_by(by);
    }
    // What an earlier run left would be uploaded as well.
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let Err(error) = generator.write() else { return Ok(true) };
    let found = error.diagnostics();
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let ids: BTreeSet<&str> = errors.map(|one| one.id).collect();
    if ids.is_empty() {
        return Err(format!("{}: {error}", document.path.display()));
    }
    let ids: Vec<&str> = ids.into_iter().collect();
    println!("no connector of {} ({}): {}", document.name, kind.name(), ids.join(", "));
    Ok(false)
}

/// What the document cannot know.
fn values() -> AuthValues {
    AuthValues { client_id: Some("11111111-2222-3333-4444-555555555555".to_owned()), ..AuthValues::default() }
}
