use connectorgen_diagnostics::Diagnostics;

use super::file::File;
use super::{FixOptions, pass};
use crate::Error;
use crate::check::CheckReport;
use crate::check::files::ConnectorFiles;

/// Fixes that wait for others are applied in later passes. What is mended in one pass seldom brings to light what can
/// be mended in the next; a rule that undid what another one does would go on for ever.
const MOST_PASSES: usize = 10;

/// The files of a connector as they become, and how they came to it.
pub(in crate::check) struct Mended {
    pub(in crate::check) files: ConnectorFiles,
    pub(super) changed: Vec<File>,
    pub(super) found: usize,
    pub(super) fixed: Diagnostics,
}

/// Mends the files of one connector. `check` says what is wrong with files.
pub(in crate::check) fn mend(
    mut files: ConnectorFiles,
    options: FixOptions,
    check: impl Fn(&ConnectorFiles) -> Result<CheckReport, Error>,
) -> Result<Mended, Error> {
    let mut texts: Vec<File> =
        files.files.iter().enumerate().filter_map(|(at, file)| File::of(at, file)).collect();
    let mut report = check(&files)?;
    let found = report.diagnostics.len();
    let mut fixed = Diagnostics::new();
    for _ in 0..MOST_PASSES {
        let mended = pass::apply(&mut texts, &report.diagnostics, options);
        if mended.is_empty() {
            break;
        }
        fixed.append(mended);
        write(&texts, &mut files);
        report = check(&files)?;
    }
    if options.format_files {
        texts.iter_mut().for_each(File::format);
        write(&texts, &mut files);
    }
    let changed = texts.into_iter().filter(File::is_changed).collect();
    Ok(Mended { files, changed, found, fixed })
}

fn write(texts: &[File], files: &mut ConnectorFiles) {
    for text in texts {
        if let Some(file) = files.files.get_mut(text.index) {
            file.bytes = text.bytes();
        }
    }
}
