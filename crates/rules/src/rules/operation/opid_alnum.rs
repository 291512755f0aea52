use crate::rename::in_pascal_case;
use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each operationId consists of letters and digits. A revision at the end (`_V2`) may have its
    /// underscore.
    ///
    /// ## Why is this bad
    ///
    /// The platform removes the other characters, so the action has another id than the file says: dynamic values
    /// and policies that name it may miss it, and two ids may become one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { operationId: pets/list-all } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { operationId: ListPets_V2 } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write it in Pascal case. Once flows use the connector, a renamed operation breaks them: leave it then.
    OpidAlnum {
        id: "opid-alnum",
        official: "OperationIdSanitized",
        summary: "An operationId has other characters than letters and digits.",
        severity: Warning,
        fix: RenameOperations,
        since: "0.1.0",
    }
}

impl Rule for OpidAlnum {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let id = view.operation.operation_id.as_deref().unwrap_or_default();
        if !without_revision(id).chars().all(|c| c.is_ascii_alphanumeric()) {
            let fix = in_pascal_case(view, cx);
            cx.key("operationId")
                .report(format!("the operationId `{id}` has other characters than letters and digits"))
                .help("write it in Pascal case, unless flows use it already")
                .fix(fix);
        }
    }
}

fn without_revision(id: &str) -> &str {
    match id.rsplit_once(['V', 'v']) {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
            stem.strip_suffix('_').unwrap_or(id)
        }
        _ => id,
    }
}
