use std::sync::Arc;

use connectorgen_diagnostics::{Code, Diagnostic, Diagnostics, Document, JsonPointer, Location, Position};
use serde_json::Value;

use super::{json, yaml};
use crate::locate::Places;
use crate::outline::Outline;
use crate::position::position;
use crate::source::Format;
use crate::{codes, foreign};

/// How deep lists and mappings may stand in one another: one more is an error. `serde_json` draws the line there, and
/// both formats shall accept the same documents.
pub(crate) const MAX_DEPTH: usize = 127;

/// How many duplicate keys are reported one by one. A document with more of them has one cause.
const MAX_DUPLICATES: usize = 100;

/// What was noted down of places while a text was read.
pub(crate) enum Noted {
    /// The parts of JSON; nothing if its keys are not written plainly.
    Json(Outline),
    /// The nodes of YAML.
    Yaml(Places),
}

/// Text to one tree, and what was noted down of places. There is no tree where the text has faults, which have been
/// reported with line and column then.
pub(crate) fn read(
    name: &Arc<str>,
    text: &str,
    format: Format,
    found: &mut Diagnostics,
) -> (Option<Value>, Noted) {
    let mut report = Report { name, found, duplicates: 0 };
    let (tree, noted) = read_as(text, format, &mut report);
    if report.duplicates > MAX_DUPLICATES {
        let more = report.duplicates - MAX_DUPLICATES;
        let start = report.location(JsonPointer::root(), Position { line: 1, column: 1 });
        report.add(&codes::DUPLICATE_KEY, start, format!("{more} more keys are given a second time"));
    }
    let tree = match tree {
        Ok(tree) => Some(tree),
        Err(fault) => {
            let at = report.location(JsonPointer::root(), fault.position);
            let diagnostic = report.add(&codes::UNREADABLE_DOCUMENT, at, fault.message);
            diagnostic.help = fault.help;
            None
        }
    };
    (tree, noted)
}

fn read_as(text: &str, format: Format, report: &mut Report<'_>) -> (Result<Value, Fault>, Noted) {
    match format {
        Format::Json => {
            let mut outline = Outline::default();
            (json::read(text, Some(&mut outline), report), Noted::Json(outline))
        }
        Format::Yaml => {
            let (tree, places) = yaml::read(text, report);
            (tree, Noted::Yaml(places))
        }
    }
}

/// Text to one tree, if there is nothing to say about it.
pub(crate) fn read_plain(text: &str, format: Format) -> Option<Value> {
    plainly(|report| match format {
        Format::Json => json::read(text, None, report),
        Format::Yaml => yaml::read(text, report).0,
    })
}

/// What a reader makes, if it has nothing to report.
pub(super) fn plainly(read: impl FnOnce(&mut Report<'_>) -> Result<Value, Fault>) -> Option<Value> {
    let (name, mut found) = (Arc::from(""), Diagnostics::new());
    let mut report = Report { name: &name, found: &mut found, duplicates: 0 };
    let tree = read(&mut report).ok()?;
    found.is_empty().then_some(tree)
}

/// How git marks what it could not merge.
const CONFLICT: &str = "<<<<<<< ";

/// Why there is no tree.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) position: Position,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Fault {
    pub(super) fn new(position: Position, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { position, message: message.into(), help: Some(help.into()) }
    }

    /// The document has no content.
    pub(super) fn empty() -> Fault {
        Fault::new(
            Position { line: 1, column: 1 },
            "the document is empty",
            "give an OpenAPI document; was the file saved?",
        )
    }

    /// Text that no parser can say anything useful about: a merge that was not finished, a web page, something binary.
    /// Asked for when a parser has refused it.
    pub(super) fn no_document(text: &str) -> Option<Fault> {
        if let Some(line) = text.lines().position(|line| line.starts_with(CONFLICT)) {
            return Some(Fault::new(
                Position { line: line + 1, column: 1 },
                "a merge conflict is not resolved in the document",
                "keep one of the two versions, and take out the lines with <<<<<<<, ======= and >>>>>>>",
            ));
        }
        if let Some((message, help)) = foreign::by_text(text) {
            return Some(Fault::new(Position { line: 1, column: 1 }, message, help));
        }
        let binary = text.find('\0')?;
        Some(Fault::new(
            position(text, binary),
            "the document is not text",
            "save it as UTF-8 and try again; was it stored as UTF-16 without its mark?",
        ))
    }

    /// The document is nested deeper than [`MAX_DEPTH`].
    pub(super) fn too_deep(position: Position) -> Fault {
        Fault::new(
            position,
            format!("the document is nested deeper than {MAX_DEPTH} levels"),
            "no connector needs that; look for a generator that ran in a circle",
        )
    }
}

/// Where the readers report what does not keep them from going on.
pub(super) struct Report<'a> {
    name: &'a Arc<str>,
    found: &'a mut Diagnostics,
    duplicates: usize,
}

impl Report<'_> {
    /// `pointer` is given at `first`, and again at `second`.
    pub(super) fn duplicate(&mut self, pointer: JsonPointer, key: &str, first: Position, second: Position) {
        if !self.lists_duplicates() {
            return self.count_duplicate();
        }
        self.count_duplicate();
        let first = self.location(pointer.clone(), first);
        let second = self.location(pointer, second);
        self.add(&codes::DUPLICATE_KEY, second, format!("the key `{}` is given a second time", shorten(key)))
            .help("keep one of the two, or merge what stands below them")
            .related(first, "given here first");
    }

    /// Whether one more duplicate is reported with its places. Afterwards they are only counted.
    pub(super) fn lists_duplicates(&self) -> bool {
        self.duplicates < MAX_DUPLICATES
    }

    /// One more duplicate.
    pub(super) fn count_duplicate(&mut self) {
        self.duplicates += 1;
    }

    /// Something that is good to know at a place.
    pub(super) fn note(
        &mut self,
        code: &Code,
        pointer: JsonPointer,
        position: Position,
        message: String,
        help: &str,
    ) {
        let at = self.location(pointer, position);
        self.add(code, at, message).help(help);
    }

    fn add(&mut self, code: &Code, at: Location, message: String) -> &mut Diagnostic {
        self.found.push(Diagnostic::new(code, at, message))
    }

    fn location(&self, pointer: JsonPointer, position: Position) -> Location {
        Location {
            document: Document::Source,
            pointer,
            file: Some(Arc::clone(self.name)),
            position: Some(position),
        }
    }
}

/// Text of a document for a message: one line, and not the whole of a long one.
pub(super) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String =
        text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
