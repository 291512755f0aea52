use connectorgen_model::extension;
use serde_json::Value;

use crate::rule::rule;
use crate::{DynamicKind, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `x-ms-dynamic-values` with the capability `file-picker` that have no `x-ms-dynamic-tree` beside them.
    ///
    /// ## Why is this bad
    ///
    /// The newer designer opens its file picker by `x-ms-dynamic-tree`; without it makers type the id of a file.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: file
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { capability: file-picker, value-path: Id }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: file
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { capability: file-picker, value-path: Id }
    ///           x-ms-dynamic-tree:
    ///             settings: { canSelectLeafNodes: true, canSelectParentNodes: false }
    ///             open: { operationId: ListPets, itemValuePath: name, itemTitlePath: name }
    ///             browse: { operationId: ListPets, itemValuePath: name, itemTitlePath: name }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `x-ms-dynamic-tree` with the operations that list the first level and the levels below.
    DynTreeCompanion {
        id: "dyn-tree-companion",
        official: "DynamicTreeExtensionMissing",
        summary: "A file picker has no tree to open.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for DynTreeCompanion {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let picks_files = view.members.get("capability").and_then(Value::as_str) == Some("file-picker");
        let tree = extension::DYNAMIC_TREE;
        if view.kind == DynamicKind::Values && picks_files && !view.siblings.contains_key(tree) {
            cx.report("the file picker has no tree that the newer designer could open")
                .help(format!("add `{tree}` beside it"));
        }
    }
}
