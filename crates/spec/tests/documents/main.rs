//! Documents as they are given: reading, trees, faults and places.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::format_collect, reason = "generated documents are short, and read better this way")]

mod faults;
mod hostile;
mod locate;
mod reading;
mod roads;
mod yaml;

use connectorgen_diagnostics::{Diagnostic, Diagnostics};
use connectorgen_spec::{Format, SourceDoc};
use serde_json::Value;

/// The tree of a text that has to be read without any report.
fn tree(text: &str, format: Format) -> Value {
    let mut found = Diagnostics::new();
    let doc = SourceDoc::from_text("doc", text, format);
    let tree = doc.tree(&mut found).map(std::borrow::Cow::into_owned);
    assert!(found.is_empty(), "{text}\n{}", render(&found));
    tree.unwrap()
}

/// What is reported about a text, and whether there is a tree.
fn reports(text: &str, format: Format) -> (Vec<Diagnostic>, Option<Value>) {
    let mut found = Diagnostics::new();
    let doc = SourceDoc::from_text("doc", text, format);
    let tree = doc.tree(&mut found).map(std::borrow::Cow::into_owned);
    (found.as_slice().to_vec(), tree)
}

/// The only report about a text that cannot be read: line, column and message.
fn fault(text: &str, format: Format) -> (usize, usize, String) {
    let (found, tree) = reports(text, format);
    assert_eq!(tree, None, "{text}");
    let [fault] = found.as_slice() else { panic!("{text}\n{found:?}") };
    assert_eq!((fault.id, fault.at.file.as_deref()), ("unreadable-document", Some("doc")));
    assert!(fault.help.is_some(), "{text}\n{}", fault.message);
    let position = fault.at.position.unwrap();
    (position.line, position.column, fault.message.clone())
}

/// Compares with the snapshot of this name.
fn assert_snapshot(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

/// Reports as people see them, one after the other.
fn render<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for diagnostic in found {
        let place = |at: &connectorgen_diagnostics::Location| {
            at.position.map_or("-".to_owned(), |position| format!("{}:{}", position.line, position.column))
        };
        let Diagnostic { id, severity, message, help, at, related, .. } = diagnostic;
        let pointer = if at.pointer.is_root() { String::new() } else { format!(" ({})", at.pointer) };
        writeln!(text, "{}: {severity}[{id}]: {message}{pointer}", place(at)).unwrap();
        for (at, message) in related {
            writeln!(text, "  {}: {message}", place(at)).unwrap();
        }
        if let Some(help) = help {
            writeln!(text, "  help: {help}").unwrap();
        }
    }
    text
}
