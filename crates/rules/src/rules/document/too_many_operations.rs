use connectorgen_model::ApiDefinition;
use connectorgen_model::limits::OPERATIONS as MOST;

use crate::rule::rule;
use crate::{Rule, RuleCx, largest};

rule! {
    /// ## What it does
    ///
    /// Counts the operations.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes no more than 256 in one connector.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/<1..256>: { get: { operationId: GetPet<n>, responses: { "200": { description: OK } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/<1..255>: { get: { operationId: GetPet<n>, responses: { "200": { description: OK } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Choose the operations that people need (`--operation`, `--tag`, `--path`), or split the connector by
    /// subject: a connector of 30 operations is easier to find one's way in, too.
    TooManyOperations {
        id: "too-many-operations",
        official: "TotalOperationsCountExceedsMaxAllowed",
        summary: "The connector has more than 256 operations.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for TooManyOperations {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let count = cx.index().operations().len();
        if count > MOST {
            let over = count - MOST;
            let tags = largest::tags(cx.index());
            cx.key("paths")
                .report(format!(
                    "the connector has {count} operations, the platform takes {MOST}: {over} too many"
                ))
                .help(format!("most have {tags}; {}", largest::HOW_TO_GO_ON));
        }
    }
}
