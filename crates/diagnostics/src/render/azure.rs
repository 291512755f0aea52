use std::fmt;

use super::place::{document_name, is_in_a_file};
use crate::{Diagnostic, Severity};

/// Logging commands: `##vso[task.logissue type=error;sourcepath=…;linenumber=…;columnnumber=…;code=…]message` (Microsoft
/// Learn, "Logging commands" of Azure Pipelines). There is none for notes, so they are lines of the log.
pub(super) fn write(out: &mut dyn fmt::Write, diagnostics: &[Diagnostic]) -> fmt::Result {
    diagnostics.iter().try_for_each(|diagnostic| writeln!(out, "{}", command(diagnostic)))
}

fn command(diagnostic: &Diagnostic) -> String {
    let at = &diagnostic.at;
    let place = if at.position.is_none() && !at.pointer.is_root() {
        format!(" (at #{})", at.pointer)
    } else {
        String::new()
    };
    let help = diagnostic.help.as_ref().map(|help| format!("; help: {help}")).unwrap_or_default();
    let message = data(&format!("[{}] {}{place}{help}", diagnostic.id, diagnostic.message));
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => {
            let position = at.position.map(|p| format!(":{}:{}", p.line, p.column)).unwrap_or_default();
            return format!("note: {}{position}: {message}", data(document_name(at)));
        }
    };
    let mut properties = vec![format!("type={kind}")];
    if is_in_a_file(at) {
        properties.push(format!("sourcepath={}", property(document_name(at))));
    }
    if let Some(position) = at.position {
        properties.push(format!("linenumber={};columnnumber={}", position.line, position.column));
    }
    properties.push(format!("code={}", property(diagnostic.id)));
    format!("##vso[task.logissue {}]{message}", properties.join(";"))
}

/// The escapes of a message (azure-pipelines-task-lib, `escapedata`).
fn data(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a property's value (azure-pipelines-task-lib, `escape`).
fn property(text: &str) -> String {
    data(text).replace(']', "%5D").replace(';', "%3B")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn message_with_line_break_stays_one_command() {
        assert_eq!(data("50 % of\r\n##vso[x]"), "50 %AZP25 of%0D%0A##vso[x]");
    }

    #[test]
    fn property_with_separators_is_escaped() {
        assert_eq!(property("a;b]%.yaml"), "a%3Bb%5D%AZP25.yaml");
    }
}
