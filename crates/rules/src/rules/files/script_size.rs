use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

/// Microsoft Learn, "Write code in a custom connector", FAQ: at most 1 MB.
const MOST: usize = 1024 * 1024;

rule! {
    /// ## What it does
    ///
    /// Checks that the script has at most 1 MiB, and that it is not empty.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes no larger ones.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { script.csx: "" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { script.csx: "public class Script : ScriptBase { }" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave to the service what it can do itself.
    ScriptSize {
        id: "script-size",
        summary: "The script has more than 1 MiB, or is empty.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ScriptSize {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some(script) = files.script else { return };
        let root = At::root(Document::Script);
        if script.len() > MOST {
            cx.at(&root)
                .report(format!("the script has {} bytes, the limit is {MOST}", script.len()))
                .help("leave to the service what it can do itself");
        } else if script.trim().is_empty() {
            cx.at(&root).report("the script is empty").help("write it, or remove the file");
        }
    }
}
