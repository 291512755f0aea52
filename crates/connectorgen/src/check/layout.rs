//! Where the files of a connector are. Reading them happens here.
#![allow(clippy::disallowed_methods, reason = "the one place that reads the files of a connector")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use connectorgen_diagnostics::Document;
use serde_json::Value;

use super::files::{ConnectorFiles, Role};
use crate::Error;

/// Folders of a solution that hold connectors: unpacked, in the archive, and from its root.
const OF_SOLUTIONS: [&str; 4] = ["Connectors", "Connector", "src/Connectors", "src/Connector"];

/// The connectors at a path: a file of one, the folder of one, or a solution, which may hold several.
pub(super) fn read(path: &Path) -> Result<Vec<ConnectorFiles>, Error> {
    if path.is_dir() { folder(path) } else { Ok(vec![one_file(path)?]) }
}

/// One file, whatever it is called: its content tells which one it is.
fn one_file(path: &Path) -> Result<ConnectorFiles, Error> {
    let bytes = fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    Ok(of_bytes(&path.to_string_lossy(), bytes))
}

/// One file from memory: its name tells which one it is, or else its content.
pub(super) fn of_bytes(name: &str, bytes: Vec<u8>) -> ConnectorFiles {
    let role = Role::of(super::files::base_name(name)).unwrap_or_else(|| Role::whole(by_content(&bytes)));
    let mut files = ConnectorFiles::new();
    files.add(Arc::from(name), role, bytes);
    files
}

/// `apiProperties.json` has one member, `properties`; everything else is taken for a definition.
fn by_content(bytes: &[u8]) -> Document {
    let text = String::from_utf8_lossy(bytes);
    let start = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('{').unwrap_or_default();
    let is_properties = start.trim_start().starts_with("\"properties\"");
    if is_properties { Document::Properties } else { Document::Definition }
}

fn folder(dir: &Path) -> Result<Vec<ConnectorFiles>, Error> {
    let names = names(dir)?;
    let is_known = |name: &String| {
        let role = Role::of(name);
        role.is_some_and(|role| {
            role.part.is_root() && matches!(role.document, Document::Definition | Document::Properties)
        })
    };
    let (solution, plain): (Vec<&String>, Vec<&String>) =
        names.iter().filter(|name| is_known(name)).partition(|name| prefix(name).is_some());
    if !plain.is_empty() {
        return Ok(vec![paconn(dir, &names)?]);
    }
    if !solution.is_empty() {
        let prefixes = solution.iter().filter_map(|name| prefix(name));
        return prefixes.map(|prefix| of_solution(dir, &names, prefix)).collect();
    }
    let files = paconn(dir, &names)?;
    if files.has(Document::Definition) || files.has(Document::Properties) {
        return Ok(vec![files]);
    }
    match OF_SOLUTIONS.iter().map(|below| dir.join(below)).find(|below| below.is_dir()) {
        Some(below) => folder(&below),
        None => Err(Error::NoConnector { path: dir.to_owned() }),
    }
}

/// What stands before the column in the name of a file of a solution.
fn prefix(name: &str) -> Option<&str> {
    name.to_ascii_lowercase()
        .rsplit_once('_')
        .filter(|(_, column)| column.starts_with("openapidefinition."))
        .and_then(|(before, _)| name.get(..before.len()))
}

fn names(dir: &Path) -> Result<Vec<String>, Error> {
    let io = |source: io::Error| Error::Io { path: dir.to_owned(), source };
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(io)? {
        let entry = entry.map_err(io)?;
        if entry.path().is_file() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort();
    Ok(names)
}

/// A folder as `paconn` and `pac connector` keep it. `settings.json` may call the files something else.
fn paconn(dir: &Path, names: &[String]) -> Result<ConnectorFiles, Error> {
    let mut files = ConnectorFiles { is_whole: true, folder: shown(dir, ""), ..ConnectorFiles::new() };
    for name in names {
        match Role::of(name).filter(|_| prefix(name).is_none()) {
            Some(role) => files.add(Arc::from(shown(dir, name)), role, read_file(&dir.join(name))?),
            None => {
                files.others.insert(name.clone());
            }
        }
    }
    for (document, name) in named_by_settings(&files) {
        // `paconn` looks for them from the folder in which it runs (0.0.21); people keep them beside the settings.
        let Some(path) = [dir.join(&name), PathBuf::from(&name)].into_iter().find(|path| path.is_file())
        else {
            continue;
        };
        files.others.insert(name.clone());
        if !files.has(document) {
            files.add(Arc::from(path.to_string_lossy()), Role::whole(document), read_file(&path)?);
        }
    }
    if !files.has(Document::Definition) {
        let mut odd = names.iter().filter(|name| name.to_ascii_lowercase().ends_with(".swagger.json"));
        if let (Some(name), None) = (odd.next(), odd.next()) {
            files.add(
                Arc::from(shown(dir, name)),
                Role::whole(Document::Definition),
                read_file(&dir.join(name))?,
            );
        }
    }
    Ok(files)
}

/// The files that `settings.json` names.
fn named_by_settings(files: &ConnectorFiles) -> Vec<(Document, String)> {
    let settings = files.files.iter().find(|file| file.role.document == Document::Settings);
    let Some(Value::Object(members)) = settings.and_then(|file| serde_json::from_slice(&file.bytes).ok())
    else {
        return Vec::new();
    };
    let documents = BTreeMap::from([
        ("apiDefinition", Document::Definition),
        ("apiProperties", Document::Properties),
        ("icon", Document::Icon),
        ("script", Document::Script),
    ]);
    let named = |(key, document): (&str, Document)| Some((document, members.get(key)?.as_str()?.to_owned()));
    documents.into_iter().filter_map(named).filter(|(_, name)| !name.is_empty()).collect()
}

/// One connector of an unpacked solution.
fn of_solution(dir: &Path, names: &[String], prefix: &str) -> Result<ConnectorFiles, Error> {
    let mut files = ConnectorFiles { is_whole: true, folder: shown(dir, ""), ..ConnectorFiles::new() };
    for name in names {
        let column = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_'));
        // `contoso_orders` is no part of `contoso_orders_v2`.
        let role = column.filter(|column| !column.contains('_')).and_then(|_| Role::of(name));
        if let Some(role) = role {
            files.add(Arc::from(shown(dir, name)), role, read_file(&dir.join(name))?);
        }
    }
    Ok(files)
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })
}

/// A file of the folder as the user knows it.
fn shown(dir: &Path, name: &str) -> String {
    dir.join(name).to_string_lossy().into_owned()
}
