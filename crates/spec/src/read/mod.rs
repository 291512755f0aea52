//! From the raw document to the types of `openapiv3`, keyword by keyword.
//!
//! The types' own deserialisation fails as a whole, without a place, for one wrong value, and drops what stands beside
//! a `$ref`. So the types are built here by hand: a fault stays where it is, with its pointer, and everything else
//! goes on. What newer versions say differently (`type` lists, `const`, numeric exclusive bounds, siblings of `$ref`)
//! is written as 3.0 says it in the same step.
//!
//! Reading begins at the selected operations. Each reference puts its target on a list, and the list is worked off:
//! what nothing refers to is never read.

mod bundle;
mod document;
mod header;
mod index;
mod leftovers;
mod library;
mod media;
mod names;
mod notification;
mod object;
mod one_file;
mod operation;
mod parameter;
mod parameters;
mod path_item;
mod reference;
mod response;
mod schema;
mod security;
mod unknown;

use connectorgen_diagnostics::{Diagnostics, JsonPointer};
use indexmap::IndexMap;
use openapiv3::{Components, PathItem};
use serde_json::Value;

pub(crate) use document::document;
pub(crate) use library::Library;
use names::Names;
pub use notification::Notification;
pub(crate) use one_file::one_file;
pub(crate) use path_item::METHODS;
use reference::{Kind, Target};
pub use schema::{DEFAULT_MAPPING_EXTENSION, IMPLICIT_MAPPING_EXTENSION};
pub(crate) use schema::{MAX_TARGETS, is_type, names_in_type};

use crate::Version;
use crate::moves::Moves;

/// What has been read so far, and what is still to be read.
struct Reader<'d, 'f> {
    root: &'d Value,
    library: Library<'d>,
    /// What was found in the texts of the documents, until they are reached.
    findings: Vec<Diagnostics>,
    version: Version,
    found: &'f mut Diagnostics,
    components: Components,
    /// Security schemes of a type that OpenAPI 3.0 does not have: the type, and where it is.
    other_schemes: IndexMap<String, (Option<String>, JsonPointer)>,
    /// What the webhooks of a path deliver.
    notifications: IndexMap<String, Notification>,
    moves: Moves,
    names: Names,
    waiting: Vec<Target<'d>>,
    /// How often what a reference leads to was written in place of it.
    written_in_place: usize,
    /// Whether it was reported that references of schemas with identifiers were looked up in the whole document.
    own_roots_reported: bool,
    /// Whether what is being read is part of a callback.
    in_callback: bool,
    /// Which schemas inherit from which, once somebody asked.
    heirs: Option<schema::Heirs>,
}

/// What reading a document gives.
pub(crate) struct Read {
    pub(crate) openapi: openapiv3::OpenAPI,
    /// All schema components of the document, those included that nothing refers to.
    pub(crate) schema_names: Vec<String>,
    pub(crate) other_schemes: IndexMap<String, (Option<String>, JsonPointer)>,
    pub(crate) notifications: IndexMap<String, Notification>,
    pub(crate) webhooks: IndexMap<String, Option<Box<PathItem>>>,
    pub(crate) moves: Moves,
}

impl<'d> Reader<'d, '_> {
    /// Reads everything that was referred to, until nothing new comes up.
    fn work_off(&mut self) {
        while let Some(target) = self.waiting.pop() {
            self.read_target(&target);
        }
        // Targets are read in the order in which they are found; the document's order is the one people know.
        let root = self.root;
        let order = |kind: Kind| root.pointer(kind.section()).and_then(Value::as_object);
        sort_like(&mut self.components.schemas, order(Kind::Schema));
        sort_like(&mut self.components.parameters, order(Kind::Parameter));
        sort_like(&mut self.components.responses, order(Kind::Response));
        sort_like(&mut self.components.request_bodies, order(Kind::RequestBody));
        sort_like(&mut self.components.headers, order(Kind::Header));
    }

    fn read_target(&mut self, target: &Target<'d>) {
        let at = target.at();
        let name = target.name.clone();
        match target.kind {
            Kind::Schema => {
                let schema = self.schema(target.value, &at);
                self.components.schemas.insert(name, schema);
            }
            Kind::Parameter => {
                if let Some(parameter) = self.parameter(target.value, &at) {
                    self.components.parameters.insert(name, parameter);
                }
            }
            Kind::Response => {
                if let Some(response) = self.response(target.value, &at) {
                    self.components.responses.insert(name, response);
                }
            }
            Kind::RequestBody => {
                if let Some(body) = self.request_body(target.value, &at) {
                    self.components.request_bodies.insert(name, body);
                }
            }
            Kind::Header => {
                if let Some(header) = self.header(target.value, &at) {
                    self.components.headers.insert(name, header);
                }
            }
        }
    }
}

/// Names that stand in `order` come first and in its order; the others follow, sorted.
fn sort_like<T>(map: &mut IndexMap<String, T>, order: Option<&serde_json::Map<String, Value>>) {
    let position: std::collections::HashMap<&str, usize> = order
        .into_iter()
        .flat_map(|order| order.keys().enumerate())
        .map(|(index, key)| (key.as_str(), index))
        .collect();
    let rank = |name: &String| position.get(name.as_str()).copied().unwrap_or(usize::MAX);
    map.sort_by_cached_key(|name, _| (rank(name), name.clone()));
}
