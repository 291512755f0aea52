use std::fmt::Write as _;
use std::path::Path;

use connectorgen::render::Format;
use connectorgen::{ConnectorSet, Diagnostics, Error, FailOn, Generated, Generator, Plan, WriteReport};

use crate::args::GenerateArgs;
use crate::exit::Exit;
use crate::{output, terminal};

/// Makes a connector, or with `--check` compares the folder with what would be made.
pub(crate) fn run(args: GenerateArgs) -> Exit {
    let (format, check) = (args.report.format, args.check);
    let plan = match plan(args) {
        Ok(plan) => plan,
        Err(error) => return output::fail(&error, format, FailOn::Error),
    };
    match make(&plan, format, check) {
        Ok(exit) => exit,
        Err(error) => {
            let exit = output::fail(&error, format, plan.fail_on());
            let rejected = matches!(error, Error::Rejected { .. }) && format == Format::Text;
            let told = if rejected { terminal::print_error("nothing was written\n") } else { Ok(()) };
            output::done(told, exit)
        }
    }
}

fn plan(mut args: GenerateArgs) -> Result<Plan, Error> {
    let mut generator = Generator::new();
    generator.options(args.options()).auth_values(args.auth_values());
    for kind in args.auth.auth {
        generator.auth_kind(kind);
    }
    if let Some(config) = args.config {
        generator.config(config);
    }
    match args.spec {
        Some(path) if path == Path::new("-") => {
            generator.document(terminal::standard_input()?);
        }
        Some(path) => {
            generator.spec(path);
        }
        None => {}
    }
    generator.plan()
}

fn make(plan: &Plan, format: Format, check: bool) -> Result<Exit, Error> {
    let dir = plan.target()?;
    let generated = plan.generate()?;
    let Generated { diagnostics, sources, .. } = &generated;
    let exit = if plan.fail_on().fails(diagnostics) { Exit::Findings } else { Exit::Fine };
    if check {
        return compare(&generated, dir, format, exit);
    }
    let written = generated.write_to(dir)?;
    let told = output::report(format, diagnostics, sources);
    let summary = summary(&written, generated.set.as_ref());
    Ok(output::done(told.and_then(|()| output::tell(format, &summary)), exit))
}

/// `--check`: the difference, and exit code 1 if there is any.
fn compare(generated: &Generated, dir: &Path, format: Format, exit: Exit) -> Result<Exit, Error> {
    let drift = generated.drift_from(dir)?;
    let mut diagnostics: Diagnostics = generated.diagnostics.clone();
    let exit = if drift.is_empty() { exit } else { Exit::Findings };
    let text = if drift.is_empty() { up_to_date(dir, generated.files.len()) } else { drift.to_string() };
    let told = output::tell(format, &text);
    if !drift.is_empty() {
        diagnostics.append(Error::OutOfDate { dir: dir.to_owned(), drift: Box::new(drift) }.diagnostics());
    }
    Ok(output::done(told.and_then(|()| output::report(format, &diagnostics, &generated.sources)), exit))
}

fn summary(written: &WriteReport, set: Option<&ConnectorSet>) -> String {
    let mut text = files(written);
    if let Some(set) = set {
        let operations: usize = set.connectors.iter().map(|connector| connector.operations.len()).sum();
        let index = written.dir().join("readme.md");
        let (connectors, operations) =
            (count(set.connectors.len(), "connector"), count(operations, "operation"));
        let _ = writeln!(text, "{connectors} with {operations}; {} lists them", index.display());
    }
    for left_over in written.stale() {
        let path = written.dir().join(left_over.name());
        let _ = writeln!(text, "{} is left over: {}", path.display(), left_over.why());
    }
    text
}

fn files(written: &WriteReport) -> String {
    let (dir, unchanged) = (written.dir().display(), written.unchanged().count());
    match (written.written().count(), unchanged) {
        (0, unchanged) => up_to_date(written.dir(), unchanged),
        (files, 0) => format!("wrote {} to {dir}\n", count(files, "file")),
        (files, unchanged) => format!("wrote {} to {dir} ({unchanged} unchanged)\n", count(files, "file")),
    }
}

fn up_to_date(dir: &Path, files: usize) -> String {
    format!("{} is up to date ({})\n", dir.display(), count(files, "file"))
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
