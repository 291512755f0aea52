use connectorgen_diagnostics::render;
use connectorgen_spec::SourceDoc;

/// The texts that diagnostics point to, for excerpts. A clone shares them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    documents: Vec<SourceDoc>,
}

impl Sources {
    pub(crate) fn add(&mut self, document: SourceDoc) {
        self.documents.push(document);
    }
}

impl From<SourceDoc> for Sources {
    fn from(document: SourceDoc) -> Sources {
        Sources { documents: vec![document] }
    }
}

impl render::Sources for Sources {
    fn text(&self, file: &str) -> Option<&str> {
        self.documents.iter().find(|document| document.name() == file)?.text()
    }
}
