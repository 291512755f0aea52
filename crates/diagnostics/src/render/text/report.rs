use std::collections::HashMap;
use std::fmt;

use super::cursor::Cursor;
use super::excerpt::Excerpt;
use super::glyph::printable;
use super::limit::{Limit, Turn};
use super::paint::{Role, paint};
use crate::render::place::document_name;
use crate::render::{Sources, Style};
use crate::{Diagnostic, Location, Position, Severity};

/// Like a compiler: message, place, the line with a caret, help; at the end a line that counts.
pub(in crate::render) fn write(
    out: &mut dyn fmt::Write,
    diagnostics: &[Diagnostic],
    sources: &dyn Sources,
    style: &Style<'_>,
) -> fmt::Result {
    let mut limit = Limit::new(diagnostics);
    let mut report = Report { out, sources, cursors: HashMap::new(), color: style.color, width: style.width };
    for diagnostic in diagnostics {
        match limit.turn(diagnostic) {
            Turn::Print => report.block(diagnostic)?,
            Turn::Last { more } => {
                report.block(diagnostic)?;
                let (severity, id) = (diagnostic.severity, diagnostic.id);
                writeln!(report.out, "… and {more} more of {severity}[{id}]\n")?;
            }
            Turn::Skip => {}
        }
    }
    if diagnostics.is_empty() { Ok(()) } else { writeln!(report.out, "{}", counts(diagnostics)) }
}

struct Report<'a> {
    out: &'a mut dyn fmt::Write,
    sources: &'a dyn Sources,
    /// Where the last excerpt of each text was taken.
    cursors: HashMap<&'a str, Cursor<'a>>,
    color: bool,
    width: usize,
}

impl<'a> Report<'a> {
    fn block(&mut self, diagnostic: &'a Diagnostic) -> fmt::Result {
        let role = Role::Severity(diagnostic.severity);
        let head = self.paint(role, &format!("{}[{}]", diagnostic.severity, diagnostic.id));
        let message = self.paint(Role::Strong, &format!(": {}", printable(&diagnostic.message)));
        writeln!(self.out, "{head}{message}")?;

        let gutter = gutter(diagnostic);
        let own = Mark { arrow: "-->", role, caret: "^", label: "", conceals: diagnostic.conceals };
        self.place(&diagnostic.at, gutter, &own)?;
        for (at, message) in diagnostic.other_places() {
            let other =
                Mark { arrow: ":::", role: Role::Related, caret: "-", label: message, conceals: false };
            self.place(at, gutter, &other)?;
        }
        if let Some(help) = &diagnostic.help {
            self.remark(gutter, "help", help)?;
        }
        if let Some(fix) = &diagnostic.fix {
            self.remark(gutter, "fix", &format!("{} ({})", fix.title, fix.kind.flags()))?;
        }
        if let Some(official) = diagnostic.official {
            self.remark(gutter, "note", &format!("Microsoft's rule: {official}"))?;
        }
        writeln!(self.out)
    }

    fn place(&mut self, at: &'a Location, gutter: usize, mark: &Mark<'_>) -> fmt::Result {
        let excerpt = if mark.conceals { None } else { self.excerpt(at) };
        let name = printable(document_name(at));
        let place = match at.position {
            Some(Position { line, column }) => format!("{name}:{line}:{column}"),
            None if at.pointer.is_root() => name.into_owned(),
            None => format!("{name} #{}", printable(at.pointer.as_str())),
        };
        let arrow = self.paint(Role::Frame, &format!("{:gutter$}{}", "", mark.arrow));
        let label = printable(mark.label);
        let Some((line, excerpt)) = excerpt else {
            let label = if label.is_empty() { label } else { format!(": {label}").into() };
            return writeln!(self.out, "{arrow} {place}{label}");
        };
        writeln!(self.out, "{arrow} {place}")?;
        let bar = self.paint(Role::Frame, &format!("{:gutter$} |", ""));
        let number = self.paint(Role::Frame, &format!("{line:>gutter$} |"));
        let caret =
            self.paint(mark.role, format!("{} {label}", mark.caret.repeat(excerpt.length)).trim_end());
        writeln!(self.out, "{bar}")?;
        writeln!(self.out, "{}", format!("{number} {}", excerpt.line).trim_end())?;
        writeln!(self.out, "{bar} {}{caret}", " ".repeat(excerpt.indent))
    }

