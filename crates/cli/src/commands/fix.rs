use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use connectorgen::render::Format;
use connectorgen::{Checker, Error, FailOn, FixReport};

use crate::args::FixArgs;
use crate::exit::Exit;
use crate::output;

/// Mends the files of a connector, or shows what would be mended, and reports what is left.
pub(super) fn run(checker: &Checker, path: &Path, args: &FixArgs, format: Format, fail_on: FailOn) -> Exit {
    match mended(checker, path, args) {
        Ok(report) => {
            let exit = if fail_on.fails(&report.diagnostics) { Exit::Findings } else { Exit::Fine };
            let told = output::report(format, &report.diagnostics, &report.sources);
            output::done(
                told.and_then(|()| output::tell(format, &summary(&report, path, args.dry_run))),
                exit,
            )
        }
        Err(error) => output::fail(&error, format, fail_on),
    }
}

fn mended(checker: &Checker, path: &Path, args: &FixArgs) -> Result<FixReport, Error> {
    if path == Path::new("-") {
        return Err(Error::Missing {
            setting: "path",
            message: "standard input cannot be mended",
            help: "give the path of the files",
        });
    }
    let report = checker.fix(path, args.options())?;
    if !args.dry_run {
        report.write()?;
    }
    Ok(report)
}

/// The changes when they are not made, and how many faults of which kind they mend.
fn summary(report: &FixReport, path: &Path, dry_run: bool) -> String {
    let path = path.display();
    let mut text = if dry_run { report.diff().to_owned() } else { String::new() };
    let were = match (dry_run, report.fixed.len()) {
        (true, _) => "would be",
        (false, 1) => "was",
        (false, _) => "were",
    };
    // Writing into a string does not fail.
    let _ = match (report.fixed.len(), report.is_empty()) {
        (0, true) => writeln!(text, "there is nothing in {path} that can be mended mechanically"),
        (0, false) => writeln!(text, "the files of {path} {were} formatted"),
        (1, _) => writeln!(text, "1 fault {were} mended in {path}: {}", counts(report)),
        (count, _) => writeln!(text, "{count} faults {were} mended in {path}: {}", counts(report)),
    };
    text
}

/// "9 op-summary-end, 3 format-known".
fn counts(report: &FixReport) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fixed in &report.fixed {
        *counts.entry(fixed.id).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.iter().map(|(id, count)| format!("{count} {id}")).collect::<Vec<_>>().join(", ")
}
