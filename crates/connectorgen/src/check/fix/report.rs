use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use connectorgen_diagnostics::Diagnostics;
use connectorgen_emit::{FileSet, Upkeep, unified_diff};

use super::Mended;
use crate::check::CheckReport;
use crate::{Error, Sources};

/// What was mended in the files of connectors, what they become, and what there is left to say about them.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FixReport {
    /// How much was found before anything was mended.
    pub found: usize,
    /// What was mended, with the places in the files as they were.
    pub fixed: Diagnostics,
    /// What is left, sorted, with the places in the files as they become.
    pub diagnostics: Diagnostics,
    /// The files as they become.
    pub sources: Sources,
    /// The files that change, by folder.
    changed: BTreeMap<PathBuf, FileSet>,
    diff: String,
}

impl FixReport {
    pub(in crate::check) fn new(mended: Vec<Mended>, left: CheckReport) -> FixReport {
        let CheckReport { diagnostics, sources } = left;
        let (fixed, changed, diff) = (Diagnostics::new(), BTreeMap::new(), String::new());
        let mut report = FixReport { found: 0, fixed, diagnostics, sources, changed, diff };
        for connector in mended {
            report.found += connector.found;
            report.fixed.append(connector.fixed);
            for file in connector.changed {
                let after = file.bytes();
                report.diff.push_str(&unified_diff(
                    &file.name,
                    &file.before,
                    &String::from_utf8_lossy(&after),
                ));
                let path = Path::new(file.name.as_ref());
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                report.changed.entry(folder).or_default().insert(name, after, Upkeep::Managed);
            }
        }
        report
    }

    /// The files that change, with what they become.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, &[u8])> {
        self.changed
            .iter()
            .flat_map(|(folder, files)| files.iter().map(move |(name, bytes)| (folder.join(name), bytes)))
    }

    /// True when no file changes.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// The changes as a unified diff; empty when nothing changes.
    pub fn diff(&self) -> &str {
        &self.diff
    }

    /// Writes the files that change: of a folder all of them, or when something fails usually none, and none by half.
    pub fn write(&self) -> Result<(), Error> {
        for (folder, files) in &self.changed {
            files.write_to(folder)?;
        }
        Ok(())
    }
}
