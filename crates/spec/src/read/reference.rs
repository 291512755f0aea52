use std::collections::HashSet;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use openapiv3::ReferenceOr;
use serde_json::Value;

use super::Reader;
use super::library::{Found, Miss};
use crate::documents::{Refusal, uri};
use crate::moves::{Place, raw};
use crate::{Version, codes};

/// The components that may be referred to and stay references in the inner document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Schema,
    Parameter,
    Response,
    RequestBody,
    Header,
}

impl Kind {
    /// All of them.
    pub(super) const ALL: [Kind; 5] =
        [Kind::Schema, Kind::Parameter, Kind::Response, Kind::RequestBody, Kind::Header];

    /// Where the components of this kind stand, as a pointer.
    pub(super) const fn section(self) -> &'static str {
        match self {
            Kind::Schema => "/components/schemas",
            Kind::Parameter => "/components/parameters",
            Kind::Response => "/components/responses",
            Kind::RequestBody => "/components/requestBodies",
            Kind::Header => "/components/headers",
        }
    }
}

/// Something that was referred to and is to be read.
pub(super) struct Target<'d> {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) value: &'d Value,
    place: JsonPointer,
}

impl Target<'_> {
    /// Its place in the inner document.
    pub(super) fn at(&self) -> At<'_> {
        At::pointer(Document::Source, &self.place)
    }
}

/// How often what a reference leads to is written in place of it. It is done for what has no name in the inner document
/// only, so that more of it than this comes from documents that mean harm.
const MAX_WRITTEN_IN_PLACE: usize = 100_000;

