use connectorgen_model::ApiProperties;
use std::collections::HashSet;

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each entry of `scriptOperations` is the `operationId` of an operation, and stands there
    /// once.
    ///
    /// ## Why is this bad
    ///
    /// The script does not run there. Often an operation was renamed in the one file only.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { scriptOperations: [ListCats] }
    /// ```
    ///
    /// ```yaml,fails
    /// properties: { scriptOperations: [ListPet] }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { scriptOperations: [ListPets] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name, or take it from the list.
    ScriptOperations {
        id: "script-operations",
        summary: "A script is named for an operation that does not exist.",
        severity: Warning,
        fix: Repair,
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for ScriptOperations {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let here = cx.here();
        let at = here.key("scriptOperations");
        let mut seen = HashSet::new();
        for (position, id) in properties.script_operations.iter().flatten().enumerate() {
            if index.operations_with_id(id).next().is_none() {
                let found = cx
                    .at(&at.index(position))
                    .report(format!("the script is for the operation `{id}`, which does not exist"));
                found.help(did_you_mean(id, index.ids(), "take it from the list"));
                if let Some(meant) = meant(id, index.ids()) {
                    found.fix_value(format!("write `{meant}`"), meant);
                }
            } else if !seen.insert(id) {
                cx.at(&at.index(position))
                    .report(format!("the operation `{id}` is named twice"))
                    .help("remove one of them")
                    .fix_by_removal("remove it");
            }
        }
    }
}
