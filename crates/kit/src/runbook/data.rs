use connectorgen_templates::SecuritySensitiveView;

use super::words::{count, few};
use crate::rollout::plan::Plan;
use crate::sensitive::{Fields, Reason, sensitive};

/// What to say of all operations together, and the rows of those that carry something.
pub(super) fn sensitive_rows(plan: &Plan<'_>) -> (String, Vec<SecuritySensitiveView>) {
    let rows: Vec<SecuritySensitiveView> = sensitive(plan.input.definition)
        .into_iter()
        .map(|found| SecuritySensitiveView {
            operation: found.operation,
            inputs: told(&found.inputs),
            outputs: told(&found.outputs),
        })
        .collect();
    let all = plan.input.definition.operations().count();
    let intro = if rows.is_empty() {
        let none = if all == 1 {
            "The one operation has no".into()
        } else {
            format!("None of the {all} operations has a")
        };
        format!(
            "{none} field whose name tells of a secret or of a person. Somebody who knows the API has to say whether that \
             is so."
        )
    } else {
        format!(
            "As far as names tell, {} (of {all}) may carry values that do not belong there:",
            count(rows.len(), "operation")
        )
    };
    (intro, rows)
}

fn told(fields: &Fields) -> Option<String> {
    let of = |wanted: Reason| -> Vec<String> {
        fields.iter().filter(|(reason, _)| *reason == wanted).map(|(_, name)| name.clone()).collect()
    };
    let mut parts = Vec::new();
    for (label, names) in [("secret", of(Reason::Secret)), ("personal", of(Reason::Personal))] {
        if !names.is_empty() {
            parts.push(format!("{label}: {}", few(&names, 6)));
        }
    }
    (!parts.is_empty()).then(|| format!("yes ({})", parts.join("; ")))
}
