//! Every error told the way the diagnostics are, so that there is one road to people and to programs.

use std::error::Error as _;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use connectorgen_diagnostics::{
    At, Code, Diagnostic, Diagnostics, Document, JsonPointer, Location, Position, Severity, render,
};
use connectorgen_spec::ReadError;
use connectorgen_spec::codes::UNREADABLE_DOCUMENT;

use crate::codes::CONFIGURATION_INVALID;
use crate::codes::{FILE_EXISTS, FILE_MISSING, FILE_OUT_OF_DATE, OUTPUT_FAILED, SETTING_MISSING};
use crate::{Error, Sources, locate};

impl Error {
    /// The error as diagnostics: those of [`Error::Rejected`] as they are, one for each file of
    /// [`Error::OutOfDate`], and one for everything else.
    pub fn diagnostics(&self) -> Diagnostics {
        if let Error::Rejected { diagnostics, .. } = self {
            return diagnostics.clone();
        }
        let mut found = Diagnostics::new();
        match self {
            Error::Rejected { .. } => {}
            Error::Missing { setting, message, help } => {
                found.push(missing(setting, message, help));
            }
            Error::Read(error) => {
                found.push(unreadable(error));
            }
            Error::Config(error) => {
                let at = place(Document::Options, &error.pointer, &error.file, error.position);
                let mut diagnostic = Diagnostic::new(&CONFIGURATION_INVALID, at, &error.message);
                diagnostic.help.clone_from(&error.help);
                found.push(diagnostic);
            }
            Error::Io { path, source } => {
                found.push(at_file(&UNREADABLE_DOCUMENT, path, format!("{self}: {source}")));
            }
            Error::NoConnector { path } => {
                found.push(at_file(&FILE_MISSING, path, self.to_string())).help(
                    "name a folder with `apiDefinition.swagger.json` and `apiProperties.json`, an unpacked solution, or \
                     one of the two files",
                );
            }
            Error::Exists { path } => {
                found.push(at_file(&FILE_EXISTS, path, self.to_string())).help("`--force` replaces it");
            }
            Error::Write { path, source } => {
                found.push(at_file(&OUTPUT_FAILED, path, format!("{self}: {source}")));
            }
            Error::OutOfDate { dir, drift } => {
                for file in drift.files() {
                    found.push(at_file(&FILE_OUT_OF_DATE, &dir.join(file.name()), file.summary())).help(
                        if file.is_stale() {
                            "delete what it stands for where it is deployed, then it"
                        } else {
                            "generate the connector again and keep what is written"
                        },
                    );
                }
            }
            Error::Emit(error @ connectorgen_emit::Error::Io { path, source, .. }) => {
                found.push(at_file(&OUTPUT_FAILED, path, format!("{error}: {source}")));
            }
            Error::Emit(error) => {
                let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
                found.report(&OUTPUT_FAILED, &At::root(Document::Definition), format!("{error}{cause}"));
            }
        }
        found
    }

    /// The texts that [`Error::diagnostics`] point to.
    pub fn sources(&self) -> Sources {
        match self {
            Error::Rejected { sources, .. } => sources.clone(),
            Error::Config(error) => error
                .source
                .as_ref()
                .map_or_else(Sources::default, |source| Sources::from((**source).clone())),
            Error::Missing { .. }
            | Error::Read(_)
            | Error::Io { .. }
            | Error::NoConnector { .. }
            | Error::OutOfDate { .. }
            | Error::Exists { .. }
            | Error::Write { .. }
            | Error::Emit(_) => Sources::default(),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        let Error::Rejected { diagnostics, sources } = self else { return Ok(()) };
        let errors: Vec<_> = diagnostics.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
        let text = render::render(render::Format::Text, &errors, sources, &render::Style::default());
        write!(f, "\n\n{}", text.trim_end())
    }
}

fn missing(setting: &str, message: &str, help: &str) -> Diagnostic {
    let mut at = At::root(Document::Options).key(setting).location();
    at.file = Some(locate::flag(&at.pointer));
    let mut diagnostic = Diagnostic::new(&SETTING_MISSING, at, message);
    diagnostic.help(help);
    diagnostic
}

fn unreadable(error: &ReadError) -> Diagnostic {
    let root = JsonPointer::root();
    match error {
        ReadError::Io { path, source } => at_file(&UNREADABLE_DOCUMENT, path, format!("{error}: {source}")),
        ReadError::NotUtf8 { name, encoding, line, column } => {
            let at = place(Document::Source, &root, name, Some(Position { line: *line, column: *column }));
            let mut diagnostic =
                Diagnostic::new(&UNREADABLE_DOCUMENT, at, format!("the document is not {encoding} text"));
            diagnostic.help("save it as UTF-8");
            diagnostic
        }
        ReadError::NotText { name, kind, help } => {
            let at = place(Document::Source, &root, name, None);
            let mut diagnostic =
                Diagnostic::new(&UNREADABLE_DOCUMENT, at, format!("the document is {kind}, not text"));
            diagnostic.help(*help);
            diagnostic
        }
        ReadError::NotJson { name, source } => {
            let at = place(Document::Source, &root, name, None);
            Diagnostic::new(
                &UNREADABLE_DOCUMENT,
                at,
                format!("the document cannot be turned into JSON: {source}"),
            )
        }
        other => {
            Diagnostic::new(&UNREADABLE_DOCUMENT, At::root(Document::Source).location(), other.to_string())
        }
    }
}

fn at_file(code: &Code, path: &Path, message: String) -> Diagnostic {
    Diagnostic::new(
        code,
        place(Document::Source, &JsonPointer::root(), &path.to_string_lossy(), None),
        message,
    )
}

fn place(document: Document, pointer: &JsonPointer, file: &str, position: Option<Position>) -> Location {
    Location { document, pointer: pointer.clone(), file: Some(Arc::from(file)), position }
}
