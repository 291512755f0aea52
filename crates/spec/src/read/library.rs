use std::cell::OnceCell;

use connectorgen_diagnostics::JsonPointer;
use serde_json::Value;

use super::index::Index;
use super::reference::Kind;
use crate::SourceDoc;
use crate::documents::{Companions, MAIN, NAMES, Refusal, address_of, uri, written};
use crate::moves::Place;
use crate::selection::nearest;

/// All documents that were read, and where references lead in them.
pub(crate) struct Library<'d> {
    docs: Vec<Shelved<'d>>,
    companions: Option<&'d Companions>,
    index: OnceCell<Index>,
}

/// One document.
pub(super) struct Shelved<'d> {
    pub(super) name: &'d str,
    /// How others know it.
    pub(super) address: String,
    /// What its references are relative to: its address, unless it says otherwise (`$self`, OpenAPI 3.2).
    pub(super) base: String,
    /// `None` if the text is neither JSON nor YAML.
    pub(super) tree: Option<&'d Value>,
    text: Option<&'d str>,
    may_have_ids: bool,
}

/// What a reference leads to.
pub(super) struct Found<'d> {
    pub(super) place: Place,
    pub(super) value: &'d Value,
    /// What it was taken for, if it leads nowhere as it is written.
    pub(super) taken_for: Option<String>,
}

/// Why a reference leads nowhere.
#[derive(Debug)]
pub(super) enum Miss {
    /// The document has no such place.
    Nowhere { doc: usize, near: Option<String> },
    /// It leads to another file, and none was read.
    NoFiles,
    /// It leads to another file that was not read.
    File(Refusal),
    /// It has to be downloaded.
    Remote,
    /// The other file is neither JSON nor YAML, which has been reported.
    Unreadable { doc: usize },
    /// It leads to an OpenAPI document as a whole, which is no part of another one.
    Whole,
}

/// Through how many parts that stand elsewhere a reference may lead.
const MAX_PARTS: usize = 32;

/// What references are relative to, at some place.
struct Scope {
    /// What `#` is.
    root: Place,
    base: String,
}

impl<'d> Library<'d> {
    /// The main document with its tree, and its companions with theirs.
    pub(crate) fn new(main: &'d SourceDoc, tree: &'d Value, others: &'d [Option<Value>]) -> Library<'d> {
        let mut docs = vec![Shelved::new(main, address_of(main), Some(tree))];
        let companions = main.companions();
        let list = companions.map(Companions::list).unwrap_or_default();
        for (companion, tree) in list.iter().zip(others) {
            docs.push(Shelved::new(&companion.document, companion.address.clone(), tree.as_ref()));
        }
        Library { docs, companions, index: OnceCell::new() }
    }

    /// Where the main document keeps its components of a kind, as a pointer.
    pub(super) fn section(&self, kind: Kind) -> &'static str {
        let is_swagger =
            self.doc(MAIN).and_then(|main| main.tree).is_some_and(|tree| tree.get("swagger").is_some());
        match kind.section_in_swagger() {
            Some((_, section)) if is_swagger => section,
            Some(_) | None => kind.section(),
        }
    }

    pub(super) fn docs(&self) -> &[Shelved<'d>] {
        &self.docs
    }

