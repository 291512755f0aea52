//! Several connectors of one document, and what stands beside their folders.

#[cfg(feature = "templates")]
mod view;

use serde::Serialize;

use crate::{Claim, DEFINITION, EmitOptions, Error, FileSet, SET_INDEX, Upkeep, to_json};

/// The connectors that one document was divided into: what `connectors.json` holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ConnectorSet {
    /// The name of the API.
    pub title: String,
    /// The document that they were made from, without its folder; `None` if it was no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What the document was divided by: `tag`.
    pub split_by: &'static str,
    /// One entry for each.
    pub connectors: Vec<SetMember>,
}

/// One connector of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetMember {
    /// Its folder.
    pub folder: String,
    /// Its name.
    pub title: String,
    /// Its tag; `None` for operations that have none.
    pub tag: Option<String>,
    /// Which part of the tag's operations it is, from 1.
    pub part: usize,
    /// Among how many connectors the tag's operations are divided.
    pub parts: usize,
    /// How many characters its definition has.
    pub characters: usize,
    /// What it can do.
    pub operations: Vec<SetOperation>,
}

/// An operation of one connector of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetOperation {
    /// The operation id.
    pub id: String,
    /// `GET`.
    pub method: String,
    /// The path template.
    pub path: String,
}

impl ConnectorSet {
    /// A set. The folder of the document is cut off: it differs from machine to machine.
    pub fn new(
        title: &str,
        document: Option<&str>,
        split_by: &'static str,
        connectors: Vec<SetMember>,
    ) -> ConnectorSet {
        let document = document.map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned());
        ConnectorSet { title: title.to_owned(), document, split_by, connectors }
    }
}

/// What stands beside the folders of the connectors: an index for programs, and one for people. `options` are those
/// that the connectors were emitted with.
#[cfg_attr(not(feature = "templates"), allow(unused_variables, reason = "prose is made from templates"))]
pub fn emit_set(set: &ConnectorSet, options: &[EmitOptions]) -> Result<FileSet, Error> {
    let mut files = FileSet::new();
    files.insert(SET_INDEX, to_json(set)?, Upkeep::Managed);
    files.claim(Claim::folders("", DEFINITION, "its connector is no longer made of the document"));
    #[cfg(feature = "templates")]
    {
        let text = connectorgen_templates::render_set_readme(&view::readme(set, options))?;
        files.insert(crate::README, text, Upkeep::Managed);
    }
    Ok(files)
}
