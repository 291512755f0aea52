//! Reading `connectorgen.yaml`.
#![allow(clippy::disallowed_methods, reason = "the one place that reads the configuration file")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use connectorgen_diagnostics::{Diagnostics, JsonPointer, Position, Severity};
use connectorgen_spec::{Format, SourceDoc};
use serde::Deserialize;
use serde_json::Value;

use super::fault::{self, ConfigError};
use crate::{Error, Options};

/// A configuration file that was read and understood.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    options: Options,
    text: SourceDoc,
}

impl ConfigFile {
    /// Reads a file. Relative paths in it start at its folder.
    ///
    /// The error is [`Error::Config`] with the place of what is wrong, or [`Error::Io`] if the file cannot be read.
    pub fn read(path: impl AsRef<Path>) -> Result<ConfigFile, Error> {
        let path = path.as_ref();
        let io = |source| Error::Io { path: path.to_owned(), source };
        let text = String::from_utf8(std::fs::read(path).map_err(io)?)
            .map_err(|error| io(std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error())))?;
        let mut file = ConfigFile::from_text(path.to_string_lossy(), text)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let from_folder = |path: PathBuf| folder.join(path);
        file.options.spec = file.options.spec.map(from_folder);
        file.options.out = file.options.out.map(from_folder);
        Ok(file)
    }

    /// Takes a configuration from memory; `name` appears in diagnostics. Paths in it are left as they are.
    pub fn from_text(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Result<ConfigFile, Error> {
        let text = SourceDoc::from_text(name, text, Format::Yaml);
        match options(&text) {
            Ok(options) => Ok(ConfigFile { options, text }),
            Err(fault) => Err(Error::Config(Box::new(fault))),
        }
    }

    /// What the file says.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The name under which the user knows the file.
    pub fn name(&self) -> &str {
        self.text.name()
    }

    /// The file as it was read, for excerpts.
    pub(crate) fn source(&self) -> &SourceDoc {
        &self.text
    }

    /// The places of settings in the file; of the nearest setting around it for one that is not there.
    pub(crate) fn locate(&self, pointers: &[JsonPointer]) -> Vec<Option<Position>> {
        self.text.locate(pointers)
    }
}

fn options(source: &SourceDoc) -> Result<Options, ConfigError> {
    let text = source.text().unwrap_or_default();
    if text.lines().all(|line| matches!(line.trim_start().chars().next(), None | Some('#'))) {
        return Ok(Options::default());
    }
    let mut found = Diagnostics::new();
    let tree = source.tree(&mut found).unwrap_or_default();
    // What is mended in a document of others is a mistake in this file.
    if let Some(fault) = found.iter().find(|diagnostic| diagnostic.severity != Severity::Note) {
        return Err(fault::of_yaml(source, fault));
    }
    let options = Options::deserialize(tree.clone().into_owned())
        .map_err(|error| fault::of_type(source, &tree, &error.to_string()))?;
    let understood = serde_json::to_value(&options).unwrap_or_default();
    match list_for_group(&tree, &understood, JsonPointer::root()) {
        Some(at) => Err(fault::of_list(source, at)),
        None => Ok(options),
    }
}

/// Where a list stands for a group of settings: serde takes one for the values of the group in their order.
fn list_for_group(given: &Value, understood: &Value, at: JsonPointer) -> Option<JsonPointer> {
    match (given, understood) {
        (Value::Array(_), Value::Object(_)) => Some(at),
        (Value::Object(given), Value::Object(understood)) => {
            given.iter().find_map(|(key, given)| list_for_group(given, understood.get(key)?, at.join(key)))
        }
        (Value::Array(given), Value::Array(understood)) => {
            let mut pairs = given.iter().zip(understood).enumerate();
            pairs.find_map(|(number, (given, understood))| {
                list_for_group(given, understood, at.join(&number.to_string()))
            })
        }
        (
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        )
        | (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_), Value::Object(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::ConfigFile;
    use crate::Options;

    fn fault(text: &str) -> String {
        ConfigFile::from_text("c.yaml", text).unwrap_err().to_string()
    }

    #[test]
    fn nothing_said_is_nothing_decided() {
        for text in ["", "# all is commented out\n", "title:\n", "{}"] {
            assert_eq!(
                ConfigFile::from_text("c.yaml", text).unwrap().options(),
                &Options::default(),
                "{text:?}"
            );
        }
    }

    #[test]
    fn faults_are_told_with_place_and_suggestion() {
        let slips = [
            "spec: a\nautch:\n  model: none\n",
            "auth:\n  tenantID: x\n",
            "auth:\n  model: entra-id\n  tenantID: x\n",
            "auth:\n  model: entra\n",
            "auth:\n  model: none\n  keyName: x\n",
            "auth:\n  model: entra-id\n  clientId: 5\n",
            "auth:\n  model: oauth2\n  scopes: read\n",
            "auth:\n  model: api-key\n  keyName: key\n  keyIn: body\n",
            "auth:\n  model: entra-id\n  cloud: germany\n",
            "auth: []\n",
            "auth:\n  - model: basic\n  - model: entra-id\n    tenantID: x\n",
            "auth:\n  - model: custom\n    parameters:\n      - name: key\n        header: X-Key\n",
            "auth:\n  model: custom\n  parameters: [{ in: header }]\n",
            "auth: none\n",
            "tags: pets\n",
            "tags: [a, [b]]\n",
            "includeDeprecated: maybe\n",
            "failOn: warnings\n",
            "levels:\n  some-id: warn\n",
            "levels:\n  some-id: error\n  some-id: allow\n",
            "title: a\ntitle: b\n",
            "title: [a\n",
            "- title\n",
            "settings: [dev]\n",
            "ignore: [[x, y, z]]\n",
            "title: a\n---\ntitle: b\n",
            "settings:\n  environmnt: x\n",
        ];
        let told = slips.map(|text| format!("{text}=> {}\n", fault(text)));
        insta::assert_snapshot!(told.join("\n"));
    }
}
