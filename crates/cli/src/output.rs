//! What goes to which stream: with `--format json` standard output is one JSON array and nothing else.

use connectorgen::render::{self, Format, Style};
use connectorgen::{Code, Diagnostics, Error, FailOn, Sources};

use crate::exit::Exit;
use crate::terminal;

/// Prints the diagnostics where the format belongs: text to standard error, everything else to standard output.
pub(crate) fn report(format: Format, diagnostics: &Diagnostics, sources: &Sources) -> std::io::Result<()> {
    let codes: Vec<&'static Code> = match format {
        Format::Sarif => connectorgen::codes::all().iter().collect(),
        Format::Text | Format::Json | Format::Github | Format::Azure | Format::Junit => Vec::new(),
    };
    let color = format == Format::Text && terminal::colors();
    let explain = |id: &str| connectorgen::explain(id).ok();
    let style = Style { color, codes: &codes, explain: Some(explain), ..Style::default() };
    let text = render::render(format, diagnostics.as_slice(), sources, &style);
    match format {
        Format::Text => terminal::print_error(&text),
        Format::Json | Format::Sarif | Format::Github | Format::Azure | Format::Junit => {
            terminal::print(&text)
        }
    }
}

/// Prints a line or two for people, unless standard output belongs to a format that programs read.
pub(crate) fn tell(format: Format, text: &str) -> std::io::Result<()> {
    match format {
        Format::Text | Format::Github | Format::Azure => terminal::print(text),
        Format::Json | Format::Sarif | Format::Junit => Ok(()),
    }
}

/// Reports why there is no result, and how the run ends for that.
pub(crate) fn fail(error: &Error, format: Format, fail_on: FailOn) -> Exit {
    let exit = match Exit::of(error) {
        Exit::Findings if !fail_on.fails(&error.diagnostics()) => Exit::Fine,
        exit => exit,
    };
    done(report(format, &error.diagnostics(), &error.sources()), exit)
}

/// Prints to standard output and ends the run.
pub(crate) fn finish(text: &str, exit: Exit) -> Exit {
    done(terminal::print(text), exit)
}

/// How a run ends whose last words may have failed.
pub(crate) fn done(written: std::io::Result<()>, exit: Exit) -> Exit {
    match written {
        Ok(()) => exit,
        Err(error) => {
            // There is no other stream to complain to.
            let _ = terminal::print_error(&format!("error: cannot print: {error}\n"));
            Exit::Failure
        }
    }
}
