use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::{Claim, Error};

/// The files of a connector in memory: names and bytes, sorted by name. A name may have folders: `entra/app.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, Entry>,
    claims: Vec<Claim>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) bytes: Vec<u8>,
    pub(crate) upkeep: Upkeep,
}

/// Who looks after a file once it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Upkeep {
    /// Always made to be what is generated.
    Managed,
    /// Written when it is absent, the user's from then on: `paconn create` puts the connector's id into
    /// `settings.json`.
    Seed,
}

impl FileSet {
    /// No files.
    pub fn new() -> FileSet {
        FileSet::default()
    }

    /// Adds a file, or replaces the one of that name.
    pub fn insert(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>, upkeep: Upkeep) {
        self.files.insert(name.into(), Entry { bytes: bytes.into(), upkeep });
    }

    /// Says which names are given out by the generator alone.
    pub fn claim(&mut self, claim: Claim) {
        self.claims.push(claim);
    }

    pub(crate) fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter()
    }

    /// Puts the files of another set into a folder of this one.
    pub fn nest(&mut self, folder: &str, files: FileSet) {
        self.files.extend(files.files.into_iter().map(|(name, entry)| (format!("{folder}/{name}"), entry)));
        self.claims.extend(files.claims.into_iter().map(|claim| claim.nested(folder)));
    }

    /// Adds all files of another set; of two with one name, the other's stays.
    pub fn append(&mut self, other: FileSet) {
        self.files.extend(other.files);
        self.claims.extend(other.claims);
    }

    /// The bytes of a file.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(|entry| entry.bytes.as_slice())
    }

    /// The upkeep of a file.
    pub fn upkeep(&self, name: &str) -> Option<Upkeep> {
        self.files.get(name).map(|entry| entry.upkeep)
    }

    /// Names and bytes, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, entry)| (name.as_str(), entry.bytes.as_slice()))
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// True when there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.files.iter().map(|(name, entry)| (name.as_str(), entry))
    }
}

/// Where a file of that name lies. Fails when the name would leave the folder on some platform.
pub(crate) fn path_in(dir: &Path, name: &str) -> Result<PathBuf, Error> {
    let allowed = name.split('/').all(is_plain);
    if !allowed {
        return Err(Error::Name { name: name.to_owned() });
    }
    Ok(name.split('/').fold(dir.to_owned(), |path, part| path.join(part)))
}

fn is_plain(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']) && !part.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FileSet, Upkeep, path_in};

    #[test]
    fn files_are_sorted_and_replaced() {
        let mut files = FileSet::new();
        files.insert("b.json", "1", Upkeep::Managed);
        files.insert("a/c.json", "2", Upkeep::Seed);
        files.insert("b.json", "3", Upkeep::Managed);
        assert_eq!(files.names().collect::<Vec<_>>(), ["a/c.json", "b.json"]);
        assert_eq!(files.get("b.json"), Some("3".as_bytes()));
        assert_eq!(files.upkeep("a/c.json"), Some(Upkeep::Seed));
        assert_eq!((files.get("x"), files.len()), (None, 2));
    }

    #[test]
    fn sets_are_joined() {
        let mut files = FileSet::new();
        files.insert("c.json", "1", Upkeep::Seed);
        let mut all = FileSet::new();
        all.nest("a/b", files.clone());
        all.append(files);
        assert_eq!(all.names().collect::<Vec<_>>(), ["a/b/c.json", "c.json"]);
        assert_eq!(all.upkeep("a/b/c.json"), Some(Upkeep::Seed));
    }

    #[test]
    fn name_that_leaves_the_folder_is_refused() {
        for name in
            ["", "../a", "a/../../b", "/etc/passwd", "a//b", "a/", "./a", "C:a", "a\\..\\b", "a\0b", "a\nb"]
        {
            let error = path_in(Path::new("out"), name).unwrap_err();
            assert!(error.to_string().ends_with("is no file name inside a folder"), "{error}");
        }
        assert_eq!(path_in(Path::new("out"), "a/b..c").unwrap(), Path::new("out/a/b..c"));
    }
}
