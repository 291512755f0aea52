use saphyr_parser::ScanError;

use super::report::{Fault, MAX_DEPTH};
use super::yaml::place;

/// Says in plain words why `saphyr-parser` refused `text`.
pub(super) fn fault(text: &str, error: &ScanError) -> Fault {
    let position = place(error.marker());
    let info = error.info();
    if info == "recursion limit exceeded" {
        return Fault::too_deep(position);
    }
    let _ = (text, MAX_DEPTH);
    Fault::new(position, format!("the document is not valid YAML: {info}"), help(info))
}

fn help(info: &str) -> &'static str {
    if info.contains("tab") {
        "indent with spaces; YAML does not allow tabs for that"
    } else {
        "look at the indentation and the quotes of this line and the one before it"
    }
}
