use connectorgen_model::ApiProperties;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `publisher` is there.
    ///
    /// ## Why is this bad
    ///
    /// The certification asks who made the connector; it is shown with it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { publisher: null }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { publisher: Pet shop }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the name of the company or person, and as `stackOwner` that of the owner of the service.
    Publisher {
        id: "publisher",
        summary: "The publisher of the connector is missing.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for Publisher {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        if properties.publisher.as_deref().is_none_or(|publisher| publisher.trim().is_empty()) {
            cx.key("publisher")
                .report("the connector has no publisher")
                .help("say who made the connector, and as `stackOwner` whose service it is");
        }
    }
}
