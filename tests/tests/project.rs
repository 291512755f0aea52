//! Where things are.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the workspace, seen from the folder in which Cargo runs these tests. It is relative so that what is
/// recorded does not depend on the machine.
pub(crate) const ROOT: &str = "..";

/// Something below the root of the workspace.
pub(crate) fn path(below: &str) -> PathBuf {
    Path::new(ROOT).join(below)
}

/// A file below the root of the workspace.
pub(crate) fn read(below: &str) -> String {
    fs::read_to_string(path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
}

/// What is in a folder, sorted.
pub(crate) fn entries(dir: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut entries: Vec<PathBuf> = listing.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// All files in a folder and below it, sorted.
pub(crate) fn files(dir: &Path) -> Vec<PathBuf> {
    entries(dir).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

/// The documents of `specs/` that connectors are made of.
pub(crate) fn documents() -> Vec<PathBuf> {
    let folders = entries(&path("specs")).into_iter().filter(|path| path.is_dir());
    folders.flat_map(|folder| entries(&folder)).filter(|path| name(path).starts_with("openapi.")).collect()
}

/// A path as it is written in messages and lists: with slashes on every system.
pub(crate) fn plain(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
