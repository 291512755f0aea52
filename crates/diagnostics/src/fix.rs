use serde::Serialize;
use serde_json::Value;

use crate::{Document, JsonPointer, Location};

/// How a fault can be mended without asking anybody: edits of the files, to be applied all together or not at all. It
/// is data: whoever reports a fault changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an instruction: "remove the `.`".
    pub title: String,
    /// What has to be asked for to have it applied.
    pub kind: FixKind,
    /// What it changes.
    pub edits: Vec<Edit>,
}

/// What has to be asked for to have a [`Fix`] applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixKind {
    /// Nothing: what flows and apps rely on stays as it is.
    Repair,
    /// The renaming of operations: flows and apps know an operation by its id.
    RenameOperations,
}

/// One change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which file.
    pub document: Document,
    /// Where in it.
    pub pointer: JsonPointer,
    /// What happens there.
    pub change: Change,
}

/// What happens at the place of an [`Edit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The value becomes another one.
    Replace(Value),
    /// The member gets another name.
    Rename(String),
    /// The member or element goes away.
    Remove,
    /// The member of this name of the object becomes this value; one that is not there is added behind the others.
    Set(String, Value),
}

impl Fix {
    /// A fix without edits yet, applied whenever fixes are asked for.
    pub fn new(title: impl Into<String>) -> Fix {
        Fix { title: title.into(), kind: FixKind::Repair, edits: Vec::new() }
    }

    /// The same fix, applied only when renaming operations was asked for.
    #[must_use]
    pub fn renames_operations(mut self) -> Fix {
        self.kind = FixKind::RenameOperations;
        self
    }

    /// Adds an edit.
    #[must_use]
    pub fn edit(mut self, at: &Location, change: Change) -> Fix {
        self.edits.push(Edit { document: at.document, pointer: at.pointer.clone(), change });
        self
    }

    /// Gives the value at a place another one.
    #[must_use]
    pub fn replace(self, at: &Location, value: impl Into<Value>) -> Fix {
        self.edit(at, Change::Replace(value.into()))
    }

    /// Gives the member at a place another name.
    #[must_use]
    pub fn rename(self, at: &Location, name: impl Into<String>) -> Fix {
        self.edit(at, Change::Rename(name.into()))
    }

    /// Takes the member or element at a place away.
    #[must_use]
    pub fn remove(self, at: &Location) -> Fix {
        self.edit(at, Change::Remove)
    }

    /// Gives the object at a place this member, or the member that it has this value.
    #[must_use]
    pub fn set(self, at: &Location, key: impl Into<String>, value: impl Into<Value>) -> Fix {
        self.edit(at, Change::Set(key.into(), value.into()))
    }
}

impl FixKind {
    /// The flags of `connectorgen check` that apply it.
    pub const fn flags(self) -> &'static str {
        match self {
            FixKind::Repair => "--fix",
            FixKind::RenameOperations => "--fix --rename-operations",
        }
    }
}
