use connectorgen_model::extension;
use serde_json::Value;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `nextLinkName` of `x-ms-pageable` is `nextLink` or `@odata.nextLink`.
    ///
    /// ## Why is this bad
    ///
    /// The platform follows these two only: of all others makers see the first page.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-pageable: { nextLinkName: next } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { x-ms-pageable: { nextLinkName: nextLink } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Rename the member in the service, or remove the extension and let makers ask for pages.
    PageableName {
        id: "pageable-name",
        official: "InvalidNextLinkNameValue",
        summary: "The member that holds the address of the next page is not called as the platform wants it.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for PageableName {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let Some(pageable) = &view.operation.pageable else { return };
        let name = pageable.get("nextLinkName").and_then(Value::as_str).unwrap_or_default();
        if !matches!(name, "nextLink" | "@odata.nextLink") {
            cx.key(extension::PAGEABLE)
                .report(format!("the platform does not follow the next page in `{name}`"))
                .help("it follows `nextLink` and `@odata.nextLink`; remove the extension for others");
        }
    }
}
