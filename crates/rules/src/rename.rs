use connectorgen_diagnostics::Fix;

use crate::mend::like_an_operation_id;
use crate::{OperationView, RuleCx};

/// Gives an operation an id in Pascal case, wherever it is named. Nothing when the id cannot be had: another operation
/// has it, or would get it as well.
pub(crate) fn in_pascal_case(view: &OperationView<'_>, cx: &RuleCx<'_>) -> Option<Fix> {
    let id = view.operation.operation_id.as_deref()?;
    let name = like_an_operation_id(id)?;
    let is_wanted = |other: &str| {
        other.eq_ignore_ascii_case(&name)
            || like_an_operation_id(other).is_some_and(|other| other.eq_ignore_ascii_case(&name))
    };
    // The operation itself is one of them.
    if cx.index().ids().filter(|other| is_wanted(other)).count() > 1 {
        return None;
    }
    let places = cx.index().names_of(id, cx.connector());
    let fix = Fix::new(format!("rename it to `{name}`, wherever it is named")).renames_operations();
    Some(places.iter().fold(fix, |fix, at| fix.replace(at, name.as_str())))
}
