//! What was found in a connector when checking it began, so that only what is new is reported.
#![allow(clippy::disallowed_methods, reason = "baselines are read and written here")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use connectorgen_diagnostics::{At, Diagnostic, Diagnostics, Document};
use connectorgen_emit::{FileSet, Upkeep, to_json};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::check::base_name;
use crate::codes::BASELINE_OUTDATED;

/// Findings that are known and not reported again. They are known by their id and their place, not by their line, so
/// that they stay known when lines move.
///
/// ```
/// use connectorgen::{Baseline, Checker, ConnectorFiles};
///
/// let mut files = ConnectorFiles::new();
/// files.file("apiDefinition.swagger.json", r#"{ "swagger": "2.0", "host": "https://api.contoso.com" }"#);
/// let before = Checker::new().files(&files)?;
/// let after = Checker::new().baseline(Baseline::of(&before.diagnostics)).files(&files)?;
/// assert!(after.diagnostics.is_empty());
/// # Ok::<(), connectorgen::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// How often each id was found at each place.
    findings: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Baseline {
    /// All that was found.
    pub fn of(found: &Diagnostics) -> Baseline {
        let mut baseline = Baseline::default();
        for diagnostic in found.iter().filter(|diagnostic| is_of_files(diagnostic)) {
            let places = baseline.findings.entry(diagnostic.id.to_owned()).or_default();
            *places.entry(place(diagnostic)).or_default() += 1;
        }
        baseline
    }

    /// Reads a baseline. [`Error::Io`] says that the file cannot be read, or that it is no baseline.
    pub fn read(path: impl AsRef<Path>) -> Result<Baseline, Error> {
        let path = path.as_ref();
        let text = fs::read_to_string(path);
        let baseline = text.and_then(|text| serde_json::from_str(&text).map_err(std::io::Error::from));
        baseline.map_err(|source| Error::Io { path: path.to_owned(), source })
    }

    /// Writes it, unless the file is the same already.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut files = FileSet::new();
        files.insert(name, to_json(self)?, Upkeep::Managed);
        let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        files.write_to(dir)?;
        Ok(())
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.findings.values().flat_map(BTreeMap::values).sum()
    }

    /// True when it holds none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Drops what is known. What is known and was not found is told once.
    pub(crate) fn apply(&self, found: &mut Diagnostics) {
        let mut left = self.clone();
        found.retain_mut(|diagnostic| {
            let places = left.findings.get_mut(diagnostic.id);
            match places.and_then(|places| places.get_mut(&place(diagnostic))) {
                Some(count) if *count > 0 && is_of_files(diagnostic) => {
                    *count -= 1;
                    false
                }
                Some(_) | None => true,
            }
        });
        let gone: usize = left.len();
        if gone > 0 {
            let findings =
                if gone == 1 { "finding of the baseline is" } else { "findings of the baseline are" };
            let root = At::root(Document::Options);
            found.report(&BASELINE_OUTDATED, &root.key("baseline"), format!("{gone} {findings} gone")).help(
                "write the baseline anew with `--write-baseline`, so that they do not come back unseen",
            );
        }
    }
}

/// Settings are not what a baseline is for.
fn is_of_files(diagnostic: &Diagnostic) -> bool {
    diagnostic.at.document != Document::Options
}

/// The file without its folder, and the place in it.
fn place(diagnostic: &Diagnostic) -> String {
    let file = diagnostic.at.file.as_deref().map(base_name).unwrap_or_default();
    format!("{file}#{}", diagnostic.at.pointer)
}
