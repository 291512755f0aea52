use connectorgen::config::ConfigFile;
use connectorgen::{CheckReport, Error, FailOn, Options, check_folder};

use crate::args::CheckArgs;
use crate::exit::Exit;
use crate::output;

/// Checks the files of a connector.
pub(crate) fn run(args: &CheckArgs) -> Exit {
    let format = args.report.format;
    let options = match options(args) {
        Ok(options) => options,
        Err(error) => return output::fail(&error, format, FailOn::Error),
    };
    let fail_on = args.report.fail_on.or(options.fail_on).unwrap_or_default();
    match check_folder(&args.dir, &options.levels.unwrap_or_default()) {
        Ok(CheckReport { diagnostics, sources, .. }) => {
            let exit = if fail_on.fails(&diagnostics) { Exit::Findings } else { Exit::Fine };
            let told = output::report(format, &diagnostics, &sources);
            let fine = diagnostics.is_empty();
            let told = told.and_then(|()| {
                if fine {
                    output::tell(format, &format!("{} breaks no rule\n", args.dir.display()))
                } else {
                    Ok(())
                }
            });
            output::done(told, exit)
        }
        Err(error) => output::fail(&error, format, fail_on),
    }
}

fn options(args: &CheckArgs) -> Result<Options, Error> {
    match &args.config {
        Some(path) => Ok(ConfigFile::read(path)?.options().clone()),
        None => Ok(Options::default()),
    }
}
