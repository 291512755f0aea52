//! How a text is laid out, so that what is added looks like what is there.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{PrettyFormatter, Serializer};

use crate::syntax::{Kind, Member, Node, Syntax};

/// What a value looks like where it is put.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Style<'t> {
    /// On one line.
    Compact,
    /// Members and elements on lines of their own.
    Lines {
        /// What ends a line.
        end: &'t str,
        /// What the line of the value begins with.
        indent: &'t str,
        /// What each step inwards adds.
        unit: &'t str,
    },
}

/// A value as text. It is ASCII when the text around it is.
pub(crate) fn print(value: &Value, style: Style<'_>, ascii: bool) -> String {
    let printed = match style {
        Style::Compact => value.to_string(),
        Style::Lines { end, indent, unit } => {
            let mut bytes = Vec::new();
            let formatter = PrettyFormatter::with_indent(unit.as_bytes());
            // Writing a value into memory does not fail.
            let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter));
            let text = String::from_utf8(bytes).unwrap_or_default();
            text.replace('\n', &format!("{end}{indent}"))
        }
    };
    if ascii { escaped(&printed) } else { printed }
}

fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a string does not fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text
}

impl<'t> Syntax<'t> {
    /// The space before a key or element, from the last line break on if there is one.
    pub(crate) fn gap_before(&self, offset: usize) -> &'t str {
        let before = self.slice(0..offset);
        let gap = before.get(before.trim_end_matches([' ', '\t', '\n', '\r']).len()..).unwrap_or_default();
        let line = gap
            .rfind('\n')
            .map(|at| if gap.get(..at).is_some_and(|g| g.ends_with('\r')) { at - 1 } else { at });
        line.and_then(|at| gap.get(at..)).unwrap_or(gap)
    }

    /// What the line of a place begins with.
    pub(crate) fn indent_of(&self, offset: usize) -> &'t str {
        let before = self.slice(0..offset);
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(line..).unwrap_or_default();
        let length = line.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(line.len());
        line.get(..length).unwrap_or_default()
    }

    /// What ends lines, or nothing when the text is a single one.
    pub(crate) fn line_end(&self) -> Option<&'static str> {
        let trimmed = self.text.trim_end();
        let at = trimmed.find('\n')?;
        Some(if trimmed.get(..at).is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" })
    }

    /// What each step inwards adds to the beginning of a line.
    pub(crate) fn unit(&self) -> &'t str {
        let first = match &self.root.kind {
            Kind::Object(members) => members.first().map(|member| member.key.start),
            Kind::Array(elements) => elements.first().map(|element| element.span.start),
            Kind::Scalar => None,
        };
        let indent = first.map(|at| self.indent_of(at)).unwrap_or_default();
        let outer = self.indent_of(self.root.span.start);
        indent.strip_prefix(outer).filter(|unit| !unit.is_empty()).unwrap_or("  ")
    }

    /// How a value is laid out that stands on the line of a place.
    pub(crate) fn style_at(&self, offset: usize, is_spread: bool) -> Style<'t> {
        match self.line_end().filter(|_| is_spread) {
            Some(end) => Style::Lines { end, indent: self.indent_of(offset), unit: self.unit() },
            None => Style::Compact,
        }
    }

    /// Whether what an object or array holds stands on lines of its own. Of what is empty, the whole text tells.
    pub(crate) fn is_spread(&self, node: &Node) -> bool {
        let first = match &node.kind {
            Kind::Object(members) => members.first().map(|member| member.key.start),
            Kind::Array(elements) => elements.first().map(|element| element.span.start),
            Kind::Scalar => None,
        };
        match first {
            Some(first) => self.slice(node.span.start..first).contains('\n'),
            None => self.line_end().is_some(),
        }
    }

    /// What stands between a key and its value.
    pub(crate) fn colon(&self, member: &Member) -> &'t str {
        let colon = self.slice(member.key.end..member.value.span.start);
        if colon.contains(['\n', '/']) { ": " } else { colon }
    }
}
