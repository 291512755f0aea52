use std::fmt;
use std::str::FromStr;

use super::{Sources, Style, azure, github, json, junit, sarif, text};
use crate::Diagnostic;

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// For people: like a compiler, with the line of the source.
    #[default]
    Text,
    /// For programs: one array of objects.
    Json,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For the logs of GitHub Actions: one workflow command per diagnostic.
    Github,
    /// For the logs of Azure Pipelines: one logging command per diagnostic.
    Azure,
    /// For whatever shows the results of tests: the XML of `JUnit`.
    Junit,
}

impl Format {
    /// All of them, in the order of the help text.
    pub const ALL: [Format; 6] =
        [Format::Text, Format::Json, Format::Sarif, Format::Github, Format::Azure, Format::Junit];

    /// The name on the command line: `text`.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Azure => "azure",
            Format::Junit => "junit",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Format, UnknownFormat> {
        Format::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat { name: name.to_owned() })
    }
}

/// No [`Format`] has this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat {
    /// What was asked for.
    pub name: String,
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Format::ALL.map(Format::name).join(", ");
        write!(f, "unknown format {:?}, expected one of: {names}", self.name)
    }
}

impl std::error::Error for UnknownFormat {}

/// The diagnostics in a format, in the order of the slice ([`crate::Diagnostics::sort`] gives the one for readers).
/// `sources` has the texts that lines are quoted from.
pub fn render(
    format: Format,
    diagnostics: &[Diagnostic],
    sources: &dyn Sources,
    style: &Style<'_>,
) -> String {
    let mut out = String::new();
    // Writing into a `String` does not fail, and serialising plain structs does not either.
    let _ = write(format, &mut out, diagnostics, sources, style);
    out
}

/// The same as [`render`], into a writer. Fails only when the writer does.
pub fn write(
    format: Format,
    out: &mut dyn fmt::Write,
    diagnostics: &[Diagnostic],
    sources: &dyn Sources,
    style: &Style<'_>,
) -> fmt::Result {
    match format {
        Format::Text => text::write(out, diagnostics, sources, style),
        Format::Json => json::write(out, diagnostics),
        Format::Sarif => sarif::write(out, diagnostics, style),
        Format::Github => github::write(out, diagnostics),
        Format::Azure => azure::write(out, diagnostics),
        Format::Junit => junit::write(out, diagnostics),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, render};
    use crate::render::{NoSources, Style, sample};

    #[test]
    fn format_name_round_trips() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        let error = "xml".parse::<Format>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown format \"xml\", expected one of: text, json, sarif, github, azure, junit"
        );
    }

    #[test]
    fn sample_renders_in_every_format() {
        let (found, sources) = (sample::diagnostics(), sample::sources());
        let style = Style { codes: sample::CODES, ..Style::default() };
        for format in Format::ALL {
            insta::assert_snapshot!(format.name(), render(format, found.as_slice(), &sources, &style));
        }
    }

    #[test]
    fn sample_renders_with_colours() {
        let style = Style { color: true, ..Style::default() };
        let found = sample::diagnostics();
        let some = found.as_slice().get(..2).unwrap_or_default();
        let text = render(Format::Text, some, &sample::sources(), &style);
        insta::assert_snapshot!("text_coloured", text.replace('\u{1b}', "ESC"));
    }

    #[test]
    fn nothing_renders_as_nothing() {
        let empty = |format| render(format, &[], &NoSources, &Style::default());
        assert_eq!(empty(Format::Text), "");
        assert_eq!(empty(Format::Json), "[]\n");
        assert_eq!(empty(Format::Github), "");
        assert_eq!(empty(Format::Azure), "");
        insta::assert_snapshot!("junit_empty", empty(Format::Junit));
        insta::assert_snapshot!("sarif_empty", empty(Format::Sarif));
    }
}
