use crate::rule::rule;
use crate::{Argument, DynamicKind, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `selectedItemValuePath` outside of `browse` of `x-ms-dynamic-tree`.
    ///
    /// ## Why is this bad
    ///
    /// It stands for the entry of a tree that was opened. Elsewhere nothing has been opened, and the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-list:
    ///             operationId: ListKinds
    ///             itemValuePath: name
    ///             parameters: { parent: { selectedItemValuePath: id } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: parent, in: query, type: string }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-tree:
    ///             settings: { canSelectLeafNodes: true, canSelectParentNodes: false }
    ///             open: { operationId: ListKinds, itemValuePath: name, itemTitlePath: name }
    ///             browse:
    ///               operationId: ListKinds
    ///               itemValuePath: name
    ///               itemTitlePath: name
    ///               parameters: { parent: { selectedItemValuePath: id } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: parent, in: query, type: string }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move it into `browse`, or give the parameter a value of its own.
    DynSelectedPath {
        id: "dyn-selected-path",
        official: "SelectedItemValuePathNotAllowedInThisPosition",
        summary: "An extension takes a value from a chosen entry where none can be chosen.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for DynSelectedPath {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        if view.kind == DynamicKind::TreeBrowse {
            return;
        }
        let here = cx.here();
        let at = here.key("parameters");
        for (name, argument) in view.arguments() {
            if matches!(argument, Argument::Selected(_)) {
                cx.at(&at.key(name))
                    .report("`selectedItemValuePath` has no entry to take the value from")
                    .help("it belongs into `browse` of a tree; give the parameter a value of its own");
            }
        }
    }
}
