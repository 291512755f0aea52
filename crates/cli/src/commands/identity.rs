use connectorgen::render::Format;
use connectorgen::{Error, FailOn, Generator, Identity, IdentityReport};

use crate::args::{IdentityArgs, IdentityFormat};
use crate::exit::Exit;
use crate::{output, terminal};

/// Reads back what the platform has made of a connector.
pub(crate) fn run(args: &IdentityArgs) -> Exit {
    match read(args) {
        Ok((report, told, fail_on)) => {
            let told = told.and_then(|()| output::report(Format::Text, &report.diagnostics, &report.sources));
            let missing = args.get.is_some_and(|value| value.of(&report.identity).is_none());
            let failed = missing || fail_on.fails(&report.diagnostics);
            output::done(told, if failed { Exit::Findings } else { Exit::Fine })
        }
        Err(error) => output::fail(&error, Format::Text, args.fail_on.unwrap_or_default()),
    }
}

fn read(args: &IdentityArgs) -> Result<(IdentityReport, std::io::Result<()>, FailOn), Error> {
    let mut generator = Generator::new();
    if let Some(config) = &args.config {
        generator.config(config);
    }
    if let Some(out) = &args.out {
        generator.out_dir(out);
    }
    if let Some(fail_on) = args.fail_on {
        generator.fail_on(fail_on);
    }
    let plan = generator.plan()?;
    let report = plan.read_identity(&args.path, args.environment.as_deref())?;
    let mut told = terminal::print(&words(args, &report.identity));
    if !report.files.is_empty() {
        let dir = plan.target()?;
        let written = report.write_to(dir)?;
        let names = report.files.names().map(|name| dir.join(name).display().to_string());
        let verb = if written.written().count() > 0 { "wrote" } else { "up to date:" };
        let text = format!("{verb} {}\n", names.collect::<Vec<_>>().join(", "));
        told = told.and_then(|()| terminal::print_error(&text));
    }
    Ok((report, told, plan.fail_on()))
}

fn words(args: &IdentityArgs, identity: &Identity) -> String {
    if let Some(value) = args.get {
        return value.of(identity).map(|value| format!("{value}\n")).unwrap_or_default();
    }
    match args.format {
        IdentityFormat::Text => identity.to_string(),
        // Texts only: there is nothing in it that JSON does not have.
        IdentityFormat::Json => {
            serde_json::to_string_pretty(identity).map(|text| text + "\n").unwrap_or_default()
        }
    }
}
