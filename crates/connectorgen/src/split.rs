//! One document, several connectors.

use connectorgen_diagnostics::{Diagnostic, Diagnostics, Document, JsonPointer};
use connectorgen_emit::{ConnectorSet, EmitOptions, FileSet, SetMember, SetOperation, emit_set};
use connectorgen_lower::{Part, Split, split_by_tag};
use connectorgen_model::{ApiDefinition, Connector};

use crate::pipeline::{Made, Run, security};
use crate::{Error, SplitBy, echo, locate};

/// Makes a connector for each tag. `None` when there is an error in one of them: there are all, or none.
pub(crate) fn by_tag(
    run: &Run<'_>,
    connector: Connector,
    found: &mut Diagnostics,
) -> Result<Option<Made>, Error> {
    let split = split_by_tag(connector, found);
    let sets = run.plan.auth(found);
    let mut security = security(run.spec);
    // A part asks for the scopes of its own operations.
    let signed = std::mem::take(&mut security.operations);
    let signed_by_part = shares(&split, signed.iter().map(|signed| Some(&signed.operation)));
    // Each once: schemas in circles tell the same several times.
    found.sort();
    let found_by_part = shares(&split, found.iter().map(place_of));
    let mut files = FileSet::new();
    let mut members = Vec::new();
    let mut all_options: Vec<EmitOptions> = Vec::new();
    for (part, (signs, shared)) in split.parts().iter().zip(signed_by_part.iter().zip(&found_by_part)) {
        security.operations = chosen(&signed, signs);
        let mut own = Diagnostics::new();
        let connector = split.connector(part, &mut own);
        let checked = run.secure(connector, &sets, &security, &mut own);
        locate::outputs(&mut own, Some(&part.folder));
        let mut about = own.clone();
        found.append(own);
        let Some((checked, sign_ins)) = checked else { continue };
        for one in chosen(found.as_slice(), shared) {
            about.push(one);
        }
        run.weigh(&mut about);
        echo::drop_echoes(&mut about);
        about.sort();
        let (made, options) = run.files(&checked, sign_ins, &about)?;
        members.push(member(part, checked.definition(), &made));
        files.nest(&part.folder, made);
        all_options.push(options);
    }
    run.settle(found);
    if found.has_errors() {
        return Ok(None);
    }
    let document = run.document.path().is_some().then(|| run.document.name());
    let set = ConnectorSet::new(&split.whole().definition.info.title, document, SplitBy::Tag.name(), members);
    files.append(emit_set(&set, &all_options)?);
    Ok(Some(Made { files, set: Some(set) }))
}

/// For each part the numbers of the places that it is about; a place that is none is about all of them.
fn shares<'p>(split: &Split, places: impl Iterator<Item = Option<&'p JsonPointer>>) -> Vec<Vec<usize>> {
    let mut shares = vec![Vec::new(); split.parts().len()];
    for (number, place) in places.enumerate() {
        let all = || (0..shares.len()).collect();
        for index in place.and_then(|place| split.concerned(place)).unwrap_or_else(all) {
            if let Some(share) = shares.get_mut(index) {
                share.push(number);
            }
        }
    }
    shares
}

/// Where in the document a diagnostic is about, if it is.
fn place_of(diagnostic: &Diagnostic) -> Option<&JsonPointer> {
    match diagnostic.at.document {
        Document::Source => Some(&diagnostic.at.pointer),
        Document::Options
        | Document::Definition
        | Document::Properties
        | Document::Settings
        | Document::Script
        | Document::Icon => None,
    }
}

fn chosen<T: Clone>(all: &[T], numbers: &[usize]) -> Vec<T> {
    numbers.iter().filter_map(|number| all.get(*number)).cloned().collect()
}

fn member(part: &Part, definition: &ApiDefinition, files: &FileSet) -> SetMember {
    let operations = definition.operations().map(|(path, method, operation)| SetOperation {
        id: operation.operation_id.clone().unwrap_or_default(),
        method: method.name().to_uppercase(),
        path: path.to_owned(),
    });
    let (number, of) = part.number;
    SetMember {
        folder: part.folder.clone(),
        title: definition.info.title.clone(),
        tag: part.tag.clone(),
        part: number,
        parts: of,
        characters: files.get(connectorgen_emit::DEFINITION).map_or(0, <[u8]>::len),
        operations: operations.collect(),
    }
}
