use std::fmt;

use super::place::{document_name, is_in_a_file};
use crate::{Diagnostic, Severity};

/// Workflow commands: `::error file=…,line=…,col=…,title=…::message` (GitHub Docs, "Workflow commands for GitHub
/// Actions").
pub(super) fn write(out: &mut dyn fmt::Write, diagnostics: &[Diagnostic]) -> fmt::Result {
    diagnostics.iter().try_for_each(|diagnostic| writeln!(out, "{}", command(diagnostic)))
}

fn command(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let at = &diagnostic.at;
    let mut properties = Vec::new();
    if is_in_a_file(at) {
        properties.push(format!("file={}", property(document_name(at))));
    }
    if let Some(position) = at.position {
        properties.push(format!("line={},col={}", position.line, position.column));
    }
    properties.push(format!("title={}", property(diagnostic.id)));
    let place = if at.position.is_none() && !at.pointer.is_root() {
        format!(" (at #{})", at.pointer)
    } else {
        String::new()
    };
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{place}{help}", diagnostic.message));
    format!("::{level} {}::{message}", properties.join(","))
}

/// The escapes of what stands behind the second `::` (actions/toolkit, `escapeData`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a property's value (actions/toolkit, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{command, data, property};
    use crate::{At, Code, Diagnostic, Document};

    const CODE: Code = Code::error("some-id", "Something.");

    #[test]
    fn message_with_line_break_stays_one_command() {
        assert_eq!(data("50 % of\r\n::error::x"), "50 %25 of%0D%0A::error::x");
    }

    #[test]
    fn property_with_separators_is_escaped() {
        assert_eq!(property("C:\\a,b%.yaml"), "C%3A\\a%2Cb%25.yaml");
    }

    #[test]
    fn flag_without_place_names_no_file() {
        let mut found =
            Diagnostic::new(&CODE, At::root(Document::Options).key("tenant").location(), "is no GUID");
        found.help("give one");
        assert_eq!(command(&found), "::error title=some-id::is no GUID (at #/tenant)%0Ahelp: give one");
    }
}
