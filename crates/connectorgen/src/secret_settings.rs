//! No setting is a secret: what looks like one is refused, and not repeated.

use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_rules::conceal;
use serde::Serialize;
use serde_json::Value;

use crate::Plan;
use crate::codes::SETTING_SECRET;

/// Reports every setting that looks like a secret, whatever it is for.
pub(crate) fn report(plan: &Plan, found: &mut Diagnostics) {
    let root = At::root(Document::Options);
    look(&root, &tree(plan.options()), found);
    look(&root.key("auth"), &tree(plan.auth_values()), found);
}

/// Takes what looks like a secret out of messages, and the lines with it out of reports.
pub(crate) fn drop_from(found: &mut Diagnostics) {
    found.retain_mut(|one| {
        if let Some(message) = conceal(&one.message) {
            one.message = message;
            one.conceal();
        }
        true
    });
}

fn tree(settings: &impl Serialize) -> Value {
    serde_json::to_value(settings).unwrap_or_default()
}

fn look(at: &At<'_>, value: &Value, found: &mut Diagnostics) {
    match value {
        Value::String(text) => {
            if conceal(text).is_some() {
                found
                    .report(&SETTING_SECRET, at, "this looks like a secret, and it would stand in the files")
                    .help("take it out: the platform is given secrets on upload, or each connection is made with them")
                    .conceal();
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                look(&at.index(index), value, found);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                look(&at.key(name), value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
