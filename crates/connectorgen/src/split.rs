//! One document, several connectors.

use connectorgen_auth::SpecSecurity;
use connectorgen_diagnostics::{Diagnostic, Diagnostics, Document};
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
    let security = security(run.spec);
    let shared = shares(&split, found);
    let mut files = FileSet::new();
    let mut members = Vec::new();
    let mut all_options: Vec<EmitOptions> = Vec::new();
    for ((index, part), shared) in split.parts().iter().enumerate().zip(shared) {
        let mut own = Diagnostics::new();
        let checked =
            run.secure(split.connector(part), &sets, &security_of(&security, &split, index), &mut own);
        locate::outputs(&mut own, Some(&part.folder));
        let mut about = own.clone();
        found.append(own);
        let Some((checked, sign_ins)) = checked else { continue };
        for one in shared {
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

/// What was found before the connector was divided, for each part that it is about.
fn shares(split: &Split, found: &Diagnostics) -> Vec<Vec<Diagnostic>> {
    let mut shares = vec![Vec::new(); split.parts().len()];
    for diagnostic in found {
        let about = match diagnostic.at.document {
            Document::Source => split.concerned(&diagnostic.at.pointer),
            Document::Options
            | Document::Definition
            | Document::Properties
            | Document::Settings
            | Document::Script
            | Document::Icon => None,
        };
        let all = || (0..shares.len()).collect();
        for index in about.unwrap_or_else(all) {
            if let Some(share) = shares.get_mut(index) {
                share.push(diagnostic.clone());
            }
        }
    }
    shares
}

/// What the sign-in of a part has to know: a part asks for the scopes of its own operations.
fn security_of(all: &SpecSecurity, split: &Split, part: usize) -> SpecSecurity {
    let mut own = all.clone();
    own.operations.retain(|operation| match split.concerned(&operation.at) {
        Some(parts) => parts.contains(&part),
        None => true,
    });
    own
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