    pub(super) fn doc(&self, number: usize) -> Option<&Shelved<'d>> {
        self.docs.get(number)
    }

    /// True if every reference without an address is relative to the one document there is.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.docs.as_slice(), [only] if !only.may_have_ids)
    }

    pub(super) fn value(&self, place: &Place) -> Option<&'d Value> {
        self.at(place.clone()).map(|found| found.value)
    }

    /// What stands at a place, which may be elsewhere.
    pub(super) fn at(&self, place: Place) -> Option<Found<'d>> {
        let tree = self.doc(place.doc)?.tree?;
        let found = place.pointer.tokens().try_fold(tree, |value, token| below(value, &token));
        match found {
            Some(value) => Some(Found { place, value, taken_for: None }),
            None => self.through(place),
        }
    }

    /// What a reference leads to that stands at `from`.
    pub(super) fn resolve(&self, from: &Place, text: &str, kind: Option<Kind>) -> Result<Found<'d>, Miss> {
        let text = text.trim();
        let (address, fragment) = uri::split(text);
        let scope = self.scope(from);
        let root = if address.is_empty() {
            Ok(scope.root.clone())
        } else {
            self.resource(&scope, from.doc, address)
        };
        let fragment = uri::percent_decoded(fragment.unwrap_or_default());
        let miss = match root {
            Ok(root) => match self.within(&root, &fragment) {
                Ok(found) => return Ok(found),
                Err(miss) => miss,
            },
            Err(miss) => miss,
        };
        let is_local = address.is_empty();
        if !is_local && !fragment.is_empty() && !fragment.starts_with('/') {
            // `pets.yaml#Pet` for `pets.yaml#/Pet`.
            let found = self.resource(&scope, from.doc, address).ok();
            let found = found.and_then(|root| self.within(&root, &format!("/{fragment}")).ok());
            if let Some(found) = found {
                return Ok(Found { taken_for: Some(format!("{address}#/{fragment}")), ..found });
            }
        }
        let guess = match miss {
            Miss::Nowhere { .. } if is_local => self.guess_fragment(&scope, from.doc, &fragment),
            Miss::NoFiles
            | Miss::File(Refusal::Missing { .. } | Refusal::Unreadable(_) | Refusal::TooMany)
                if !text.contains('#') =>
            {
                self.guess_name(from.doc, text, kind)
            }
            Miss::Nowhere { .. }
            | Miss::NoFiles
            | Miss::File(_)
            | Miss::Remote
            | Miss::Unreadable { .. }
            | Miss::Whole => None,
        };
        guess.ok_or(miss)
    }

    /// The text of a file that is no document but prose, such as Markdown.
    pub(super) fn prose(&self, from: &Place, reference: &str) -> Option<&'d str> {
        let (address, fragment) = uri::split(reference.trim());
        let is_document = ["json", "yaml", "yml"].iter().any(|known| address.ends_with(&format!(".{known}")));
        if is_document || fragment.is_some() || address.is_empty() {
            return None;
        }
        let place = self.resource(&self.scope(from), from.doc, address).ok()?;
        self.doc(place.doc)?.text
    }

    /// The place of a fragment of a resource.
    fn within(&self, root: &Place, fragment: &str) -> Result<Found<'d>, Miss> {
        self.doc(root.doc).and_then(|doc| doc.tree).ok_or(Miss::Unreadable { doc: root.doc })?;
        let place = if fragment.is_empty() {
            Some(root.clone())
        } else if fragment.starts_with('/') {
            Some(root.concat(fragment))
        } else {
            self.index().anchor(root, fragment).cloned()
        };
        let found = place.and_then(|place| self.at(place));
        if found.as_ref().is_some_and(|found| found.place.pointer.is_root() && is_document(found.value)) {
            return Err(Miss::Whole);
        }
        found.ok_or_else(|| Miss::Nowhere { doc: root.doc, near: self.near(root, fragment) })
    }

    /// A place below a part that only refers to where it is: `components: {$ref: components.yaml}`.
    fn through(&self, place: Place) -> Option<Found<'d>> {
        let mut wanted = place;
        for _ in 0..MAX_PARTS {
            let mut value = self.doc(wanted.doc)?.tree?;
            let mut here = Place::new(wanted.doc, JsonPointer::root());
            let next = wanted.pointer.tokens().try_for_each(|token| {
                value = below(value, &token).ok_or(())?;
                here = here.join(&token);
                Ok::<(), ()>(())
            });
            if next.is_ok() {
                return Some(Found { place: wanted, value, taken_for: None });
            }
            let text = value.get("$ref").and_then(Value::as_str)?;
            let rest = wanted.pointer.strip_prefix(&here.pointer)?.to_owned();
            let (address, fragment) = uri::split(text.trim());
            let scope = self.scope(&here);
            let root = if address.is_empty() {
                scope.root
            } else {
                self.resource(&scope, here.doc, address).ok()?
            };
            let fragment = uri::percent_decoded(fragment.unwrap_or_default());
            wanted = root.concat(&fragment).concat(&rest);
        }
        None
    }

    /// The resource with an address: a file, or a schema with an identifier.
    fn resource(&self, scope: &Scope, doc: usize, address: &str) -> Result<Place, Miss> {
        let written = written(address);
        let target = uri::resolve(&scope.base, &written);
        if self.docs.iter().any(|doc| doc.may_have_ids || doc.base != doc.address)
            && let Some(place) = self.index().resource(&target)
        {
            return Ok(place.clone());
        }
        let first = self.file(&target);
        let own = self.doc(doc).map_or("", |doc| doc.address.as_str());
        match first {
            // Files often stand as if there was no identifier.
            Err(_) if own != scope.base && !uri::is_remote(&written) => {
                self.file(&uri::resolve(own, &written))
            }
            other => other,
        }
    }

    fn file(&self, address: &str) -> Result<Place, Miss> {
        let root = |doc| Place::new(doc, JsonPointer::root());
        if self.doc(MAIN).is_some_and(|main| main.address == address) {
            return Ok(root(MAIN));
        }
        match self.companions.and_then(|companions| companions.get(address)) {
            Some(Ok(doc)) => Ok(root(*doc)),
            Some(Err(refusal)) => Err(Miss::File(refusal.clone())),
            None if uri::is_remote(address) => Err(Miss::Remote),
            None if self.companions.is_none() => Err(Miss::NoFiles),
            None => {
                let known: Vec<String> = self.docs.iter().map(|doc| doc.address.clone()).collect();
                let near = nearest(address, &known).map(str::to_owned);
                Err(Miss::File(Refusal::Missing { near }))
            }
        }
    }

    /// What `#` means at a place, and what else is relative to.
    fn scope(&self, from: &Place) -> Scope {
        let whole = |doc: &Shelved<'_>| Scope {
            root: Place::new(from.doc, JsonPointer::root()),
            base: doc.base.clone(),
        };
        let Some(doc) = self.doc(from.doc) else {
            return Scope { root: Place::from(JsonPointer::root()), base: String::new() };
        };
        let mut scope = whole(doc);
        let Some(mut value) = doc.tree.filter(|_| doc.may_have_ids) else { return scope };
        let mut here = Place::new(from.doc, JsonPointer::root());
        let mut names = false;
        scope.enter(value, &here);
        for token in from.pointer.tokens() {
            let Some(next) = below(value, &token) else { break };
            names = !names && NAMES.contains(&token.as_ref());
            (value, here) = (next, here.join(&token));
            if !names {
                scope.enter(value, &here);
            }
        }
        scope
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.docs))
    }

    /// A fragment that people write differently from what they mean.
    fn guess_fragment(&self, scope: &Scope, doc: usize, fragment: &str) -> Option<Found<'d>> {
        const MOVED: [(&str, &str); 5] = [
            ("/definitions/", "/components/schemas/"),
            ("/components/schemas/", "/definitions/"),
            ("/parameters/", "/components/parameters/"),
            ("/responses/", "/components/responses/"),
            ("/schemas/", "/components/schemas/"),
        ];
        let mut fragments = vec![fragment.to_owned()];
        if !fragment.starts_with('/') {
            fragments.push(format!("/{fragment}"));
        }
        let moved = MOVED.iter().filter_map(|(old, new)| {
            let rest = fragments.last()?.strip_prefix(old)?;
            Some(format!("{new}{rest}"))
        });
        let moved: Vec<String> = moved.collect();
        fragments.extend(moved);
        let document = Place::new(doc, JsonPointer::root());
        let main = Place::from(JsonPointer::root());
        for root in [&scope.root, &document, &main] {
            for fragment in fragments.iter().filter(|fragment| fragment.starts_with('/')) {
                let Ok(found) = self.within(root, fragment) else { continue };
                let file = self.way(doc, found.place.doc);
                return Some(Found { taken_for: Some(format!("{file}#{}", found.place.pointer)), ..found });
            }
        }
        None
    }

    /// How one document would name another in a reference; nothing for itself.
    fn way(&self, from: usize, to: usize) -> String {
        match (self.doc(from), self.doc(to)) {
            (Some(own), Some(other)) if from != to => uri::relative(&own.address, &other.address),
            (Some(_) | None, _) => String::new(),
        }
    }

    /// A reference without `#` to which there is no file: a pointer, or a mere name.
    pub(super) fn guess_name(&self, doc: usize, text: &str, kind: Option<Kind>) -> Option<Found<'d>> {
        let path = text.trim_start_matches("./");
        let pointer = match path.split_once('/') {
            Some(("", _)) => path.to_owned(),
            Some(("components" | "definitions", _)) => format!("/{path}"),
            Some(_) => return None,
            None => format!("{}/{path}", self.section(kind?)),
        };
        let root = Place::new(doc, JsonPointer::root());
        let scope = Scope { root, base: String::new() };
        self.guess_fragment(&scope, doc, &pointer)
    }

    /// The sibling of a missing target with the most similar name.
    fn near(&self, root: &Place, fragment: &str) -> Option<String> {
        let (parent, name) = fragment.rsplit_once('/')?;
        let siblings: Vec<String> = self.value(&root.concat(parent))?.as_object()?.keys().cloned().collect();
        let near = JsonPointer::from_escaped(parent).join(nearest(name, &siblings)?);
        Some(near.as_str().to_owned())
    }
}

