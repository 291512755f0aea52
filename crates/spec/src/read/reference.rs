use std::borrow::Cow;
use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document, JsonPointer};
use openapiv3::ReferenceOr;
use serde_json::Value;

use super::Reader;
use crate::codes;
use crate::selection::nearest;

/// The components that may be referred to and stay references in the inner document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Schema,
    Parameter,
    Response,
    RequestBody,
    Header,
}

impl Kind {
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

/// The component name that each target of a reference has in the inner document.
#[derive(Default)]
pub(super) struct Names {
    by_pointer: HashMap<(Kind, String), String>,
    taken: HashMap<(Kind, String), String>,
}

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
        let (pointer, value) = self.target(text, at)?;
        let name = self.name_of(kind, &pointer, value);
        Some(ReferenceOr::Reference { reference: format!("#{}/{}", kind.section(), escape(&name)) })
    }

    /// What a reference leads to, for objects that are written in place of the reference. Chains are followed.
    pub(super) fn follow(
        &mut self,
        value: &'d Value,
        at: &At<'_>,
    ) -> Option<(Option<JsonPointer>, &'d Value)> {
        let Some(text) = self.reference_text(value, at) else {
            return Some((None, value));
        };
        let (mut pointer, mut target) = self.target(text, at)?;
        let mut seen = vec![pointer.clone()];
        while let Some(next) = target.get("$ref").and_then(Value::as_str) {
            let here = JsonPointer::from_escaped(&pointer);
            (pointer, target) = self.target(next, &At::pointer(Document::Source, &here))?;
            if seen.contains(&pointer) {
                self.report_circle(text, at);
                return None;
            }
            seen.push(pointer.clone());
        }
        Some((Some(JsonPointer::from_escaped(&pointer)), target))
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

    /// The pointer and the value that a reference leads to.
    fn target(&mut self, text: &str, at: &At<'_>) -> Option<(String, &'d Value)> {
        let place = at.key("$ref");
        let Some(fragment) = text.strip_prefix('#') else {
            self.found
                .report(&codes::REFERENCE_NOT_LOCAL, &place, format!("`{text}` leads out of the document"))
                .help("bundle the documents into one first; nothing is read from other files or from the network");
            return None;
        };
        let pointer = percent_decoded(fragment);
        let target =
            if pointer.is_empty() || pointer.starts_with('/') { self.root.pointer(&pointer) } else { None };
        if target.is_none() {
            let near = self.near(&pointer);
            let report = self.found.report(
                &codes::REFERENCE_NOT_FOUND,
                &place,
                format!("`{text}` leads to nothing in this document"),
            );
            match near {
                Some(near) => report.help(format!("did you mean `#{near}`?")),
                None => report.help("define it, or correct the reference"),
            };
        }
        target.map(|value| (pointer.into_owned(), value))
    }

    /// The sibling of a missing target with the most similar name.
    fn near(&self, pointer: &str) -> Option<String> {
        let (parent, name) = pointer.rsplit_once('/')?;
        let siblings: Vec<String> = self.root.pointer(parent)?.as_object()?.keys().cloned().collect();
        Some(format!("{parent}/{}", escape(nearest(name, &siblings)?)))
    }

    /// The name of a target in the inner document: its own when it is a component, otherwise one made from its place.
    fn name_of(&mut self, kind: Kind, pointer: &str, value: &'d Value) -> String {
        let key = (kind, pointer.to_owned());
        if let Some(name) = self.names.by_pointer.get(&key) {
            return name.clone();
        }
        let own = pointer.strip_prefix(kind.section()).and_then(|rest| rest.strip_prefix('/'));
        let name = match own {
            Some(token) if !token.contains('/') => unescape(token),
            Some(_) | None => self.made_name(kind, pointer),
        };
        self.names.taken.insert((kind, name.clone()), pointer.to_owned());
        self.names.by_pointer.insert(key, name.clone());
        let place = JsonPointer::from_escaped(kind.section()).join(&name);
        self.moves.record(place.clone(), JsonPointer::from_escaped(pointer));
        self.waiting.push(Target { kind, name: name.clone(), value, place });
        name
    }

    /// `/components/schemas/Pet/properties/owner` becomes `Pet_owner`, `/paths/~1pets/get/…/schema` becomes
    /// `pets_get_…`. The whole place is used, so the name changes only when the place does.
    fn made_name(&self, kind: Kind, pointer: &str) -> String {
        const STRUCTURE: &[&str] = &[
            "components",
            "schemas",
            "properties",
            "paths",
            "content",
            "schema",
            "responses",
            "parameters",
            "definitions",
            "$defs",
        ];
        let words: Vec<String> = JsonPointer::from_escaped(pointer)
            .tokens()
            .filter(|token| !STRUCTURE.contains(&token.as_str()))
            .map(|token| {
                token
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .collect::<Vec<_>>()
                    .join("_")
            })
            .filter(|word| !word.is_empty())
            .collect();
        let base = if words.is_empty() { "Document".to_owned() } else { words.join("_") };
        let section = self.root.pointer(kind.section());
        let free = |name: &str| {
            !self.names.taken.contains_key(&(kind, name.to_owned()))
                && section.is_none_or(|section| section.get(name).is_none())
        };
        let numbered = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}_{number}")));
        numbered.into_iter().find(|name| free(name)).unwrap_or(base)
    }
}

/// A token of a pointer, escaped.
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The fragment of a reference is URI-encoded; a percent sign that encodes nothing stands for itself.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let code = match (byte, ahead.next().and_then(hex), ahead.next().and_then(hex)) {
            (b'%', Some(high), Some(low)) => Some(high * 16 + low),
            _ => None,
        };
        if code.is_some() {
            rest = ahead;
        }
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::percent_decoded;

    #[test]
    fn fragments_are_decoded() {
        assert_eq!(percent_decoded("/paths/~1pets~1%7Bid%7D"), "/paths/~1pets~1{id}");
        assert_eq!(percent_decoded("/a%zz%"), "/a%zz%");
        assert_eq!(percent_decoded("/%C3%A9"), "/é");
    }
}
