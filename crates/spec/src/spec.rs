use std::borrow::Cow;
use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer, Location};
use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem};
use serde_json::Value;

use crate::moves::{Moves, Place};
use crate::outline::Outline;
use crate::partial::{self, Partial};
use crate::read::{self, Read};
use crate::swagger2::{self, Legacy, Raised};
use crate::{Notification, Selection, SourceDoc, Version, foreign};

/// A document in the inner language, OpenAPI 3.0, whatever version came in: the selected operations and what they
/// reach, nothing else. References are to components, and each of them leads to something.
#[derive(Debug, Clone)]
pub struct Spec {
    doc: SourceDoc,
    openapi: OpenAPI,
    schema_names: Vec<String>,
    version: Version,
    other_schemes: IndexMap<String, (Option<String>, JsonPointer)>,
    notifications: IndexMap<String, Notification>,
    webhooks: IndexMap<String, Option<Box<PathItem>>>,
    legacy: Legacy,
    moves: Moves,
    /// Where the parts of the source stand, if that is known.
    outline: Outline,
}

/// Reads a document: text to tree, version to 3.0, the selected operations and what they refer to into types.
///
/// A bad document is a finding, at its place; what can be understood is read all the same. `None` means that nothing
/// usable could be read, which has been reported as an error.
pub fn parse(doc: &SourceDoc, selection: &Selection, found: &mut Diagnostics) -> Option<Spec> {
    let (tree, outline) = match partial::read(doc, selection) {
        Some(Partial { tree, outline }) => (Cow::Owned(tree), outline),
        None => (doc.tree(found)?, Outline::default()),
    };
    let Some(root) = tree.as_object() else {
        foreign::report(&tree, doc.text(), "it is not an object", found);
        return None;
    };
    if !root.contains_key("openapi") && !root.contains_key("swagger") {
        foreign::report(&tree, doc.text(), "it does not state its version", found);
        return None;
    }
    let (version, stated) = Version::of(root, found)?;
    let companions = Trees::of(doc);
    if version != Version::V2_0 {
        let library = read::Library::new(doc, &tree, &companions.trees);
        let read = read::document(&tree, library, companions.findings, (version, stated), selection, found)?;
        return Some(Spec::new(doc, version, Legacy::default(), read, outline));
    }
    let (tree, gathered) = match read::one_file(&read::Library::new(doc, &tree, &companions.trees)) {
        Some((tree, moves)) => (Cow::Owned(tree), moves),
        None => (tree, Moves::default()),
    };
    let mut raising = Diagnostics::new();
    let Raised { tree, moves, legacy } = swagger2::raise(&tree, &mut raising);
    // What is reported so far has its place before the raising.
    resolve(doc, &Outline::default(), &gathered, &mut raising);
    for findings in companions.findings.into_iter().chain([raising]) {
        found.append(findings);
    }
    // A connector that is made anew keeps its deprecated operations: flows use them.
    let include_deprecated = selection.include_deprecated || legacy.is_connector;
    let selection = Selection { include_deprecated, ..selection.clone() };
    let library = read::Library::new(doc, &tree, &companions.trees);
    let mut read = read::document(&tree, library, Vec::new(), (version, stated), &selection, found)?;
    read.moves = read.moves.after(moves.after(gathered));
    Some(Spec::new(doc, version, legacy, read, outline))
}

/// The companions of a document, and what was found in their texts.
struct Trees {
    trees: Vec<Option<Value>>,
    /// By the number of the document; nothing for the main one.
    findings: Vec<Diagnostics>,
}

impl Trees {
    fn of(doc: &SourceDoc) -> Trees {
        let mut all = Trees { trees: Vec::new(), findings: vec![Diagnostics::new()] };
        for companion in doc.documents().skip(1) {
            let mut found = Diagnostics::new();
            all.trees.push(companion.tree(&mut found).map(Cow::into_owned));
            all.findings.push(found);
        }
        all
    }
}

impl Spec {
    fn new(doc: &SourceDoc, version: Version, legacy: Legacy, read: Read, outline: Outline) -> Spec {
        Spec {
            doc: doc.clone(),
            openapi: read.openapi,
            schema_names: read.schema_names,
            version,
            other_schemes: read.other_schemes,
            notifications: read.notifications,
            webhooks: read.webhooks,
            legacy,
            moves: read.moves,
            outline,
        }
    }

    /// The document as OpenAPI 3.0. `openapi.openapi` is the version as the source states it.
    pub fn openapi(&self) -> &OpenAPI {
        &self.openapi
    }

    /// The names of all schema components of the document, those included that no selected operation reaches. What a
    /// definition is called must not depend on the selection.
    pub fn schema_names(&self) -> &[String] {
        &self.schema_names
    }

    /// The version of the source.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The source itself. [`SourceDoc::documents`] are all that were read with it.
    pub fn source(&self) -> &SourceDoc {
        &self.doc
    }

    /// Security schemes of types that OpenAPI 3.0 does not have (`mutualTLS`): name, type and place.
    pub fn other_security_schemes(&self) -> impl Iterator<Item = (&str, Option<&str>, &JsonPointer)> {
        self.other_schemes.iter().map(|(name, (kind, place))| (name.as_str(), kind.as_deref(), place))
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

    /// The webhooks of the document (OpenAPI 3.1) by name, with what is sent for those that the selection wants.
    pub fn webhooks(&self) -> impl Iterator<Item = (&str, Option<&PathItem>)> {
        self.webhooks.iter().map(|(name, item)| (name.as_str(), item.as_deref()))
    }

    /// The names of an operation's own parameters in the order of the document, for an operation (by its place, such
    /// as `/paths/~1pets/post`) of Swagger 2.0 in which the body is not the last one.
    pub fn parameter_order(&self, operation: &JsonPointer) -> Option<&[String]> {
        self.legacy.orders.get(operation).map(Vec::as_slice)
    }

    /// Fills in file, line and column of every location in the source, and turns places of the inner document into
    /// those of the source, in whichever file they are. One pass over each text for all of them.
    pub fn resolve_locations(&self, found: &mut Diagnostics) {
        resolve(&self.doc, &self.outline, &self.moves, found);
    }
}

/// The same for a document that could not be read to the end.
pub fn resolve_locations(doc: &SourceDoc, found: &mut Diagnostics) {
    resolve(doc, &Outline::default(), &Moves::default(), found);
}

/// One pass over the text of each document for all of its places.
fn resolve(doc: &SourceDoc, outline: &Outline, moves: &Moves, found: &mut Diagnostics) {
    let nothing = Outline::default();
    let is_open = |at: &&mut Location| at.document == Document::Source && at.file.is_none();
    let mut places: Vec<(usize, &mut Location)> = Vec::new();
    for at in found.locations_mut().filter(is_open) {
        let Place { doc, pointer } = moves.source_of(&at.pointer);
        at.pointer = pointer;
        places.push((doc, at));
    }
    for (number, document) in doc.documents().enumerate() {
        let mut own: Vec<&mut Location> =
            places.iter_mut().filter(|(doc, _)| *doc == number).map(|(_, at)| &mut **at).collect();
        if own.is_empty() {
            continue;
        }
        let file: Arc<str> = Arc::from(document.name());
        let pointers: Vec<JsonPointer> = own.iter().map(|at| at.pointer.clone()).collect();
        let outline = if number == 0 { outline } else { &nothing };
        for (at, position) in own.iter_mut().zip(document.locate_by(outline, &pointers)) {
            at.file = Some(Arc::clone(&file));
            at.position = at.position.or(position);
        }
    }
}
