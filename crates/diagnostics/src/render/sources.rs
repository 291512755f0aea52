use std::collections::{BTreeMap, HashMap};

/// The texts of the documents that diagnostics point to.
pub trait Sources {
    /// The text of a document by its name in [`crate::Location::file`], or `None` when there is none to quote.
    fn text(&self, file: &str) -> Option<&str>;
}

/// No texts: nothing is quoted.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSources;

impl Sources for NoSources {
    fn text(&self, _file: &str) -> Option<&str> {
        None
    }
}

impl<N: AsRef<str>, T: AsRef<str>> Sources for [(N, T)] {
    fn text(&self, file: &str) -> Option<&str> {
        self.iter().find(|(name, _)| name.as_ref() == file).map(|(_, text)| text.as_ref())
    }
}

impl<N: AsRef<str>, T: AsRef<str>> Sources for Vec<(N, T)> {
    fn text(&self, file: &str) -> Option<&str> {
        self.as_slice().text(file)
    }
}

impl<T: AsRef<str>> Sources for BTreeMap<String, T> {
    fn text(&self, file: &str) -> Option<&str> {
        self.get(file).map(AsRef::as_ref)
    }
}

impl<T: AsRef<str>, S: std::hash::BuildHasher> Sources for HashMap<String, T, S> {
    fn text(&self, file: &str) -> Option<&str> {
        self.get(file).map(AsRef::as_ref)
    }
}
