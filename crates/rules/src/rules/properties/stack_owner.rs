use connectorgen_model::ApiProperties;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `stackOwner` outside of the profiles for certification.
    ///
    /// ## Why is this bad
    ///
    /// Many environments refuse it with the words: Could not find member 'stackOwner' (PowerPlatformConnectors
    /// issue 614).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { stackOwner: Pet shop }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { publisher: Pet shop }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Keep it in the copy that is handed in for certification, and remove it here.
    StackOwner {
        id: "stack-owner",
        summary: "A member that is for certification only can make the upload fail.",
        severity: Warning,
        only: [Custom, Copilot, PowerApps],
        since: "0.1.0",
    }
}

impl Rule for StackOwner {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        if properties.stack_owner.is_some() {
            cx.key("stackOwner")
                .report("`stackOwner` is for certification only; many environments refuse it")
                .help("remove it before you upload the connector yourself");
        }
    }
}
