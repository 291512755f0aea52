use connectorgen_model::{ApiDefinition, Visibility};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

/// An agent of Copilot Studio takes 128 tools, and chooses well among 25 to 30 (Microsoft Learn, quotas of Copilot Studio).
const MOST: usize = 128;

rule! {
    /// ## What it does
    ///
    /// Counts the operations that an agent can use: the visible ones that are no triggers.
    ///
    /// ## Why is this bad
    ///
    /// An agent takes 128 tools at most, and chooses worse the more there are: 25 to 30 are recommended.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets<1..130>:
    ///     get: { operationId: ListPets<n>, summary: List pets <n>, description: Lists the pets in cage number <n> of the shop., responses: { "200": { description: OK } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets<1..20>:
    ///     get: { operationId: ListPets<n>, summary: List pets <n>, description: Lists the pets in cage number <n> of the shop., responses: { "200": { description: OK } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Choose the operations that an agent needs, or hide others with `x-ms-visibility: internal`.
    ToolCount {
        id: "tool-count",
        summary: "There are more operations than an agent takes.",
        severity: Warning,
        only: [Copilot],
        since: "0.1.0",
    }
}

impl Rule for ToolCount {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let is_hidden = |view: &OperationView<'_>| view.operation.visibility == Some(Visibility::Internal);
        let all = cx.index().operations().iter();
        let tools = all.filter(|view| !view.is_trigger() && !is_hidden(view));
        let count = tools.count();
        if count > MOST {
            cx.key("paths")
                .report(format!("there are {count} operations, an agent takes {MOST} tools"))
                .help("choose those that an agent needs; it chooses well among 25 to 30");
        }
    }
}
