use connectorgen_model::ApiProperties;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for a list of policies without a policy.
    ///
    /// ## Why is this bad
    ///
    /// A check of the packages for certification has failed for it (code 5000.1.1.16, reported by a publisher).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { policyTemplateInstances: [] }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { capabilities: [] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the list.
    PoliciesEmpty {
        id: "policies-empty",
        summary: "The list of policies is empty.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PoliciesEmpty {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        // The model keeps an empty list among the members that say nothing.
        if properties.extra.contains_key("policyTemplateInstances") {
            cx.key("policyTemplateInstances")
                .report("the list of policies is empty")
                .help("remove it")
                .fix_by_removal("remove it");
        }
    }
}
