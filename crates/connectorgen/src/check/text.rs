use std::borrow::Cow;
use std::sync::Arc;

use connectorgen_diagnostics::{Code, Diagnostic, Diagnostics, JsonPointer, Location, Position};
use connectorgen_spec::{Format, SourceDoc};
use serde_json::Value;

use super::encoding::{self, Decoded};
use super::files::{ConnectorFile, Role};
use super::json::{self, Slip};
use crate::codes;

/// A file as text: what is shown of it, and where things are in it.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) role: Role,
    /// As it is, for excerpts.
    pub(super) shown: SourceDoc,
    /// The same, as far as it is JSON.
    places: SourceDoc,
}

/// How many slips of one kind are reported one by one.
const MAX_SLIPS: usize = 20;

impl Text {
    /// Bytes to text. What is wrong with the encoding is reported.
    pub(super) fn of(file: ConnectorFile, found: &mut Diagnostics) -> Text {
        let ConnectorFile { name, role, bytes } = file;
        let Decoded { text, has_mark, foreign } = encoding::decode(bytes);
        let start = Position { line: 1, column: 1 };
        let mut report = |code: &Code, position, message: String, help: &str| {
            found.push(Diagnostic::new(code, place(&role, &name, position), message)).help(help);
        };
        if let Some((encoding, position)) = foreign {
            let message = format!("the file is not UTF-8; it was read as {encoding}");
            report(&codes::NOT_UTF8, position, message, "save it as UTF-8");
        } else if has_mark {
            let message = "the file begins with a byte order mark".to_owned();
            report(&codes::BYTE_ORDER_MARK, start, message, "save it as UTF-8 without a signature");
        }
        if let Some(line) = text.lines().position(|_| true).filter(|_| text.contains("\r\n")) {
            let message = "the lines of the file end with CR LF".to_owned();
            let position = Position { line: line + 1, column: 1 };
            report(&codes::LINE_ENDS, position, message, "save it with LF, as `paconn` writes it");
        }
        let shown = SourceDoc::from_text(Arc::clone(&name), text, Format::Json);
        Text { role, places: shown.clone(), shown }
    }

    /// The text as a tree. JSON that is not quite JSON is reported and read all the same.
    pub(super) fn tree(&mut self, found: &mut Diagnostics) -> Option<Value> {
        let (strict, tree) = self.read(&self.shown);
        if tree.is_some() {
            found.append(strict);
            return tree;
        }
        let Some(blanked) = self.shown.text().and_then(json::blank) else {
            found.append(strict);
            return None;
        };
        let name: Arc<str> = Arc::from(self.shown.name());
        self.places = SourceDoc::from_text(Arc::clone(&name), blanked.places, Format::Json);
        let (lenient, tree) = self.read(&SourceDoc::from_text(name, blanked.json, Format::Json));
        for (code, slip, help) in [
            (&codes::JSON_COMMENT, Slip::Comment, "take the comment out; JSON has none"),
            (&codes::JSON_TRAILING_COMMA, Slip::TrailingComma, "take the comma out"),
            (
                &codes::JSON_CONTROL_CHARACTER,
                Slip::ControlCharacter,
                "write \\n for a line break and \\t for a tab; look for a missing closing quote as well",
            ),
        ] {
            let mut places = blanked.slips.iter().filter(|(kind, _)| *kind == slip).map(|(_, at)| *at);
            for position in places.by_ref().take(MAX_SLIPS) {
                let place = place(&self.role, self.shown.name(), position);
                found.push(Diagnostic::new(code, place, slip.message())).help(help);
            }
            if let Some(position) = places.next() {
                let place = place(&self.role, self.shown.name(), position);
                found.push(Diagnostic::new(
                    code,
                    place,
                    format!("{}, and {} more", slip.message(), places.count()),
                ));
            }
        }
        found.append(lenient);
        tree
    }

    fn read(&self, text: &SourceDoc) -> (Diagnostics, Option<Value>) {
        let mut found = Diagnostics::new();
        let tree = text.tree(&mut found).map(Cow::into_owned);
        for at in found.locations_mut() {
            at.document = self.role.document;
            at.pointer = self.role.part.concat(at.pointer.as_str());
        }
        (found, tree)
    }

    /// Fills in the places of what was found in this file. A file that is a part of a document is asked for what is in
    /// that part.
    pub(super) fn resolve_locations(&self, found: &mut Diagnostics) {
        let part = &self.role.part;
        let mut open: Vec<(&mut Location, JsonPointer)> = found
            .locations_mut()
            .filter(|at| at.document == self.role.document && at.file.is_none())
            .filter_map(|at| Some((JsonPointer::from_escaped(at.pointer.strip_prefix(part)?), at)))
            .map(|(pointer, at)| (at, pointer))
            .collect();
        let pointers: Vec<JsonPointer> = open.iter().map(|(_, pointer)| pointer.clone()).collect();
        let name: Arc<str> = Arc::from(self.shown.name());
        let positions = self.places.locate(&pointers);
        for ((at, _), position) in open.iter_mut().zip(positions) {
            at.file = Some(Arc::clone(&name));
            at.position = at.position.or(position);
        }
    }
}

impl Slip {
    fn message(self) -> &'static str {
        match self {
            Slip::Comment => "there is a comment",
            Slip::TrailingComma => "there is a comma behind the last entry",
            Slip::ControlCharacter => "there is a line break, a tab or another control character in a text",
        }
    }
}

fn place(role: &Role, name: &str, position: Position) -> Location {
    Location {
        document: role.document,
        pointer: role.part.clone(),
        file: Some(Arc::from(name)),
        position: Some(position),
    }
}
