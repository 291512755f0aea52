use std::fmt;

use serde::Serialize;

use super::place::document_name;
use crate::{Diagnostic, Fix, FixKind, JsonPointer, Location, Severity};

/// One array; people parse it, so members are only ever added.
pub(super) fn write(out: &mut dyn fmt::Write, diagnostics: &[Diagnostic]) -> fmt::Result {
    let entries: Vec<Entry<'_>> = diagnostics.iter().map(Entry::of).collect();
    let text = serde_json::to_string_pretty(&entries).map_err(|_| fmt::Error)?;
    writeln!(out, "{text}")
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    document: &'a str,
    pointer: &'a JsonPointer,
    line: Option<usize>,
    column: Option<usize>,
    official: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    kind: FixKind,
    flags: &'a str,
}

impl<'a> FixEntry<'a> {
    fn of(fix: &'a Fix) -> FixEntry<'a> {
        FixEntry { title: &fix.title, kind: fix.kind, flags: fix.kind.flags() }
    }
}

#[derive(Serialize)]
struct Related<'a> {
    document: &'a str,
    pointer: &'a JsonPointer,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

impl<'a> Entry<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Entry<'a> {
        let at = &diagnostic.at;
        Entry {
            id: diagnostic.id,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            document: document_name(at),
            pointer: &at.pointer,
            line: at.position.map(|p| p.line),
            column: at.position.map(|p| p.column),
            official: diagnostic.official,
            fix: diagnostic.fix.as_deref().map(FixEntry::of),
            related: diagnostic.other_places().map(|(at, message)| Related::of(at, message)).collect(),
        }
    }
}

impl<'a> Related<'a> {
    fn of(at: &'a Location, message: &'a str) -> Related<'a> {
        Related {
            document: document_name(at),
            pointer: &at.pointer,
            line: at.position.map(|p| p.line),
            column: at.position.map(|p| p.column),
            message,
        }
    }
}
