use std::fmt::{self, Write};

use super::place::document_name;
use crate::{Diagnostic, Severity};

/// A report as test runners write it: a failed case for each error, and a passed one with an output for everything
/// else. Where nothing was found there is one passed case, because readers take an empty report for a broken one.
pub(super) fn write(out: &mut dyn fmt::Write, diagnostics: &[Diagnostic]) -> fmt::Result {
    let tests = diagnostics.len().max(1);
    let failures = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\"");
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"connectorgen\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"connectorgen\" {counts}>")?;
    if diagnostics.is_empty() {
        writeln!(out, "    <testcase classname=\"connectorgen\" name=\"nothing was found\"/>")?;
    }
    for diagnostic in diagnostics {
        case(out, diagnostic)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn case(out: &mut dyn fmt::Write, d: &Diagnostic) -> fmt::Result {
    let file = document_name(&d.at);
    let place = match d.at.position {
        Some(position) => format!("{file}:{}:{}", position.line, position.column),
        None if d.at.pointer.is_root() => file.to_owned(),
        None => format!("{file} #{}", d.at.pointer),
    };
    let line = d.at.position.map(|position| format!(" line=\"{}\"", position.line)).unwrap_or_default();
    writeln!(
        out,
        "    <testcase classname=\"{}\" name=\"{} at {}\" file=\"{}\"{line}>",
        Xml(d.id),
        Xml(d.id),
        Xml(&place),
        Xml(file)
    )?;
    let mut text = format!("{}[{}]: {}\n  --> {place}", d.severity, d.id, d.message);
    if let Some(help) = &d.help {
        write!(text, "\n  help: {help}")?;
    }
    match d.severity {
        Severity::Error => writeln!(
            out,
            "      <failure type=\"{}\" message=\"{}\">{}</failure>",
            Xml(d.id),
            Xml(&d.message),
            Xml(&text)
        )?,
        Severity::Warning | Severity::Note => writeln!(out, "      <system-out>{}</system-out>", Xml(&text))?,
    }
    writeln!(out, "    </testcase>")
}

/// A text in XML 1.0, which has no way to write most control characters.
struct Xml<'a>(&'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' => f.write_char(c)?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn signs_of_xml_are_escaped() {
        assert_eq!(Xml("a<b> & \"c\"\u{7}\n").to_string(), "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}\n");
    }
}
