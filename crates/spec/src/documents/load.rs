//! Reads the files that a document refers to. This is the edge: it happens before anything is parsed.
#![allow(clippy::disallowed_methods, reason = "one of the two places of this crate that read files")]

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Component, Path, PathBuf};

use connectorgen_diagnostics::Diagnostics;

use super::companions::{Companions, MAIN, Refusal, address_of};
use super::links::{links, may_have_links};
use super::uri;
use crate::selection::nearest;
use crate::{ReadError, SourceDoc};

/// More files than any document needs that people have written.
const MAX_FILES: usize = 10_000;
/// How much text all of them may have together, in bytes.
const MAX_BYTES: usize = 500_000_000;

/// What may be read beside a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Files outside of the document's folder as well. A document of somebody else could refer to files that are none
    /// of its business, so this is off unless asked for.
    pub allow_outside: bool,
}

impl ReadOptions {
    /// Files of the document's folder and below it, no others.
    pub fn new() -> ReadOptions {
        ReadOptions::default()
    }

    /// Whether files outside of the document's folder may be read.
    pub fn allow_outside(self, allow: bool) -> ReadOptions {
        ReadOptions { allow_outside: allow }
    }
}

/// Reads the files that `main` refers to, the files that those refer to, and so on. What cannot be read is remembered,
/// and reported where the document is parsed, if it is needed at all.
pub(crate) fn companions(main: &SourceDoc, options: ReadOptions) -> Option<Companions> {
    let path = main.path()?;
    if main.text().is_some_and(|text| !may_have_links(text)) {
        return None;
    }
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let address = address_of(main);
    let mut loader = Loader {
        canonical_folder: canonical(&folder),
        folder,
        options,
        companions: Companions::default(),
        by_file: HashMap::new(),
        bytes: 0,
        seen: HashSet::from([address.clone()]),
        waiting: VecDeque::new(),
    };
    loader.companions.insert(&address, Ok(MAIN));
    if let Ok(file) = std::fs::canonicalize(path) {
        loader.by_file.insert(file, MAIN);
    }
    loader.follow(main, &address);
    while let Some(link) = loader.waiting.pop_front() {
        loader.load(&link);
    }
    Some(loader.companions)
}

struct Loader {
    folder: PathBuf,
    canonical_folder: Option<PathBuf>,
    options: ReadOptions,
    companions: Companions,
    /// The files that have been read, by the name that the system knows them by.
    by_file: HashMap<PathBuf, usize>,
    bytes: usize,
    /// The addresses that have been on the list.
    seen: HashSet<String>,
    waiting: VecDeque<String>,
}

impl Loader {
    /// Puts what a document refers to on the list.
    fn follow(&mut self, document: &SourceDoc, address: &str) {
        // Its faults are reported when it is parsed.
        let Some(tree) = document.tree(&mut Diagnostics::new()) else { return };
        for link in links(&tree, address) {
            if !uri::is_remote(&link) && self.seen.insert(link.clone()) {
                self.waiting.push_back(link);
            }
        }
    }

    fn load(&mut self, address: &str) {
        match self.read(address) {
            Ok(Loaded::New(document, file)) => {
                self.bytes += document.text().map_or(0, str::len);
                let number = self.companions.add(document.clone(), address.to_owned());
                self.by_file.insert(file, number);
                self.follow(&document, address);
            }
            Ok(Loaded::Known(number)) => self.companions.insert(address, Ok(number)),
            Err(refusal) => self.companions.insert(address, Err(refusal)),
        }
    }

    fn read(&self, address: &str) -> Result<Loaded, Refusal> {
        let path = self.folder.join(as_path(address));
        let Ok(file) = std::fs::canonicalize(&path) else {
            // Whether something is there outside is nobody's business either.
            return if self.options.allow_outside || stays_inside(address) {
                Err(Refusal::Missing { near: self.near(address, &path) })
            } else {
                Err(Refusal::Outside)
            };
        };
        if let Some(number) = self.by_file.get(&file) {
            return Ok(Loaded::Known(*number));
        }
        let is_inside = self.canonical_folder.as_ref().is_some_and(|folder| file.starts_with(folder));
        if !is_inside && !self.options.allow_outside {
            return Err(Refusal::Outside);
        }
        if self.by_file.len() >= MAX_FILES || self.bytes >= MAX_BYTES {
            return Err(Refusal::TooMany);
        }
        if !file.is_file() {
            return Err(Refusal::Unreadable("it is not a file".to_owned()));
        }
        match SourceDoc::read_as(&path, &shown(&path)) {
            Ok(document) => Ok(Loaded::New(document, file)),
            Err(ReadError::Io { source, .. }) => Err(Refusal::Unreadable(source.to_string())),
            Err(other) => Err(Refusal::Unreadable(other.to_string())),
        }
    }

    /// The file beside a missing one with the most similar name.
    fn near(&self, address: &str, path: &Path) -> Option<String> {
        let (wanted, folder) = (path.file_name()?.to_string_lossy(), path.parent()?);
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if !self.options.allow_outside && !stays_inside(address) {
            return None;
        }
        if !folder.is_dir() {
            return self.in_other_capitals(address);
        }
        let names = names_in(folder)?;
        let near = nearest(&wanted, &names)?;
        Some(match address.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{near}"),
            None => near.to_owned(),
        })
    }

    /// The address whose folders and file differ in capitals only, which Windows would find.
    fn in_other_capitals(&self, address: &str) -> Option<String> {
        let mut folder = self.folder.clone();
        let mut way = Vec::new();
        for step in address.split('/') {
            let name = if matches!(step, "." | "..") {
                step.to_owned()
            } else {
                let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
                names_in(here)?.into_iter().find(|name| name.to_lowercase() == step.to_lowercase())?
            };
            folder.push(&name);
            way.push(name);
        }
        Some(way.join("/"))
    }
}

/// What a folder holds, in order.
fn names_in(folder: &Path) -> Option<Vec<String>> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Some(names)
}

enum Loaded {
    /// A document, and the file it was read from as the system knows it.
    New(SourceDoc, PathBuf),
    Known(usize),
}

fn canonical(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    std::fs::canonicalize(folder).ok()
}

/// An address without `file:`.
fn as_path(address: &str) -> &str {
    let Some(rest) = address.strip_prefix("file:") else { return address };
    let rest = rest.strip_prefix("//").map_or(rest, |rest| rest.strip_prefix("localhost").unwrap_or(rest));
    // `file:///C:/x` is the drive's own path.
    match rest.strip_prefix('/') {
        Some(drive) if drive.get(1..3) == Some(":/") => drive,
        _ => rest,
    }
}

/// Whether an address leads into the folder by its looks.
fn stays_inside(address: &str) -> bool {
    uri::scheme(address).is_none()
        && Path::new(address)
            .components()
            .all(|step| matches!(step, Component::Normal(_) | Component::CurDir))
}

/// A path as people would write it: `specs/../common/x.yaml` is `common/x.yaml`.
fn shown(path: &Path) -> String {
    let mut steps: Vec<Component<'_>> = Vec::new();
    for step in path.components() {
        match (step, steps.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => drop(steps.pop()),
            (step, _) => steps.push(step),
        }
    }
    steps.iter().collect::<PathBuf>().to_string_lossy().into_owned()
}
