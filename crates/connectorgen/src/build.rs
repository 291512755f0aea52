//! For build scripts: a connector that is made anew whenever its document changes.
//!
//! ```no_run
//! // build.rs
//! use connectorgen::{AuthModel, build};
//!
//! fn main() -> Result<(), connectorgen::Error> {
//!     build::compile("openapi.yaml", AuthModel::default())?;
//!     Ok(())
//! }
//! ```
//!
//! Cargo is told which files were read (`cargo::rerun-if-changed`), errors (`cargo::error`) and warnings
//! (`cargo::warning`), one line each: `openapi.yaml:12:5: server-missing: …`. Notes are not told. The files go to
//! `OUT_DIR`, unless [`Generator::out_dir`] or the configuration names a folder; those that are equal are not touched.
#![allow(clippy::disallowed_methods, reason = "Cargo says in OUT_DIR where files belong")]

use std::fmt;
use std::path::PathBuf;

use connectorgen_auth::AuthSets;
use connectorgen_diagnostics::{Diagnostic, Diagnostics, Severity};
use connectorgen_emit::WriteReport;

use crate::{Error, Generator};

/// One document, one sign-in, the defaults for everything else: writes the connector to `OUT_DIR`.
///
/// For anything else, see [`Generator::compile`].
pub fn compile(spec: impl Into<PathBuf>, auth: impl Into<AuthSets>) -> Result<WriteReport, Error> {
    Generator::new().spec(spec).auth(auth).compile()
}

pub(crate) fn run(generator: &Generator) -> Result<WriteReport, Error> {
    // A configuration that cannot be read is read again as soon as it changes.
    if let Some(path) = generator.config_path() {
        tell("rerun-if-changed", path.display());
    }
    let result = make(generator);
    if let Err(error) = &result {
        tell_all(&error.diagnostics());
    }
    result
}

fn make(generator: &Generator) -> Result<WriteReport, Error> {
    let plan = generator.plan()?;
    for path in plan.inputs().filter(|path| Some(*path) != generator.config_path()) {
        tell("rerun-if-changed", path.display());
    }
    let dir = match plan.out_dir() {
        Some(dir) => dir.to_owned(),
        None => out_dir()?,
    };
    let generated = plan.generate();
    let sources = match &generated {
        Ok(generated) => generated.sources.clone(),
        Err(error) => error.sources(),
    };
    // The files that the document refers to are known now.
    for path in sources.paths().filter(|path| !plan.inputs().any(|input| input == *path)) {
        tell("rerun-if-changed", path.display());
    }
    let generated = generated?;
    tell_all(&generated.diagnostics);
    let written = generated.write_to(dir)?;
    for left_over in written.stale() {
        let path = written.dir().join(left_over.name());
        tell("warning", format_args!("{} is left over: {}", path.display(), left_over.why()));
    }
    Ok(written)
}

fn out_dir() -> Result<PathBuf, Error> {
    std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or(Error::Missing {
        setting: "out",
        message: "OUT_DIR is not set, so this is not a build script",
        help: "name a folder with `.out_dir(…)`, or call `write` instead of `compile`",
    })
}

fn tell_all(diagnostics: &Diagnostics) {
    for diagnostic in diagnostics {
        match diagnostic.severity {
            Severity::Error => tell("error", Line(diagnostic)),
            Severity::Warning => tell("warning", Line(diagnostic)),
            Severity::Note => {}
        }
    }
}

#[allow(clippy::print_stdout, reason = "this is how a build script talks to Cargo")]
fn tell(what: &str, value: impl fmt::Display) {
    println!("cargo::{what}={value}");
}

/// A diagnostic in one line: Cargo ends an instruction at the end of the line.
struct Line<'d>(&'d Diagnostic);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Line(diagnostic) = self;
        if let Some(file) = &diagnostic.at.file {
            write!(f, "{}:", one_line(file))?;
        }
        match diagnostic.at.position {
            Some(position) => write!(f, "{}:{}:", position.line, position.column)?,
            None if diagnostic.at.pointer.is_root() => {}
            None => write!(f, "{}:", one_line(diagnostic.at.pointer.as_str()))?,
        }
        let space = if diagnostic.at.file.is_some() { " " } else { "" };
        write!(f, "{space}{}: {}", diagnostic.id, one_line(&diagnostic.message))?;
        match &diagnostic.help {
            Some(help) => write!(f, " ({})", one_line(help)),
            None => Ok(()),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
