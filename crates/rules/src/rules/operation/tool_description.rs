use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ApiDefinition, Visibility};

use crate::rule::rule;
use crate::text::folded;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the descriptions of the operations, and looks for those that speak of the endpoint and not of what it is
    /// good for.
    ///
    /// ## Why is this bad
    ///
    /// An agent chooses its tools by their descriptions. Of two that say the same it takes any.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { description: "This endpoint is for the pets of the shop." } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/old:
    ///     get: { operationId: ListOldPets, summary: List old pets, description: Lists the pets of the shop with their names., responses: { "200": { description: OK } } }
    ///   /pets/new:
    ///     get: { operationId: ListNewPets, summary: List new pets, description: Lists the pets of the shop with their names., responses: { "200": { description: OK } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { description: "Lists the pets of the shop with their names." } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Begin with a verb, say what comes back, and when to use it.
    ToolDescription {
        id: "tool-description",
        summary: "An agent cannot choose the operation by its description.",
        severity: Warning,
        only: [Copilot],
        since: "0.1.0",
    }
}

impl Rule for ToolDescription {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let mut seen: HashMap<String, &OperationView<'_>> = HashMap::new();
        for view in cx.index().operations() {
            let operation = view.operation;
            let text = operation.description.as_deref().unwrap_or_default();
            if text.trim().is_empty() || operation.visibility == Some(Visibility::Internal) {
                continue;
            }
            let pointer = view.pointer().join("description");
            let at = At::pointer(Document::Definition, &pointer);
            let lower = text.trim_start().to_lowercase();
            if ["this endpoint", "this api", "this operation", "endpoint "]
                .iter()
                .any(|said| lower.starts_with(said))
            {
                cx.at(&at)
                    .report(format!("the description of `{}` speaks of the endpoint", view.name()))
                    .help("begin with a verb: what it does, what comes back, when to use it");
            } else if let Some(first) = seen.insert(folded(text), view) {
                let other = first.pointer();
                cx.at(&at)
                    .report(format!("`{}` and `{}` have the same description", first.name(), view.name()))
                    .help("say what is different: an agent chooses by it")
                    .related(At::pointer(Document::Definition, &other).location(), "the other one");
            }
        }
    }
}
