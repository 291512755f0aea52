//! A definition that is larger than the platform takes loses what no designer shows.

mod errors;
mod examples;
mod extensions;

use connectorgen_diagnostics::{At, Code, Diagnostics, Document};
use connectorgen_model::limits::CHARACTERS_IN_SOLUTION;
use connectorgen_model::measure::Sizes;
use connectorgen_model::{ApiDefinition, Connector};

use crate::codes;

/// What the sign-in adds later.
const ROOM: usize = 8_000;

/// Takes out of a definition of more than 500 000 characters what no designer shows, until it is small enough:
/// vendors' extensions, then schemas of responses that are no success, then examples of more than 100 characters. What
/// goes is reported with what it saved. A definition that is small enough stays as it is.
///
/// Only connectors that exist already have much of it; lowering leaves it out of others from the start.
pub fn slim(connector: &mut Connector, found: &mut Diagnostics) {
    let definition = &mut connector.definition;
    let mut size = Sizes::of(definition).pretty;
    let steps: [(Step, &Code, &str); 3] = [
        (extensions::drop, &codes::SIZE_EXTENSIONS_LEFT_OUT, "vendors' extensions"),
        (errors::drop, &codes::SIZE_ERROR_SCHEMAS_LEFT_OUT, "schemas of error responses"),
        (examples::drop, &codes::SIZE_EXAMPLES_LEFT_OUT, "long examples"),
    ];
    for (step, code, what) in steps {
        if size + ROOM <= CHARACTERS_IN_SOLUTION {
            return;
        }
        let count = step(definition);
        if count == 0 {
            continue;
        }
        let before = std::mem::replace(&mut size, Sizes::of(definition).pretty);
        found
            .report(
                code,
                &At::root(Document::Source).key("paths"),
                format!(
                    "the definition has {before} characters, a solution takes {CHARACTERS_IN_SOLUTION}; without {what} \
                     ({count} left out), which no designer shows, it has {size}"
                ),
            )
            .help("choose fewer operations (`--tag`, `--path`), or split the document (`--split-by tag`), to keep them");
    }
}

/// Takes something out and says how many pieces.
type Step = fn(&mut ApiDefinition) -> usize;
