//! From what the stages know (pointers) to what people look for (files, lines, columns).

use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer, Location};

use crate::Plan;

/// Names the flags of settings, or the lines of `connectorgen.yaml` that they came from.
pub(crate) fn settings(found: &mut Diagnostics, plan: &Plan) {
    let is_open = |at: &&mut Location| at.document == Document::Options && at.file.is_none();
    let mut open: Vec<&mut Location> = found.locations_mut().filter(is_open).collect();
    if open.is_empty() {
        return;
    }
    in_config(&mut open, plan);
    for at in open.into_iter().filter(|at| at.file.is_none()) {
        at.file = Some(flag(&at.pointer));
    }
}

#[cfg(feature = "yaml")]
fn in_config(open: &mut [&mut Location], plan: &Plan) {
    for at in open {
        if let Some(config) = plan.config_behind(&at.pointer) {
            at.file = Some(Arc::from(config.name()));
            at.position = config.locate(std::slice::from_ref(&at.pointer)).into_iter().next().flatten();
        }
    }
}

#[cfg(not(feature = "yaml"))]
fn in_config(_: &mut [&mut Location], _: &Plan) {}

/// Names the files that places left over belong to.
pub(crate) fn outputs(found: &mut Diagnostics) {
    for at in found.locations_mut().filter(|at| at.file.is_none()) {
        at.file = match at.document {
            Document::Source | Document::Options => None,
            Document::Definition => Some(Arc::from(connectorgen_emit::DEFINITION)),
            Document::Properties => Some(Arc::from(connectorgen_emit::PROPERTIES)),
            Document::Settings => Some(Arc::from(connectorgen_emit::SETTINGS)),
        };
    }
}

/// `/auth/tenantId` as `--tenant-id`: the flag of a setting, which is also the name of its setter.
pub(crate) fn flag(setting: &JsonPointer) -> Arc<str> {
    let mut keys = setting.tokens().filter(|key| !key.starts_with(|first: char| first.is_ascii_digit()));
    let first = keys.next().unwrap_or_default();
    let key = keys.next().filter(|_| first == "auth").unwrap_or(first);
    match key.as_str() {
        "" => Arc::from("settings"),
        "spec" => Arc::from("SPEC"),
        "model" => Arc::from("--auth"),
        plural @ ("scopes" | "operations" | "tags" | "paths" | "excludeOperations" | "excludeTags"
        | "excludePaths" | "levels") => Arc::from(format!("--{}", kebab(plural.trim_end_matches('s')))),
        key => Arc::from(format!("--{}", kebab(key))),
    }
}

fn kebab(camel: &str) -> String {
    let mut kebab = String::with_capacity(camel.len() + 2);
    for letter in camel.chars() {
        if letter.is_ascii_uppercase() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::JsonPointer;

    use super::flag;

    #[test]
    fn settings_are_known_by_their_flags() {
        for (setting, expected) in [
            ("/auth/tenantId", "--tenant-id"),
            ("/auth/model", "--auth"),
            ("/auth", "--auth"),
            ("/auth/scopes/1", "--scope"),
            ("/server", "--server"),
            ("/excludePaths/0", "--exclude-path"),
            ("/spec", "SPEC"),
        ] {
            assert_eq!(&*flag(&JsonPointer::from_escaped(setting)), expected);
        }
    }
}
