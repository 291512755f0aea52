use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that some path has an operation.
    ///
    /// ## Why is this bad
    ///
    /// A connector is its operations. The platform takes none without.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: null }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { operationId: ListPets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add an operation. When the connector was generated, look at the operations, tags and paths that were
    /// chosen: they may match nothing.
    NoOperations {
        id: "no-operations",
        summary: "The connector has no operations.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for NoOperations {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        if cx.index().operations().is_empty() {
            cx.key("paths")
                .report("the connector has no operations")
                .help("choose at least one operation of the document");
        }
    }
}