impl<'d> Reader<'d, '_> {
    /// The text of the value's `$ref`, if it has one.
    pub(super) fn reference_text(&mut self, value: &'d Value, at: &At<'_>) -> Option<&'d str> {
        match value.get("$ref")? {
            Value::String(text) => Some(text),
            other
            @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                self.wrong_type(other, "a reference such as `#/components/schemas/Pet`", &at.key("$ref"));
                None
            }
        }
    }

    /// A reference to a component. Its target is put on the list of what is to be read. `None` when it leads nowhere,
    /// which is reported.
    pub(super) fn component<T>(&mut self, kind: Kind, text: &str, at: &At<'_>) -> Option<ReferenceOr<T>> {
        let from = self.place_of(at);
        let found = self.resolve(text, Some(kind), &from, &at.key("$ref"))?;
        let found = self.library.behind_alias(found.value, &found.place, kind).unwrap_or(found);
        Some(self.component_at(kind, found))
    }

    /// A reference to something that is a component of the inner document, wherever it stands in the source.
    pub(super) fn component_at<T>(&mut self, kind: Kind, found: Found<'d>) -> ReferenceOr<T> {
        self.reached(found.place.doc);
        let name = self.name_of(kind, found);
        let reference = JsonPointer::from_escaped(kind.section()).join(&name);
        ReferenceOr::Reference { reference: format!("#{reference}") }
    }

    /// A reference beside which nothing may stand but a description, which wins over that of the target (OpenAPI 3.1).
    /// With one, the target is read in place: `read` takes it and the description.
    pub(super) fn referenced<T>(
        &mut self,
        kind: Kind,
        value: &'d Value,
        at: &At<'_>,
        read: impl FnOnce(&mut Self, &'d Value, String) -> Option<ReferenceOr<T>>,
    ) -> Option<ReferenceOr<T>> {
        if let Some(description) = value.get("description").and_then(Value::as_str) {
            let target = self.follow(value, at)?;
            return read(self, target, description.to_owned());
        }
        let text = self.reference_text(value, at)?;
        self.component(kind, text, at)
    }

    /// What a value refers to, for objects that are written in place of the reference: the value itself if it is no
    /// reference. Chains are followed, and that it stands here is remembered. `None` when it leads nowhere, which is
    /// reported.
    pub(super) fn follow(&mut self, value: &'d Value, at: &At<'_>) -> Option<&'d Value> {
        let Some(text) = self.reference_text(value, at) else { return Some(value) };
        let inner = at.to_pointer();
        let place = self.place_of(at);
        let mut found = self.resolve(text, None, &place, &at.key("$ref"))?;
        let mut seen = HashSet::from([place]);
        while let Some(next) = found.value.get("$ref").and_then(Value::as_str) {
            if !seen.insert(found.place.clone()) {
                self.report_circle(text, at);
                return None;
            }
            let here = raw(&found.place);
            let from = found.place;
            found = self.resolve(next, None, &from, &At::pointer(Document::Source, &here).key("$ref"))?;
        }
        self.written_in_place += 1;
        if self.written_in_place > MAX_WRITTEN_IN_PLACE || self.moves.leads_through(&inner, &found.place) {
            self.report_circle(text, at);
            return None;
        }
        self.moves.record(inner, found.place);
        Some(found.value)
    }

    pub(super) fn report_circle(&mut self, text: &str, at: &At<'_>) {
        self.found
            .report(
                &codes::REFERENCE_CIRCULAR,
                &at.key("$ref"),
                format!("`{text}` leads back to itself and never to a definition"),
            )
            .help("let one of the references on the way be the definition itself");
    }

    /// Where something that is being read comes from.
    pub(super) fn place_of(&self, at: &At<'_>) -> Place {
        if self.library.is_plain() {
            Place::from(JsonPointer::root())
        } else {
            self.moves.one_step(&at.to_pointer())
        }
    }

    /// What a reference at `from` leads to. That it leads nowhere is reported at `place`.
    pub(super) fn resolve(
        &mut self,
        text: &str,
        kind: Option<Kind>,
        from: &Place,
        place: &At<'_>,
    ) -> Option<Found<'d>> {
        match self.library.resolve(from, text, kind) {
            Ok(found) => {
                self.reached(found.place.doc);
                // Inside of a schema with an identifier, `#` is that schema. Few people know, so one word is enough.
                let is_same = found.taken_for.as_deref() == Some(text.trim());
                if is_same && std::mem::replace(&mut self.own_roots_reported, true) {
                    return Some(found);
                }
                if is_same {
                    self.found
                        .report(
                            &codes::VALUE_REPAIRED,
                            place,
                            format!("`{text}` leads to nothing inside of the schema, which is a document of its own by its `$id`; it was looked up in the whole document, here and elsewhere"),
                        )
                        .help("take out the `$id`, or refer to other schemas by theirs");
                } else if let Some(meant) = &found.taken_for {
                    self.found
                        .report(
                            &codes::VALUE_REPAIRED,
                            place,
                            format!("`{text}` leads to nothing; it was taken for `{meant}`"),
                        )
                        .help(format!("write `{meant}`"));
                }
                Some(found)
            }
            Err(Miss::Whole) if kind == Some(Kind::Schema) && matches!(text.trim(), "" | "#") => {
                self.enclosing_schema(text, from, place)
            }
            Err(miss) => {
                self.report_miss(text, from, miss, place);
                None
            }
        }
    }

    /// The component that a reference stands in. In JSON Schema, from where schemas are copied, `#` is that.
    fn enclosing_schema(&mut self, text: &str, from: &Place, at: &At<'_>) -> Option<Found<'d>> {
        let here = self.moves.one_step(&at.to_pointer());
        let section = Kind::Schema.section();
        let below = here.pointer.as_str().strip_prefix(section).and_then(|rest| rest.strip_prefix('/'));
        let name = below.and_then(|below| below.split('/').next());
        let place = name
            .map(|name| Place::new(here.doc, JsonPointer::from_escaped(section)).concat(&format!("/{name}")));
        let Some(found) = place.and_then(|place| self.library.at(place)) else {
            self.report_miss(text, from, Miss::Whole, at);
            return None;
        };
        let section = if self.version == Version::V2_0 { "/definitions" } else { section };
        let meant = format!("#{section}/{}", name.unwrap_or_default());
        self.found
            .report(
                &codes::VALUE_REPAIRED,
                at,
                format!("the reference `{text}` leads to the whole document; it was taken for one to the schema that it stands in"),
            )
            .help(format!("write `{meant}`"));
        Some(found)
    }

    /// What was wrong with the text of a file matters as soon as the file does.
    fn reached(&mut self, doc: usize) {
        if let Some(findings) = self.findings.get_mut(doc) {
            self.found.append(std::mem::take(findings));
        }
    }

    fn report_miss(&mut self, text: &str, from: &Place, miss: Miss, at: &At<'_>) {
        let (code, message, help) = match miss {
            Miss::Unreadable { doc } => return self.reached(doc),
            Miss::Whole => (
                &codes::REFERENCE_NOT_FOUND,
                if text.trim().is_empty() {
                    "the reference is empty".to_owned()
                } else {
                    format!("`{text}` leads to a document as a whole and to no part of it")
                },
                "name the part, such as `#/components/schemas/Pet`".to_owned(),
            ),
            Miss::Nowhere { doc, near } => {
                let file = self.library.doc(doc).map_or("", |doc| doc.name);
                let message = if doc == from.doc {
                    format!("`{text}` leads to nothing in this document")
                } else {
                    format!("`{text}` leads to nothing in `{file}`")
                };
                let (address, _) = text.split_once('#').unwrap_or((text, ""));
                let help = match near {
                    Some(near) => format!("did you mean `{address}#{near}`?"),
                    None => "define it, or correct the reference".to_owned(),
                };
                (&codes::REFERENCE_NOT_FOUND, message, help)
            }
            Miss::NoFiles => (
                &codes::REFERENCE_NOT_LOCAL,
                format!("`{text}` leads to another file, and the document was given alone"),
                "give the document as a file, so that the files beside it can be read".to_owned(),
            ),
            Miss::Remote => (
                &codes::REFERENCE_TO_URL,
                format!("`{text}` would have to be downloaded, and nothing is"),
                "download it into a file beside the document, and refer to that file".to_owned(),
            ),
            Miss::File(Refusal::Missing { .. }) if text.contains(['“', '”', '‘', '’']) => (
                &codes::REFERENCE_NOT_FOUND,
                format!("`{text}` leads to a file that is not there"),
                "write straight quotes around the reference in place of typographic ones".to_owned(),
            ),
            Miss::File(Refusal::Missing { near }) => (
                &codes::REFERENCE_NOT_FOUND,
                format!("`{text}` leads to a file that is not there"),
                match near {
                    Some(near) => {
                        let own = self.library.doc(from.doc).map_or("", |doc| doc.address.as_str());
                        format!("did you mean `{}`?", uri::relative(own, &near))
                    }
                    None => "correct the path; it starts at the folder of the file it stands in".to_owned(),
                },
            ),
            Miss::File(Refusal::Outside) => (
                &codes::REFERENCE_OUTSIDE,
                format!("`{text}` leads out of the folder of the document"),
                "if the document may be trusted, allow it with `--allow-outside`".to_owned(),
            ),
            Miss::File(Refusal::Unreadable(why)) => (
                &codes::REFERENCE_UNREADABLE,
                format!("`{text}` cannot be read: {why}"),
                "correct the file or the reference".to_owned(),
            ),
            Miss::File(Refusal::TooMany) => (
                &codes::REFERENCE_UNREADABLE,
                format!("`{text}` was not read: the document has more files than can be read"),
                "bundle the document into one file first".to_owned(),
            ),
        };
        self.found.report(code, at, message).help(help);
    }

    /// The name of a target in the inner document. What is new is to be read.
    pub(super) fn name_of(&mut self, kind: Kind, found: Found<'d>) -> String {
        let named = self.names.of(&self.library, kind, &found.place);
        if named.is_new {
            let place = JsonPointer::from_escaped(kind.section()).join(&named.name);
            self.moves.record(place.clone(), found.place);
            self.waiting.push(Target { kind, name: named.name.clone(), value: found.value, place });
        }
        named.name
    }
}
