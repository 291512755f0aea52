//! What is selected of a document and what that refers to, read without the rest.
//!
//! Most of a large document is never asked for, and making a tree of it is what costs most. So the text is passed once,
//! for its syntax and for where its parts (path items and components) stand, and only the parts that are reached
//! become trees. Of the others just so much is kept as the reader looks at: the names of components, and of
//! operations what they are selected by.
//!
//! This is a short cut and nothing else. Whatever is not plain (several files, identifiers, anchors, references that
//! lead nowhere, anything there is to report) is left to reading the whole document, which gives the same result.

mod json;
mod reach;
mod stub;
mod yaml;

use serde_json::Value;

use crate::outline::Outline;
use crate::{Format, Selection, SourceDoc};

/// The tree of what is selected, with the places of its parts.
pub(crate) struct Partial {
    pub(crate) tree: Value,
    pub(crate) outline: Outline,
}

/// Reads what is selected of a document; `None` if the whole of it has to be read.
pub(crate) fn read(doc: &SourceDoc, selection: &Selection) -> Option<Partial> {
    let text = doc.text().filter(|_| selection.is_narrow() && doc.companions().is_none())?;
    if memchr::memmem::find(text.as_bytes(), b"$id").is_some() {
        return None;
    }
    let (mut tree, outline) = match doc.format() {
        Format::Json => json::outline(text)?,
        Format::Yaml => yaml::outline(text)?,
    };
    tree.get("openapi")?;
    reach::fill(&mut tree, &outline, text, doc.format(), selection)?;
    Some(Partial { tree, outline })
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::Diagnostics;

    use crate::{Format, Selection, SourceDoc};

    #[test]
    fn what_only_looks_like_a_reference_keeps_the_short_cut() {
        let text = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a: {get: {responses: {200: {description: ok, content: {application/json: {example: {type: function, at: '#/nowhere'}}}}}}}
  /b: {get: {responses: {200: {description: ok}}}}
components:
  schemas:
    Pet: {type: object}
";
        let json = serde_json::to_string(
            &SourceDoc::from_text("a", text, Format::Yaml).tree(&mut Diagnostics::new()),
        );
        let selection = Selection { paths: vec!["/a".to_owned()], ..Selection::default() };
        for (text, format) in [(text, Format::Yaml), (json.unwrap().as_str(), Format::Json)] {
            let read = super::read(&SourceDoc::from_text("a", text, format), &selection);
            assert!(read.is_some(), "{format:?}");
        }
    }
}
