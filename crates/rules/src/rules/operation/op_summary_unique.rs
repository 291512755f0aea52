use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ApiDefinition, Visibility};
use std::collections::HashMap;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the summaries of the operations that makers see.
    ///
    /// ## Why is this bad
    ///
    /// The summary is all that the list of actions shows. An agent cannot choose between two tools of one name.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /owners: { get: { operationId: ListOwners, summary: List pets } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /owners: { get: { operationId: ListOwners, summary: List owners } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what is different; hide the one that is not meant for makers, or mark it as deprecated.
    OpSummaryUnique {
        id: "op-summary-unique",
        summary: "Two visible operations have the same summary.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for OpSummaryUnique {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let mut seen: HashMap<String, &OperationView<'_>> = HashMap::new();
        for view in cx.index().operations() {
            let operation = view.operation;
            let summary = operation.summary.as_deref().unwrap_or_default().trim();
            let is_hidden = operation.visibility == Some(Visibility::Internal) || operation.deprecated;
            if summary.is_empty() || is_hidden {
                continue;
            }
            // An action and a trigger are in different lists.
            let key = format!("{}{}", operation.trigger.is_some(), summary.to_lowercase());
            let Some(first) = seen.get(&key) else {
                seen.insert(key, view);
                continue;
            };
            let (pointer, other) = (view.pointer().join("summary"), first.pointer());
            cx.at(&At::pointer(Document::Definition, &pointer))
                .report(format!("the operation `{}` has the summary of `{}`", view.name(), first.name()))
                .help("say what is different")
                .related(At::pointer(Document::Definition, &other).location(), "it is also here");
        }
    }
}
