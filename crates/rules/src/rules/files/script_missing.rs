use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that there is a script where `scriptOperations` names operations for it.
    ///
    /// ## Why is this bad
    ///
    /// The operations would be sent to a script that does not exist.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { scriptOperations: [ListPets] }
    /// files: {}
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { scriptOperations: [ListPets] }
    /// files: { script.csx: "public class Script : ScriptBase { }" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Put `script.csx` beside the file, or take `scriptOperations` out.
    ScriptMissing {
        id: "script-missing",
        summary: "`scriptOperations` names operations, and there is no script.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ScriptMissing {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let is_named =
            cx.connector().properties.script_operations.as_ref().is_some_and(|ids| !ids.is_empty());
        if is_named && files.names.is_some() && files.script.is_none() {
            let root = At::root(Document::Properties);
            cx.at(&root.key("properties").key("scriptOperations"))
                .report("there are operations for a script, and no script")
                .help("put `script.csx` into the folder, or take `scriptOperations` out");
        }
    }
}
