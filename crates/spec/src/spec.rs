use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer, Position};
use indexmap::IndexMap;
use openapiv3::OpenAPI;

use crate::moves::Moves;
use crate::read::{self, Read};
use crate::swagger2::{self, Legacy, Raised};
use crate::{Notification, Selection, SourceDoc, Version};

/// A document in the inner language, OpenAPI 3.0, whatever version came in: the selected operations and what they
/// reach, nothing else. References are to components, and each of them leads to something.
#[derive(Debug, Clone)]
pub struct Spec {
    doc: SourceDoc,
    openapi: OpenAPI,
    version: Version,
    other_schemes: IndexMap<String, (String, JsonPointer)>,
    notifications: IndexMap<String, Notification>,
    legacy: Legacy,
    moves: Moves,
}

/// Reads a document: text to tree, version to 3.0, the selected operations and what they refer to into types.
///
/// A bad document is a finding, at its place; what can be understood is read all the same. `None` means that nothing
/// usable could be read, which has been reported as an error.
pub fn parse(doc: &SourceDoc, selection: &Selection, found: &mut Diagnostics) -> Option<Spec> {
    let tree = doc.tree(found)?;
    let Some(root) = tree.as_object() else {
        let at = connectorgen_diagnostics::At::root(Document::Source);
        found
            .report(
                &crate::codes::UNREADABLE_DOCUMENT,
                &at,
                "this is not an OpenAPI document: it is not an object",
            )
            .help("an OpenAPI document starts with a line such as `openapi: 3.0.3`");
        return None;
    };
    let (version, stated) = Version::of(root, found)?;
    if version != Version::V2_0 {
        let read = read::document(&tree, version, stated, selection, found)?;
        return Some(Spec::new(doc, version, Legacy::default(), read));
    }
    let mut raising = Diagnostics::new();
    let Raised { tree, moves, legacy } = swagger2::raise(&tree, &mut raising);
    // What is reported so far has its place in the source already.
    resolve(doc, &Moves::default(), &mut raising);
    found.append(raising);
    // A connector that is made anew keeps its deprecated operations: flows use them.
    let include_deprecated = selection.include_deprecated || legacy.is_connector;
    let selection = Selection { include_deprecated, ..selection.clone() };
    let mut read = read::document(&tree, version, stated, &selection, found)?;
    read.moves = read.moves.after(moves);
    Some(Spec::new(doc, version, legacy, read))
}

impl Spec {
    fn new(doc: &SourceDoc, version: Version, legacy: Legacy, read: Read) -> Spec {
        Spec {
            doc: doc.clone(),
            openapi: read.openapi,
            version,
            other_schemes: read.other_schemes,
            notifications: read.notifications,
            legacy,
            moves: read.moves,
        }
    }

    /// The document as OpenAPI 3.0. `openapi.openapi` is the version as the source states it.
    pub fn openapi(&self) -> &OpenAPI {
        &self.openapi
    }

    /// The version of the source.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The source itself.
    pub fn source(&self) -> &SourceDoc {
        &self.doc
    }

    /// Security schemes of types that OpenAPI 3.0 does not have (`mutualTLS`): name, type and place.
    pub fn other_security_schemes(&self) -> impl Iterator<Item = (&str, &str, &JsonPointer)> {
        self.other_schemes.iter().map(|(name, (kind, place))| (name.as_str(), kind.as_str(), place))
    }

    /// True for a document of Swagger 2.0 that was written for the platform: a connector that exists already, whose
    /// users rely on how it is.
    pub fn is_connector(&self) -> bool {
        self.legacy.is_connector
    }

    /// What the webhook trigger of a path delivers, when the document says it as connectors do.
    pub fn notification(&self, path: &str) -> Option<&Notification> {
        self.notifications.get(path)
    }

    /// The names of an operation's own parameters in the order of the document, for an operation (by its place, such
    /// as `/paths/~1pets/post`) of Swagger 2.0 in which the body is not the last one.
    pub fn parameter_order(&self, operation: &JsonPointer) -> Option<&[String]> {
        self.legacy.orders.get(operation).map(Vec::as_slice)
    }

    /// Fills in file, line and column of every location in the source, and turns places of the inner document into
    /// those of the source. One pass over the text for all of them.
    pub fn resolve_locations(&self, found: &mut Diagnostics) {
        resolve(&self.doc, &self.moves, found);
    }
}

/// The same for a document that could not be read to the end.
pub fn resolve_locations(doc: &SourceDoc, found: &mut Diagnostics) {
    resolve(doc, &Moves::default(), found);
}

fn resolve(doc: &SourceDoc, moves: &Moves, found: &mut Diagnostics) {
    let file: Arc<str> = Arc::from(doc.name());
    let mut pointers = Vec::new();
    for at in found.locations_mut().filter(|at| at.document == Document::Source && at.file.is_none()) {
        at.pointer = moves.source_of(&at.pointer);
        pointers.push(at.pointer.clone());
    }
    if pointers.is_empty() {
        return;
    }
    let positions: Vec<Option<Position>> = doc.locate(&pointers);
    let open = found.locations_mut().filter(|at| at.document == Document::Source && at.file.is_none());
    for (at, position) in open.zip(positions) {
        at.file = Some(Arc::clone(&file));
        at.position = at.position.or(position);
    }
}
