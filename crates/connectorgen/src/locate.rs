//! From what the stages know (pointers) to what people look for (files, lines, columns).

use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer, Location};
use connectorgen_model::Origins;
use connectorgen_spec::SourceDoc;

use crate::config::ConfigFile;
use crate::{Options, Plan};

/// Turns places in the definition into the places of the document that they were made from, as far as those are known.
pub(crate) fn back_to_source(found: &mut Diagnostics, origins: &Origins) {
    for diagnostic in found.as_mut_slice() {
        if let Some(pointer) = origin(origins, &diagnostic.at) {
            diagnostic.lead_back(Document::Source, pointer);
        }
        for (at, _) in &mut diagnostic.related {
            if let Some(pointer) = origin(origins, at) {
                (at.document, at.pointer) = (Document::Source, pointer);
            }
        }
    }
}

/// The source of the nearest place that is known, with the rest of the way behind it.
fn origin(origins: &Origins, at: &Location) -> Option<JsonPointer> {
    if at.document != Document::Definition || at.file.is_some() {
        return None;
    }
    let (known, source) = origins.nearest(&at.pointer)?;
    Some(source.concat(at.pointer.strip_prefix(&known).unwrap_or_default()))
}

/// Names the flags of settings, or the lines of `connectorgen.yaml` that they came from.
pub(crate) fn settings(found: &mut Diagnostics, plan: &Plan) {
    in_config(&mut open(found), |pointer| plan.config_behind(pointer));
    flags(found);
}

/// The same for settings that came from a configuration unless `given` says something at their place.
pub(crate) fn of_config(found: &mut Diagnostics, config: &ConfigFile, given: &Options) {
    in_config(&mut open(found), |pointer| (!given.say(pointer)).then_some(config));
    flags(found);
}

/// Names the flags of settings that stand in no file.
pub(crate) fn flags(found: &mut Diagnostics) {
    for at in open(found) {
        at.file = Some(flag(&at.pointer));
    }
}

fn open(found: &mut Diagnostics) -> Vec<&mut Location> {
    let is_open = |at: &&mut Location| at.document == Document::Options && at.file.is_none();
    found.locations_mut().filter(is_open).collect()
}

fn in_config<'c>(open: &mut [&mut Location], behind: impl Fn(&JsonPointer) -> Option<&'c ConfigFile>) {
    for at in open {
        if let Some(config) = behind(&at.pointer) {
            at.file = Some(Arc::from(config.name()));
            at.position = config.locate(std::slice::from_ref(&at.pointer)).into_iter().next().flatten();
        }
    }
}

/// Fills in the places of what was found in a file that was read on its own.
pub(crate) fn file(text: &SourceDoc, document: Document, found: &mut Diagnostics) {
    let mut open: Vec<_> =
        found.locations_mut().filter(|at| at.document == document && at.file.is_none()).collect();
    let pointers: Vec<JsonPointer> = open.iter().map(|at| at.pointer.clone()).collect();
    let name: Arc<str> = Arc::from(text.name());
    for (at, position) in open.iter_mut().zip(text.locate(&pointers)) {
        at.file = Some(Arc::clone(&name));
        at.position = position;
    }
}

/// Names the files that places left over belong to, in the folder of one connector if there are several.
pub(crate) fn outputs(found: &mut Diagnostics, folder: Option<&str>) {
    for at in found.locations_mut().filter(|at| at.file.is_none()) {
        let name = match at.document {
            Document::Source | Document::Options => continue,
            Document::Definition => connectorgen_emit::DEFINITION,
            Document::Properties => connectorgen_emit::PROPERTIES,
            Document::Settings => connectorgen_emit::SETTINGS,
            Document::Script => "script.csx",
            Document::Icon => "icon.png",
        };
        at.file = Some(match folder {
            Some(folder) => Arc::from(format!("{folder}/{name}")),
            None => Arc::from(name),
        });
    }
}

/// `/auth/tenantId` as `--tenant-id`: the flag of a setting, which is also the name of its setter.
pub(crate) fn flag(setting: &JsonPointer) -> Arc<str> {
    let mut keys = setting.tokens().filter(|key| !key.starts_with(|first: char| first.is_ascii_digit()));
    let first = keys.next().unwrap_or_default();
    let key = keys.next().filter(|_| first == "auth").unwrap_or(first);
    match key.as_ref() {
        "" => Arc::from("settings"),
        "spec" => Arc::from("SPEC"),
        "model" => Arc::from("--auth"),
        "ignore" => Arc::from("ignore"),
        "levels" => Arc::from("--deny, --warn or --allow"),
        plural @ ("scopes" | "operations" | "tags" | "paths" | "excludeOperations" | "excludeTags"
        | "excludePaths") => Arc::from(format!("--{}", kebab(plural.trim_end_matches('s')))),
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
