use std::path::Path;

use connectorgen::config::ConfigFile;
use connectorgen::{Baseline, CheckReport, Checker, Error, FailOn};

use super::fix;
use crate::args::CheckArgs;
use crate::exit::Exit;
use crate::{output, terminal};

/// Checks the files of a connector.
pub(crate) fn run(args: &CheckArgs) -> Exit {
    let format = args.report.format;
    let config = match args.config.as_ref().map(ConfigFile::read).transpose() {
        Ok(config) => config,
        Err(error) => return output::fail(&error, format, FailOn::Error),
    };
    let configured = config.as_ref().and_then(|config| config.options().fail_on);
    let fail_on = args.report.fail_on.or(configured).unwrap_or_default();
    let checker = match checker(args, config) {
        Ok(checker) => checker,
        Err(error) => return output::fail(&error, format, FailOn::Error),
    };
    if args.fix.fix {
        return fix::run(&checker, &args.path, &args.fix, format, fail_on);
    }
    match check(&checker, &args.path) {
        Ok(CheckReport { diagnostics, .. }) if args.write_baseline.is_some() => {
            write_baseline(args, &Baseline::of(&diagnostics))
        }
        Ok(CheckReport { diagnostics, sources, .. }) => {
            let exit = if fail_on.fails(&diagnostics) { Exit::Findings } else { Exit::Fine };
            let told = output::report(format, &diagnostics, &sources);
            let fine = diagnostics.is_empty();
            let told = told.and_then(|()| {
                if fine {
                    output::tell(format, &format!("{} breaks no rule\n", args.path.display()))
                } else {
                    Ok(())
                }
            });
            output::done(told, exit)
        }
        Err(error) => output::fail(&error, format, fail_on),
    }
}

fn checker(args: &CheckArgs, config: Option<ConfigFile>) -> Result<Checker, Error> {
    let mut checker = Checker::new();
    if let Some(config) = config {
        checker.config(config);
    }
    if let Some(profile) = args.levels.profile {
        checker.profile(profile);
    }
    for (id, level) in args.levels.given().unwrap_or_default() {
        checker.level(id, level);
    }
    if let Some(path) = &args.baseline {
        checker.baseline(Baseline::read(path)?);
    }
    Ok(checker)
}

fn check(checker: &Checker, path: &Path) -> Result<CheckReport, Error> {
    if path == Path::new("-") {
        checker.text(terminal::STANDARD_INPUT, terminal::standard_input_bytes()?)
    } else {
        checker.path(path)
    }
}

fn write_baseline(args: &CheckArgs, baseline: &Baseline) -> Exit {
    let Some(path) = &args.write_baseline else { return Exit::Fine };
    if let Err(error) = baseline.write(path) {
        return output::fail(&error, args.report.format, FailOn::Error);
    }
    let findings = if baseline.len() == 1 { "finding" } else { "findings" };
    let text = format!("{} holds {} {findings}\n", path.display(), baseline.len());
    output::done(output::tell(args.report.format, &text), Exit::Fine)
}
