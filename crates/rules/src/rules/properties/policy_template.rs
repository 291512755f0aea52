use connectorgen_model::PolicyTemplateInstance;

use crate::nearest::{did_you_mean, meant};
use crate::policy_template::TEMPLATES;
use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares `templateId` of each policy with the policies that Microsoft documents or published connectors
    /// use; capitals do not count.
    ///
    /// ## Why is this bad
    ///
    /// A policy that the platform does not know is refused.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances: [{ templateId: setheaders, title: Version, parameters: {} }]
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Version
    ///       parameters: { x-ms-apimTemplateParameter.name: X-Version, x-ms-apimTemplateParameter.value: "1" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name.
    PolicyTemplate {
        id: "policy-template",
        summary: "There is no policy of that name.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PolicyTemplate {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let id = &policy.template_id;
        if !TEMPLATES.iter().any(|template| template.id.eq_ignore_ascii_case(id)) {
            let ids = || TEMPLATES.iter().map(|template| template.id);
            let found = cx.key("templateId").report(format!("there is no policy `{id}`"));
            found.help(did_you_mean(id, ids(), "take one that Microsoft documents"));
            if let Some(meant) = meant(id, ids()) {
                found.fix_value(format!("write `{meant}`"), meant);
            }
        }
    }
}
