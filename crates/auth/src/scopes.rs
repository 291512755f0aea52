use connectorgen_diagnostics::{At, Diagnostics, Document};

use crate::infer::Way;
use crate::survey::list;
use crate::{SignIn, SpecSecurity, codes};

/// Says which operations require each scope that is asked for, and reports what does not agree with the document.
pub(crate) fn report(
    way: &Way<'_, '_>,
    security: &SpecSecurity,
    sign_in: &mut SignIn,
    found: &mut Diagnostics,
) {
    let Some(candidate) = way.candidate else { return };
    for used in &mut sign_in.scopes {
        used.operations = operations(&used.scope, way, security);
    }
    let asked: Vec<String> = sign_in.scopes.iter().map(|used| used.scope.clone()).collect();
    let is_asked = |scope: &str| asked.iter().any(|one| same(one, scope));
    if !candidate.scopes.is_empty() {
        let unused: Vec<&str> = sign_in
            .scopes
            .iter()
            .filter(|used| used.operations.is_empty() && !used.of_sign_in)
            .map(|used| used.scope.as_str())
            .collect();
        if !unused.is_empty() && !asked.is_empty() {
            let place = way.place.join("scopes");
            found
                .report(
                    &codes::SCOPE_NOT_REQUIRED,
                    &At::pointer(Document::Options, &place),
                    format!("no selected operation requires {}", list(&unused)),
                )
                .help("leave it out, so that a stolen token is worth less");
        }
    }
    let missing: Vec<&str> = candidate.scopes.iter().copied().filter(|scope| !is_asked(scope)).collect();
    if !missing.is_empty() && !asked.is_empty() {
        let place = way.place.join("scopes");
        found
            .report(
                &codes::SCOPE_MISSING,
                &At::pointer(Document::Options, &place),
                format!("the selected operations require {}, which is not asked for", list(&missing)),
            )
            .help("add it, or leave out all scopes to ask for what the operations require");
    }
    if asked.is_empty()
        && candidate.scopes.is_empty()
        && candidate.declared_scopes > 0
        && sign_in.kind.has_sign_in_page()
    {
        found
            .report(
                &codes::SCOPES_NOT_STATED,
                &At::pointer(Document::Source, candidate.at),
                format!(
                    "{} declares {} scopes, and no selected operation names the ones it needs",
                    list(&candidate.names),
                    candidate.declared_scopes
                ),
            )
            .help(
                "give those that are needed, each with `--scope`; without any, many providers grant nothing",
            );
    }
}

fn operations(scope: &str, way: &Way<'_, '_>, security: &SpecSecurity) -> Vec<String> {
    let Some(candidate) = way.candidate else { return Vec::new() };
    let Some(stated) = candidate.scopes.iter().find(|stated| same(scope, stated)) else { return Vec::new() };
    let name = |number: usize| security.operations.get(number).map(|operation| operation.name.clone());
    candidate.operations_with(stated).filter_map(name).collect()
}

/// Entra ID's scopes may be written with the resource in front, and without it.
fn same(written: &str, stated: &str) -> bool {
    written == stated
        || stated.rsplit_once('/').is_some_and(|(_, last)| last == written)
        || written.rsplit_once('/').is_some_and(|(_, last)| last == stated)
}
