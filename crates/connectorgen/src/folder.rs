//! A connector that is there already, whoever or whatever made it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer};
use connectorgen_model::{Origins, Secured, read_definition, read_properties};
use connectorgen_rules::report_shape_faults;
use connectorgen_spec::{ReadError, SourceDoc};
use serde_json::Value;

use crate::{Error, Level, Sources, levels};

/// What there is to say about a connector's files.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckReport {
    /// Everything that was found, sorted, with file, line and column.
    pub diagnostics: Diagnostics,
    /// The texts that the diagnostics point to.
    pub sources: Sources,
}

/// Runs the rules over the `apiDefinition.swagger.json` and `apiProperties.json` of a folder. A value that does not
/// belong where it stands is reported and left out, and everything else is checked.
///
/// `wanted` are severities by id. A file that is not there is [`Error::Read`]; one that is not JSON is
/// [`Error::Rejected`].
pub fn check_folder(dir: impl AsRef<Path>, wanted: &BTreeMap<String, Level>) -> Result<CheckReport, Error> {
    let dir = dir.as_ref();
    let mut found = Diagnostics::new();
    let definition = File::read(dir, Document::Definition, connectorgen_emit::DEFINITION, &mut found)?;
    let properties = File::read(dir, Document::Properties, connectorgen_emit::PROPERTIES, &mut found)?;
    let mut sources = Sources::default();
    sources.add(definition.text.clone());
    sources.add(properties.text.clone());

    let readable = definition.tree.is_some() && properties.tree.is_some();
    if let (Some(definition), Some(properties)) = (&definition.tree, &properties.tree) {
        rules(definition, properties, wanted, &mut found);
    }
    for file in [&definition, &properties] {
        resolve_locations(&file.text, file.document, &mut found);
    }
    if readable {
        levels::apply(wanted, &mut found);
    }
    found.sort();
    if readable {
        Ok(CheckReport { diagnostics: found, sources })
    } else {
        Err(Error::Rejected { diagnostics: found, sources })
    }
}

fn rules(definition: &Value, properties: &Value, wanted: &BTreeMap<String, Level>, found: &mut Diagnostics) {
    let (definition, faults) = read_definition(definition.clone());
    report_shape_faults(Document::Definition, &faults, found);
    let (properties, faults) = read_properties(properties.clone());
    report_shape_faults(Document::Properties, &faults, found);
    let secured = Secured { definition, properties: properties.properties, origins: Origins::default() };
    // Whether it may be written is not the question here: everything there is to say is in `found`.
    let _ = connectorgen_rules::check(secured, &levels::for_rules(wanted), found);
}

/// One file of the folder.
struct File {
    document: Document,
    text: SourceDoc,
    tree: Option<Value>,
}

impl File {
    fn read(dir: &Path, document: Document, name: &str, found: &mut Diagnostics) -> Result<File, Error> {
        let text = SourceDoc::read(dir.join(name)).map_err(|error: ReadError| Error::Read(error.into()))?;
        let mut faults = Diagnostics::new();
        let tree = text.tree(&mut faults).map(Cow::into_owned);
        for at in faults.locations_mut() {
            at.document = document;
        }
        found.append(faults);
        Ok(File { document, text, tree })
    }
}

/// Fills in the places of what was found in a file.
pub(crate) fn resolve_locations(text: &SourceDoc, document: Document, found: &mut Diagnostics) {
    let mut open: Vec<_> =
        found.locations_mut().filter(|at| at.document == document && at.file.is_none()).collect();
    let pointers: Vec<JsonPointer> = open.iter().map(|at| at.pointer.clone()).collect();
    let name: Arc<str> = Arc::from(text.name());
    for (at, position) in open.iter_mut().zip(text.locate(&pointers)) {
        at.file = Some(Arc::clone(&name));
        at.position = position;
    }
}
