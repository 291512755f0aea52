//! Swagger 2.0 to OpenAPI 3.0, on the raw document.
//!
//! What 3.0 says elsewhere or otherwise is rewritten; everything else (texts, vendor extensions, members that nobody
//! knows, values of a wrong type) goes along unchanged, so that reading the result reports it. Every part that stands
//! somewhere else afterwards is recorded with its place in the source. One file per construct of Swagger 2.0.

mod body;
mod connector;
mod copies;
mod document;
mod form;
mod media;
mod operation;
mod parameter;
mod parameterized_host;
mod path;
mod reference;
mod response;
mod schema;
mod security;
mod server;

use std::collections::HashMap;

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use serde_json::Value;

pub use body::BODY_NAME_EXTENSION;
use copies::Copies;
pub(crate) use document::raise;
use media::Media;

use crate::moves::Moves;

/// What raising a document gives.
pub(crate) struct Raised {
    /// The document as OpenAPI 3.0.
    pub(crate) tree: Value,
    /// From places in `tree` to places in the source.
    pub(crate) moves: Moves,
    pub(crate) legacy: Legacy,
}

/// What a document of Swagger 2.0 says that OpenAPI 3.0 has no room for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Legacy {
    /// It was written for the platform: it is a connector already.
    pub(crate) is_connector: bool,
    /// The names of all parameters in their order, for the operations (by their place in the inner document) in which
    /// the body or a field of the form is not the last one.
    pub(crate) orders: HashMap<JsonPointer, Vec<String>>,
}

/// What has been raised so far.
struct Raise<'d, 'f> {
    source: &'d Value,
    found: &'f mut Diagnostics,
    moves: Moves,
    /// From places in the source to those in the result, for references.
    places: HashMap<JsonPointer, JsonPointer>,
    orders: HashMap<JsonPointer, Vec<String>>,
    consumes: Media,
    produces: Media,
    copies: Copies,
}

impl Raise<'_, '_> {
    /// Remembers where a part of the result came from. References to the source lead there from now on.
    fn moved(&mut self, inner: JsonPointer, source: JsonPointer) {
        if inner != source {
            self.places.entry(source.clone()).or_insert_with(|| inner.clone());
            self.made(inner, source);
        }
    }

    /// Remembers what a part of the result was made from that the source does not have.
    fn made(&mut self, inner: JsonPointer, source: JsonPointer) {
        self.moves.record(inner, source);
    }
}

/// A part of the document: its place in the result and its place in the source.
struct Way {
    inner: JsonPointer,
    source: JsonPointer,
}

impl Way {
    /// The member that has the same name in both.
    fn key(&self, key: &str) -> Way {
        Way { inner: self.inner.join(key), source: self.source.join(key) }
    }
}

/// The place of an element of a list.
fn element(list: &JsonPointer, index: usize) -> JsonPointer {
    let mut place = list.clone();
    place.push_index(index);
    place
}
