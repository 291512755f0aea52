use std::sync::Arc;

use connectorgen_diagnostics::{Document, JsonPointer};
use connectorgen_model::{read_definition, read_properties, read_settings};
use connectorgen_patch::format;
use serde_json::{Map, Value};

use crate::check::connector::put;
use crate::check::files::{ConnectorFile, Role};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file of a connector that may be mended.
pub(super) struct File {
    /// Which of the connector's files it is.
    pub(super) index: usize,
    /// As the user knows it.
    pub(super) name: Arc<str>,
    role: Role,
    /// As it is on disk.
    pub(super) before: String,
    /// As far as it was mended, without its byte order mark.
    text: String,
    has_mark: bool,
}

impl File {
    /// Nothing is mended in a file that is not JSON or not UTF-8.
    pub(super) fn of(index: usize, file: &ConnectorFile) -> Option<File> {
        match file.role.document {
            Document::Definition | Document::Properties | Document::Settings => {}
            Document::Source | Document::Options | Document::Script | Document::Icon => return None,
        }
        let before = String::from_utf8(file.bytes.clone()).ok()?;
        let (has_mark, text) = match before.strip_prefix(BYTE_ORDER_MARK) {
            Some(text) => (true, text.to_owned()),
            None => (false, before.clone()),
        };
        Some(File { index, name: Arc::clone(&file.name), role: file.role.clone(), before, text, has_mark })
    }

    /// What a place of the connector is called in this file, if it is here.
    pub(super) fn place(&self, document: Document, pointer: &JsonPointer) -> Option<JsonPointer> {
        let below = (self.role.document == document).then(|| pointer.strip_prefix(&self.role.part))??;
        Some(JsonPointer::from_escaped(below))
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Takes what it became.
    pub(super) fn become_text(&mut self, text: String) {
        self.text = text;
    }

    /// Puts its members in the order in which they are generated. The line ends stay.
    pub(super) fn format(&mut self) {
        let Some(formatted) = self.model().and_then(|model| format(&self.text, &model)) else { return };
        let has_crlf = self.text.contains("\r\n");
        self.text = if has_crlf { formatted.replace('\n', "\r\n") } else { formatted };
    }

    /// The same file in the order of the types.
    fn model(&self) -> Option<Value> {
        let mut tree = Value::Object(Map::new());
        put(&mut tree, &self.role.part, serde_json::from_str(&self.text).ok()?);
        let whole = match self.role.document {
            Document::Definition => serde_json::to_value(read_definition(tree).0),
            Document::Properties => serde_json::to_value(read_properties(tree).0),
            Document::Settings => serde_json::to_value(read_settings(tree).0),
            Document::Source | Document::Options | Document::Script | Document::Icon => return None,
        };
        whole.ok()?.pointer(self.role.part.as_str()).cloned()
    }

    /// As it becomes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mark = if self.has_mark { BYTE_ORDER_MARK } else { "" };
        format!("{mark}{}", self.text).into_bytes()
    }

    pub(super) fn is_changed(&self) -> bool {
        self.bytes() != self.before.as_bytes()
    }
}
