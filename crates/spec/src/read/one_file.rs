use std::collections::HashSet;

use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value};

use super::bundle::{is_names, kind_below};
use super::library::{Found, Library};
use super::names::Names;
use super::reference::Kind;
use crate::documents::{MAIN, uri, written};
use crate::moves::{Moves, Place};

/// How often what a reference leads to is written in place of it.
const MAX_WRITTEN_IN_PLACE: usize = 10_000;

/// A document of Swagger 2.0 that consists of several files as one tree, with the places that everything came from.
/// `None` if it is one file already.
pub(crate) fn one_file(library: &Library<'_>) -> Option<(Value, Moves)> {
    let [main, _, ..] = library.docs() else { return None };
    let mut one = OneFile {
        library,
        names: Names::plan(library),
        moves: Moves::default(),
        waiting: Vec::new(),
        open: HashSet::new(),
        written_in_place: 0,
    };
    let root = Place::from(JsonPointer::root());
    let mut tree = one.copy(main.tree?, &root, &root.pointer, Some(Kind::Schema), false);
    while let Some(part) = one.waiting.pop() {
        let copy = one.copy(part.value, &part.place, &part.inner, Some(part.kind), false);
        put(&mut tree, &part.inner, copy);
    }
    Some((tree, one.moves))
}

/// What is to be taken into the tree.
struct Part<'d> {
    kind: Kind,
    inner: JsonPointer,
    place: Place,
    value: &'d Value,
}

struct OneFile<'l, 'd> {
    library: &'l Library<'d>,
    names: Names,
    moves: Moves,
    waiting: Vec<Part<'d>>,
    /// What is being written in place of references.
    open: HashSet<Place>,
    written_in_place: usize,
}

impl<'d> OneFile<'_, 'd> {
    /// Copies a value that stands at `place` to `inner`. `kind` is what references lead to here; `None` if it is
    /// something without a section of its own.
    fn copy(
        &mut self,
        value: &'d Value,
        place: &Place,
        inner: &JsonPointer,
        kind: Option<Kind>,
        names: bool,
    ) -> Value {
        match value {
            Value::Object(map) => {
                let reference = map.get("$ref").and_then(Value::as_str).filter(|_| !names);
                match reference {
                    Some(text) => self.reference(map, text, place, inner, kind),
                    None => Value::Object(self.members(map, place, inner, kind, names)),
                }
            }
            Value::Array(items) => {
                let copies = items.iter().enumerate().map(|(index, item)| {
                    let step = format!("/{index}");
                    self.copy(item, &place.concat(&step), &inner.concat(&step), kind, false)
                });
                Value::Array(copies.collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
        }
    }

    fn members(
        &mut self,
        map: &'d Map<String, Value>,
        place: &Place,
        inner: &JsonPointer,
        kind: Option<Kind>,
        names: bool,
    ) -> Map<String, Value> {
        let mut copies = Map::with_capacity(map.len());
        for (key, value) in map {
            let (kind, below) = if names { (kind, false) } else { (kind_of(key), is_names(key, value)) };
            let copy = self.copy(value, &place.join(key), &inner.join(key), kind, below);
            copies.insert(key.clone(), copy);
        }
        copies
    }

    fn reference(
        &mut self,
        map: &'d Map<String, Value>,
        text: &str,
        place: &Place,
        inner: &JsonPointer,
        kind: Option<Kind>,
    ) -> Value {
        let resolved = self.library.resolve(place, text, kind);
        let address = match resolved {
            Ok(found) => {
                let behind = kind.and_then(|kind| self.library.behind_alias(found.value, &found.place, kind));
                let found = behind.unwrap_or(found);
                let section = kind.filter(|_| found.place.doc != MAIN).and_then(Kind::section_in_swagger);
                match section {
                    Some((kind, section)) => self.section(kind, section, found),
                    None if found.place.doc != MAIN && map.len() == 1 => {
                        return self.in_place(&found, inner, kind);
                    }
                    None if found.place.doc != MAIN => self.absolute(text, place),
                    None if place.doc == MAIN => text.to_owned(),
                    None => format!("#{}", found.place.pointer),
                }
            }
            // It is reported where the result is read, and has to lead to the same nowhere there.
            Err(_) => self.absolute(text, place),
        };
        let mut copies = self.members(map, place, inner, kind, false);
        copies.insert("$ref".to_owned(), Value::String(address));
        Value::Object(copies)
    }

    fn section(&mut self, kind: Kind, section: &str, found: Found<'d>) -> String {
        let named = self.names.of(self.library, kind, &found.place);
        let inner = JsonPointer::from_escaped(section).join(&named.name);
        if named.is_new {
            self.moves.record(inner.clone(), found.place.clone());
            self.waiting.push(Part { kind, inner: inner.clone(), place: found.place, value: found.value });
        }
        format!("#{inner}")
    }

    fn in_place(&mut self, found: &Found<'d>, inner: &JsonPointer, kind: Option<Kind>) -> Value {
        self.written_in_place += 1;
        if self.written_in_place > MAX_WRITTEN_IN_PLACE || !self.open.insert(found.place.clone()) {
            // A reference to itself, so that reading the result reports the circle.
            let itself = Value::String(format!("#{inner}"));
            return Value::Object(Map::from_iter([("$ref".to_owned(), itself)]));
        }
        self.moves.record(inner.clone(), found.place.clone());
        let copy = self.copy(found.value, &found.place, inner, kind, false);
        self.open.remove(&found.place);
        copy
    }

    /// A reference as it is written in the main document.
    fn absolute(&self, text: &str, place: &Place) -> String {
        if place.doc == MAIN {
            return text.to_owned();
        }
        let base = self.library.doc(place.doc).map_or("", |doc| doc.address.as_str());
        let (address, fragment) = uri::split(text.trim());
        let address = uri::resolve(base, &written(address));
        fragment.map_or(address.clone(), |fragment| format!("{address}#{fragment}"))
    }
}

/// Where what is referred to below a member has its place in Swagger 2.0; the paths have none.
fn kind_of(key: &str) -> Option<Kind> {
    match key {
        "paths" | "x-ms-paths" | "examples" | "securityDefinitions" => None,
        key => Some(kind_below(key)),
    }
}

impl Kind {
    /// Where components of this kind stand in Swagger 2.0.
    pub(super) fn section_in_swagger(self) -> Option<(Kind, &'static str)> {
        match self {
            Kind::Schema => Some((self, "/definitions")),
            Kind::Parameter => Some((self, "/parameters")),
            Kind::Response => Some((self, "/responses")),
            Kind::RequestBody | Kind::Header => None,
        }
    }
}

/// Puts a value below a section of a tree.
fn put(tree: &mut Value, place: &JsonPointer, value: Value) {
    let mut tokens = place.tokens();
    let (Some(section), Some(name), Value::Object(root)) = (tokens.next(), tokens.next(), tree) else {
        return;
    };
    let section = root.entry(section).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(section) = section {
        section.insert(name.into_owned(), value);
    }
}
