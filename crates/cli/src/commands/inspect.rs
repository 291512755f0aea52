use std::path::Path;

use connectorgen::{Error, FailOn, Inspection, ReadOptions, SourceDoc};

use crate::args::{InspectArgs, InspectFormat};
use crate::exit::Exit;
use crate::{output, terminal};

/// Shows what is in a document.
pub(crate) fn run(args: &InspectArgs) -> Exit {
    let format = match args.format {
        InspectFormat::Text => connectorgen::render::Format::Text,
        InspectFormat::Json => connectorgen::render::Format::Json,
    };
    match inspect(&args.spec, args.allow_outside) {
        Ok(inspection) => match args.format {
            InspectFormat::Text => output::finish(&inspection.to_string(), Exit::Fine),
            InspectFormat::Json => output::finish(&json(&inspection), Exit::Fine),
        },
        Err(error) => output::fail(&error, format, FailOn::Error),
    }
}

fn inspect(spec: &Path, allow_outside: bool) -> Result<Inspection, Error> {
    let document = if spec == Path::new("-") {
        terminal::standard_input()?
    } else {
        let options = ReadOptions::new().allow_outside(allow_outside);
        SourceDoc::read_with_references(spec, options).map_err(|error| Error::Read(error.into()))?
    };
    connectorgen::inspect(&document)
}

fn json(inspection: &Inspection) -> String {
    // Texts and numbers only: there is nothing in it that JSON does not have.
    serde_json::to_string_pretty(inspection).map(|text| text + "\n").unwrap_or_default()
}
