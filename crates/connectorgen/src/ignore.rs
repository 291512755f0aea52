//! Findings that a user knows and accepts, with the reason.

use std::collections::HashMap;

use connectorgen_diagnostics::{At, Diagnostic, Diagnostics, Document, JsonPointer, Severity};
use connectorgen_model::ApiDefinition;
use serde::{Deserialize, Serialize};

use crate::codes::{IGNORE_UNUSED, IGNORE_WITHOUT_REASON};

/// One kind of diagnostic that is not reported at one operation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "`rule`, `operation` and `reason`")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ignore {
    /// The id of the diagnostic.
    pub rule: String,
    /// The operation, by `operationId` or as `GET /pets/{petId}`.
    pub operation: String,
    /// Why: the next one who reads it wants to know.
    pub reason: String,
}

/// What operations are called.
#[derive(Debug, Default)]
pub(crate) struct OperationIds(HashMap<(String, String), String>);

impl OperationIds {
    pub(crate) fn of(definition: &ApiDefinition) -> OperationIds {
        let mut ids = HashMap::new();
        for (path, method, operation) in definition.operations() {
            if let Some(id) = &operation.operation_id {
                ids.insert((path.to_owned(), method.name().to_owned()), id.clone());
            }
        }
        OperationIds(ids)
    }

    pub(crate) fn extend(&mut self, others: OperationIds) {
        self.0.extend(others.0);
    }

    /// Whether a place is in an operation of this name.
    fn is_in(&self, at: &JsonPointer, name: &str) -> bool {
        let mut tokens = at.tokens();
        let (Some("paths"), Some(path), Some(method)) =
            (tokens.next().as_deref(), tokens.next(), tokens.next())
        else {
            return false;
        };
        let is_named = name
            .split_once(' ')
            .is_some_and(|(verb, below)| verb.eq_ignore_ascii_case(&method) && below.trim() == path);
        is_named || self.0.get(&(path.into_owned(), method.into_owned())).is_some_and(|id| id == name)
    }
}

/// Drops what is to be ignored, up to a severity. An entry that nothing was found for is told.
pub(crate) fn apply(ignored: &[Ignore], ids: &OperationIds, most: Severity, found: &mut Diagnostics) {
    if ignored.is_empty() {
        return;
    }
    let mut is_used = vec![false; ignored.len()];
    found.retain_mut(|diagnostic| {
        if diagnostic.severity > most || diagnostic.at.document == Document::Options {
            return true;
        }
        let mut keep = true;
        for (ignore, is_used) in ignored.iter().zip(&mut is_used) {
            if concerns(ignore, diagnostic, ids) {
                *is_used = true;
                keep = false;
            }
        }
        keep
    });
    let root = At::root(Document::Options);
    let at = root.key("ignore");
    for (index, (ignore, is_used)) in ignored.iter().zip(is_used).enumerate() {
        let Ignore { rule, operation, reason } = ignore;
        if !is_used {
            found
                .report(&IGNORE_UNUSED, &at.index(index), format!("`{rule}` is not found at `{operation}`"))
                .help("take the entry out, or correct the names");
        }
        if reason.trim().is_empty() {
            found
                .report(&IGNORE_WITHOUT_REASON, &at.index(index).key("reason"), "there is no reason given")
                .help("say in a few words why it is accepted");
        }
    }
}

fn concerns(ignore: &Ignore, diagnostic: &Diagnostic, ids: &OperationIds) -> bool {
    let mut places = std::iter::once(&diagnostic.at).chain(&diagnostic.output);
    diagnostic.id == ignore.rule && places.any(|at| ids.is_in(&at.pointer, &ignore.operation))
}
