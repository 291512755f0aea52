//! What is wrong with a configuration file, in words that help whoever wrote it.

use std::fmt;
use std::sync::Arc;

use connectorgen_auth::AuthKind;
use connectorgen_diagnostics::{Diagnostic, JsonPointer, Position};
use connectorgen_spec::SourceDoc;
use serde_json::Value;

use super::culprit::culprit;
use crate::nearest::nearest;

/// What is wrong with a configuration file, and where.
#[derive(Debug, Clone)]
pub struct ConfigError {
    /// The file as the user knows it.
    pub file: Arc<str>,
    /// The setting, such as `/auth/tenantId`.
    pub pointer: JsonPointer,
    /// Line and column, if there is one place.
    pub position: Option<Position>,
    /// What is wrong: one phrase.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The text, for excerpts; none where the line holds a secret.
    pub(crate) source: Option<Box<SourceDoc>>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(Position { line, column }) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ConfigError {}

/// The YAML itself is wrong.
pub(super) fn of_yaml(source: &SourceDoc, found: &Diagnostic) -> ConfigError {
    ConfigError {
        file: Arc::from(source.name()),
        pointer: found.at.pointer.clone(),
        position: found.at.position.or_else(|| locate(source, &found.at.pointer)),
        message: found.message.clone(),
        help: found.help.clone(),
        source: Some(Box::new(source.clone())),
    }
}

/// The YAML is right, but something in it does not belong there.
pub(super) fn of_type(source: &SourceDoc, tree: &Value, text: &str) -> ConfigError {
    told(source, culprit(tree, text), text)
}

/// A list stands where a group of settings belongs.
pub(super) fn of_list(source: &SourceDoc, at: JsonPointer) -> ConfigError {
    told(source, at, "invalid type: sequence, expected a map")
}

/// The fault in words.
fn told(source: &SourceDoc, at: JsonPointer, text: &str) -> ConfigError {
    let mut conceals = false;
    let (message, help) = match Fault::of(text) {
        Fault::UnknownKey { key, known } => {
            conceals = is_secret(key);
            let help = match nearest(key, known.iter().copied()) {
                _ if conceals => SECRET.to_owned(),
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "this model has no values".to_owned(),
                None => format!("its keys are {}", known.join(", ")),
            };
            let holder = at.parent().unwrap_or_default();
            (format!("`{key}` is not a key of {}", subject(&holder)), Some(help))
        }
        Fault::UnknownName { name, known } => {
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? It can be {}", known.join(", ")),
                None => format!("it can be {}", known.join(", ")),
            };
            (format!("`{name}` is not a value of {}", subject(&at)), Some(help))
        }
        Fault::MissingKey { key } => {
            let models = AuthKind::ALL.map(AuthKind::name).join(", ");
            (
                format!("{} has no `{key}`", subject(&at)),
                (key == "model").then(|| format!("it can be {models}")),
            )
        }
        Fault::Type { found, expected } => {
            (format!("{} is {}, and should be {}", subject(&at), words(found), words(expected)), None)
        }
        Fault::Other(text) => (format!("{}: {text}", subject(&at)), None),
    };
    let position = locate(source, &at);
    ConfigError {
        file: Arc::from(source.name()),
        pointer: at,
        position,
        message,
        help,
        source: (!conceals).then(|| Box::new(source.clone())),
    }
}

/// Whether people would write a secret under this name.
fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["secret", "password", "pwd"].iter().any(|word| key.contains(word))
        || ["key", "token", "apikey", "api_key", "accesstoken", "access_token"].contains(&key.as_str())
}

const SECRET: &str = "no secret belongs into this file: the platform is given it on upload, or each connection is made with it";

/// The kinds of faults, as serde words them: its texts are the same for all formats.
enum Fault<'t> {
    UnknownKey { key: &'t str, known: Vec<&'t str> },
    UnknownName { name: &'t str, known: Vec<&'t str> },
    MissingKey { key: &'t str },
    Type { found: &'t str, expected: &'t str },
    Other(&'t str),
}

impl Fault<'_> {
    fn of(text: &str) -> Fault<'_> {
        let quoted = |text| {
            let mut names = str::split(text, '`').skip(1).step_by(2);
            (names.next().unwrap_or_default(), names.collect::<Vec<_>>())
        };
        if let Some(rest) = text.strip_prefix("unknown field ") {
            let (key, known) = quoted(rest);
            Fault::UnknownKey { key, known }
        } else if let Some(rest) = text.strip_prefix("unknown variant ") {
            let (name, known) = quoted(rest);
            Fault::UnknownName { name, known }
        } else if let Some(rest) = text.strip_prefix("missing field ") {
            Fault::MissingKey { key: rest.trim_matches('`') }
        } else if let Some((found, expected)) = text
            .strip_prefix("invalid type: ")
            .or_else(|| text.strip_prefix("invalid value: "))
            .and_then(|rest| rest.rsplit_once(", expected "))
        {
            Fault::Type { found, expected }
        } else {
            Fault::Other(text)
        }
    }
}

/// serde's names of types, as people call them.
fn words(serde: &str) -> String {
    match serde {
        "sequence" | "a sequence" => "a list".to_owned(),
        "map" | "a map" => "a group of settings".to_owned(),
        "a string" | "path string" => "text".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "unit value" | "null" => "empty".to_owned(),
        text if text.starts_with("internally tagged enum") => {
            "a model with its values, such as `model: api-key`".to_owned()
        }
        other => match other.split_once(' ') {
            Some(("string", text)) => format!("the text {text}"),
            Some(("integer" | "floating", number)) => {
                format!("the number {}", number.trim_start_matches("point ").trim_matches('`'))
            }
            Some(("boolean", value)) => value.trim_matches('`').to_owned(),
            _ => other.to_owned(),
        },
    }
}

/// `/auth/scopes/1` as `auth.scopes[1]`.
fn subject(at: &JsonPointer) -> String {
    let mut path = String::new();
    for key in at.tokens() {
        let is_index = key.bytes().all(|byte| byte.is_ascii_digit());
        let before = if is_index { "[" } else { "." };
        path.extend([before, &key, if is_index { "]" } else { "" }]);
    }
    let path = path.trim_start_matches('.');
    if path.is_empty() { "the configuration".to_owned() } else { format!("`{path}`") }
}

fn locate(source: &SourceDoc, pointer: &JsonPointer) -> Option<Position> {
    source.locate(std::slice::from_ref(pointer)).into_iter().next().flatten()
}
