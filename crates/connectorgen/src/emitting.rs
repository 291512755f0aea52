//! What the emitter is told: the settings, and the sign-in in its words. The two crates do not know each other.

use connectorgen_auth::{Missing, ScopeUse, SignIn, Upload};
use connectorgen_emit::{EmitOptions, FileBeside, FileSet, Upkeep};
use connectorgen_spec::SourceDoc;

use crate::{Options, codes};

/// The options of the emitter.
///
/// `kit` is what lies in the same folder.
pub(crate) fn options(
    options: &Options,
    document: &SourceDoc,
    sign_ins: Vec<SignIn>,
    kit: &FileSet,
) -> EmitOptions {
    let settings = options.settings.clone().unwrap_or_default();
    let is_file = document.path().is_some();
    EmitOptions {
        sign_ins: sign_ins.into_iter().map(words).collect(),
        environment: settings.environment,
        connector_id: settings.connector_id,
        source_name: is_file.then(|| document.name().to_owned()),
        codes: codes::all().iter().collect(),
        readme_template: None,
        beside: kit.names().map(|name| beside(name, kit)).collect(),
    }
}

fn beside(name: &str, kit: &FileSet) -> FileBeside {
    FileBeside {
        name: name.to_owned(),
        purpose: connectorgen_kit::purpose(name),
        upkeep: kit.upkeep(name).unwrap_or(Upkeep::Managed),
    }
}

fn words(sign_in: SignIn) -> connectorgen_emit::SignIn {
    let SignIn {
        kind: _,
        label,
        title,
        summary,
        before_upload,
        upload,
        after_upload,
        connect,
        missing,
        scopes,
        entra: _,
    } = sign_in;
    let upload = match upload {
        Upload::Plain => connectorgen_emit::Upload::Plain,
        Upload::ClientSecret => connectorgen_emit::Upload::ClientSecret,
        Upload::TwoPhase => connectorgen_emit::Upload::TwoPhase,
    };
    let missing = missing.into_iter().map(|Missing { what, placeholder, flag, key }| {
        connectorgen_emit::Missing { what: what.to_owned(), placeholder, flag: flag.map(str::to_owned), key }
    });
    let missing = missing.collect();
    let scopes = scopes.into_iter().map(|ScopeUse { scope, operations, of_sign_in }| {
        connectorgen_emit::ScopeUse { scope, operations, of_sign_in }
    });
    let scopes = scopes.collect();
    connectorgen_emit::SignIn {
        label,
        title,
        summary,
        before_upload,
        upload,
        after_upload,
        connect,
        missing,
        scopes,
    }
}
