use std::sync::Arc;

use serde_json::Value;

use crate::{Code, Fix, JsonPointer, Severity};

/// Which document a pointer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// The OpenAPI document that was read.
    Source,
    /// What the user asked for: the flag `--tenant-id` or its line in `connectorgen.yaml`. Pointers follow the
    /// configuration file (`/auth/tenantId`).
    Options,
    /// `apiDefinition.swagger.json`.
    Definition,
    /// `apiProperties.json`.
    Properties,
    /// `settings.json`.
    Settings,
    /// `script.csx`.
    Script,
    /// `icon.png`.
    Icon,
}

/// A line and a column, both counted from 1; columns count characters, not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Which document.
    pub document: Document,
    /// Where in it.
    pub pointer: JsonPointer,
    /// The name of the document as the user knows it: a path, `<stdin>`, a flag. Filled in at the end.
    pub file: Option<Arc<str>>,
    /// Line and column in that file. Filled in at the end, `None` where there is no text to point to.
    pub position: Option<Position>,
}

/// One fault or one loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the [`Code`] it was made from.
    pub id: &'static str,
    /// How grave it is, after the user's levels were applied.
    pub severity: Severity,
    /// Microsoft's rule name, if there is one.
    pub official: Option<&'static str>,
    /// What is wrong: one phrase, no final period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is.
    pub at: Location,
    /// What was made of the place, where the fault was found in that.
    pub output: Option<Location>,
    /// Other places that belong to it, each with a phrase.
    pub related: Vec<(Location, String)>,
    /// How it can be mended without asking anybody, if it can.
    pub fix: Option<Box<Fix>>,
    /// The line that it is in holds what must not be in a log, so it is not shown.
    pub conceals: bool,
}

impl Diagnostic {
    /// A diagnostic of the given kind.
    pub fn new(code: &Code, at: Location, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            id: code.id,
            severity: code.severity,
            official: code.official,
            message: message.into(),
            help: None,
            at,
            output: None,
            related: Vec::new(),
            fix: None,
            conceals: false,
        }
    }

    /// Says what to do about it.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Says that the line it is in holds a secret, and is not to be shown.
    pub fn conceal(&mut self) -> &mut Diagnostic {
        self.conceals = true;
        self
    }

    /// Names Microsoft's rule, where a kind stands for several.
    pub fn official(&mut self, name: &'static str) -> &mut Diagnostic {
        self.official = Some(name);
        self
    }

    /// Points to another place that belongs to it.
    pub fn related(&mut self, at: Location, message: impl Into<String>) -> &mut Diagnostic {
        self.related.push((at, message.into()));
        self
    }

    /// Says that its place was made of another one, in the document that was read.
    pub fn lead_back(&mut self, document: Document, pointer: JsonPointer) {
        let source = Location { document, pointer, file: None, position: None };
        self.output = Some(std::mem::replace(&mut self.at, source));
    }

    /// All places but the first, each with a phrase.
    pub fn other_places(&self) -> impl Iterator<Item = (&Location, &str)> {
        let output = self.output.iter().map(|at| (at, "what was made of it"));
        output.chain(self.related.iter().map(|(at, message)| (at, message.as_str())))
    }

    /// Says how it can be mended, if it can.
    pub fn fix(&mut self, fix: impl Into<Option<Fix>>) -> &mut Diagnostic {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// Says that it is mended by another value at its place.
    pub fn fix_value(&mut self, title: impl Into<String>, value: impl Into<Value>) -> &mut Diagnostic {
        let fix = Fix::new(title).replace(&self.at, value);
        self.fix(fix)
    }

    /// Says that it is mended by this member of the object at its place.
    pub fn fix_member(
        &mut self,
        title: impl Into<String>,
        key: impl Into<String>,
        value: impl Into<Value>,
    ) -> &mut Diagnostic {
        let fix = Fix::new(title).set(&self.at, key, value);
        self.fix(fix)
    }

    /// Says that it is mended by another name of the member at its place.
    pub fn fix_name(&mut self, name: impl Into<String>) -> &mut Diagnostic {
        let name = name.into();
        let fix = Fix::new(format!("rename it to `{name}`")).rename(&self.at, name);
        self.fix(fix)
    }

    /// Says that it is mended by taking away what stands at its place.
    pub fn fix_by_removal(&mut self, title: impl Into<String>) -> &mut Diagnostic {
        let fix = Fix::new(title).remove(&self.at);
        self.fix(fix)
    }
}
