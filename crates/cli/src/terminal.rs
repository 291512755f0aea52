//! What the run knows about its surroundings: the two streams, and the environment.
#![allow(clippy::disallowed_methods, reason = "NO_COLOR is part of the surroundings, and this is the edge")]

use std::io::{self, IsTerminal, Read, Write};

use connectorgen::SourceDoc;

/// Prints to standard output. That somebody closed the pipe means that they have read enough.
pub(crate) fn print(text: &str) -> io::Result<()> {
    finished(io::stdout().lock(), text)
}

/// Prints to standard error.
pub(crate) fn print_error(text: &str) -> io::Result<()> {
    finished(io::stderr().lock(), text)
}

fn finished(mut stream: impl Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Whether diagnostics are coloured: on a terminal, unless `NO_COLOR` is set (<https://no-color.org>).
pub(crate) fn colors() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Reads standard input as a document; whether it is JSON or YAML is decided by its first character.
pub(crate) fn standard_input() -> Result<SourceDoc, connectorgen::Error> {
    SourceDoc::from_bytes(STANDARD_INPUT, standard_input_bytes()?, None)
        .map_err(|error| connectorgen::Error::Read(error.into()))
}

/// Reads standard input.
pub(crate) fn standard_input_bytes() -> Result<Vec<u8>, connectorgen::Error> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|source| connectorgen::Error::Io { path: STANDARD_INPUT.into(), source })?;
    Ok(bytes)
}

/// How standard input is called in diagnostics.
pub(crate) const STANDARD_INPUT: &str = "<stdin>";