impl Scope {
    /// Goes into a value: a schema with an identifier is a document of its own.
    fn enter(&mut self, value: &Value, place: &Place) {
        let Some(id) = identifier(value) else { return };
        self.base = uri::resolve(&self.base, &written(id));
        self.root = place.clone();
    }
}

/// The `$id` of a schema without fragment. One that is only a fragment is an anchor of older drafts.
pub(super) fn identifier(value: &Value) -> Option<&str> {
    let (id, _) = uri::split(value.get("$id")?.as_str()?);
    (!id.is_empty()).then_some(id)
}

/// Whether a value is an OpenAPI document and no part of one.
fn is_document(value: &Value) -> bool {
    ["openapi", "swagger"].into_iter().any(|key| value.get(key).is_some_and(Value::is_string))
}

/// The member or element that a token of a pointer names.
fn below<'v>(value: &'v Value, token: &str) -> Option<&'v Value> {
    match value {
        Value::Object(members) => members.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

impl<'d> Shelved<'d> {
    fn new(document: &'d SourceDoc, address: String, tree: Option<&'d Value>) -> Shelved<'d> {
        let own = tree.and_then(|tree| tree.get("$self")).and_then(Value::as_str);
        let base = own.map_or_else(|| address.clone(), |own| uri::resolve(&address, uri::split(own).0));
        let may_have_ids = document.text().is_none_or(|text| text.contains("$id"));
        Shelved { name: document.name(), address, base, tree, text: document.text(), may_have_ids }
    }
}

impl Index {
    fn of(docs: &[Shelved<'_>]) -> Index {
        let mut index = Index::default();
        for (number, doc) in docs.iter().enumerate() {
            let Some(tree) = doc.tree else { continue };
            index.add(number, tree, &doc.base);
        }
        index
    }
}
