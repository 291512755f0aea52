use std::fmt;
use std::path::Path;

use connectorgen_diagnostics::render;
use connectorgen_spec::SourceDoc;

/// The files that were read, with the texts that diagnostics point to, for excerpts. A clone shares them.
#[derive(Clone, Default)]
pub struct Sources {
    documents: Vec<SourceDoc>,
}

impl Sources {
    /// The files: the document, and those that it refers to.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.documents.iter().filter_map(SourceDoc::path)
    }

    pub(crate) fn add(&mut self, document: SourceDoc) {
        self.documents.push(document);
    }
}

impl fmt::Debug for Sources {
    /// The names alone: the texts may be long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.documents.iter().map(SourceDoc::name)).finish()
    }
}

impl From<SourceDoc> for Sources {
    /// The document, and those that were read with it.
    fn from(document: SourceDoc) -> Sources {
        Sources { documents: document.documents().cloned().collect() }
    }
}

impl render::Sources for Sources {
    fn text(&self, file: &str) -> Option<&str> {
        self.documents.iter().find(|document| document.name() == file)?.text()
    }
}