    fn excerpt(&mut self, at: &'a Location) -> Option<(usize, Excerpt)> {
        let position = at.position?;
        let file = at.file.as_deref()?;
        let text = self.sources.text(file)?;
        let cursor = self.cursors.entry(file).or_insert_with(|| Cursor::new(text));
        let (before, after) = cursor.split_at(position)?;
        Some((position.line, Excerpt::around(before, after, self.width)))
    }

    fn remark(&mut self, gutter: usize, kind: &str, text: &str) -> fmt::Result {
        let sign = self.paint(Role::Frame, &format!("{:gutter$} =", ""));
        let kind = self.paint(Role::Strong, &format!("{kind}:"));
        let indent = format!("\n{:width$}", "", width = gutter + "= help: ".len() + 1);
        writeln!(self.out, "{sign} {kind} {}", printable(text.trim_end()).replace('\n', &indent))
    }

    fn paint(&self, role: Role, text: &str) -> String {
        paint(self.color, role, text)
    }
}

/// How a place is shown.
struct Mark<'a> {
    arrow: &'a str,
    role: Role,
    caret: &'a str,
    label: &'a str,
    conceals: bool,
}

/// The width of the line numbers of a diagnostic: at least two, so that most of them are aligned.
fn gutter(diagnostic: &Diagnostic) -> usize {
    let places = std::iter::once(&diagnostic.at).chain(diagnostic.other_places().map(|(at, _)| at));
    let greatest = places.filter_map(|at| at.position).map(|p| p.line).max().unwrap_or_default();
    greatest.to_string().len().max(2)
}

fn counts(diagnostics: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count = diagnostics.iter().filter(|d| d.severity == severity).count();
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {severity}{plural}"))
        })
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use crate::render::{Format, NoSources, Style, render};
    use crate::{At, Code, Diagnostics, Document, Position};

    const NOTE: Code = Code::note("some-note", "Something.");
    const WARNING: Code = Code::warning("some-warning", "Something.");

    fn text(found: &Diagnostics) -> String {
        render(Format::Text, found.as_slice(), &NoSources, &Style::default())
    }

    #[test]
    fn many_notes_of_one_id_are_counted() {
        let mut found = Diagnostics::new();
        for index in 0..128 {
            found.report(&NOTE, &At::root(Document::Source).index(index), format!("number {index}"));
        }
        let text = text(&found);
        assert_eq!(text.matches("note[some-note]: ").count(), 5);
        assert!(text.contains("\n… and 123 more of note[some-note]\n"), "{text}");
        assert!(text.ends_with("\n128 notes\n"), "{text}");
    }

    #[test]
    fn exactly_the_limit_leaves_nothing_out() {
        let mut found = Diagnostics::new();
        for index in 0..5 {
            found.report(&NOTE, &At::root(Document::Source).index(index), "again");
        }
        found.report(&WARNING, &At::root(Document::Source), "once");
        let text = text(&found);
        assert!(!text.contains("more of"), "{text}");
        assert!(text.ends_with("\n1 warning, 5 notes\n"), "{text}");
    }

    #[test]
    fn many_warnings_are_limited_later() {
        let mut found = Diagnostics::new();
        for index in 0..51 {
            found.report(&WARNING, &At::root(Document::Source).index(index), "again");
        }
        assert!(text(&found).contains("\n… and 1 more of warning[some-warning]\n"));
    }

    #[test]
    fn line_with_a_secret_is_not_shown() {
        let mut found = Diagnostics::new();
        found.report(&WARNING, &At::root(Document::Source), "a secret").conceal();
        for one in found.locations_mut() {
            (one.file, one.position) = (Some("a.yaml".into()), Some(Position { line: 1, column: 1 }));
        }
        let sources = vec![("a.yaml", "key: s3cr3t")];
        let text = render(Format::Text, found.as_slice(), &sources, &Style::default());
        assert_eq!(text, "warning[some-warning]: a secret\n  --> a.yaml:1:1\n\n1 warning\n");
    }

    #[test]
    fn message_with_escape_sequence_is_harmless() {
        let mut found = Diagnostics::new();
        found.report(&NOTE, &At::root(Document::Source).key("a\u{1b}b"), "x\u{1b}[2Jy").help("first\nsecond");
        assert_eq!(
            text(&found),
            "note[some-note]: x\\u{1b}[2Jy\n  --> <openapi> #/a\\u{1b}b\n   = help: first\n           second\n\n1 note\n"
        );
    }
}
