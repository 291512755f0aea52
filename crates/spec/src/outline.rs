use std::borrow::Cow;
use std::ops::Range;

use connectorgen_diagnostics::JsonPointer;
use indexmap::IndexMap;

/// Where the parts of a document stand in its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    parts: IndexMap<JsonPointer, Part>,
}

/// A path item or a component, which is read as a whole or not at all; or another member, which is read at once.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Where its key stands, in bytes.
    pub(crate) key: usize,
    /// The bytes of its value; none if its members are parts.
    pub(crate) range: Range<usize>,
    /// The column at which it starts, in characters from 0: in YAML, indentation is part of the meaning.
    pub(crate) column: usize,
}

/// What is done with a member while the text is passed.
pub(crate) enum Member {
    /// Its members are looked at.
    Level,
    /// A part, of which is kept what operations are selected by.
    PathItem,
    /// A part, of which the name is kept.
    Component,
    /// No part: it is read at once. Parts are what documents grow by, so it is small.
    Whole,
}

impl Member {
    /// The member `key` of what stands at `place`.
    pub(crate) fn of(place: &JsonPointer, key: &str) -> Member {
        match (place.as_str(), key) {
            ("", "paths" | "components")
            | (
                "/components",
                "schemas" | "responses" | "parameters" | "examples" | "requestBodies" | "headers" | "links"
                | "callbacks" | "pathItems",
            ) => Member::Level,
            ("/paths", path) if path.starts_with('/') => Member::PathItem,
            ("" | "/components" | "/paths", _) => Member::Whole,
            (_, _) => Member::Component,
        }
    }
}

impl Part {
    /// The text of the part as a document of its own.
    pub(crate) fn text<'t>(&self, document: &'t str) -> Option<Cow<'t, str>> {
        let text = document.get(self.range.clone())?;
        Some(if self.column == 0 { text.into() } else { (" ".repeat(self.column) + text).into() })
    }
}

impl Outline {
    /// Whether nothing is known of the document.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(crate) fn add(&mut self, pointer: JsonPointer, part: Part) {
        self.parts.insert(pointer, part);
    }

    pub(crate) fn get(&self, pointer: &JsonPointer) -> Option<&Part> {
        self.parts.get(pointer)
    }

    /// The innermost part that a place belongs to, by its pointer.
    pub(crate) fn part_of(&self, place: &JsonPointer) -> Option<&JsonPointer> {
        let parts = place.holders().take(DEEPEST).filter_map(|place| self.parts.get_key_value(place));
        parts.last().map(|(part, _)| part)
    }
}

/// How many names lead to a part at most: `/components/schemas/Pet`.
const DEEPEST: usize = 3;
