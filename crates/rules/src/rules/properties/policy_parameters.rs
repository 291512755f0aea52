use connectorgen_model::PolicyTemplateInstance;

use crate::nearest::{meant, nearest};
use crate::policy_template::{PREFIX, TEMPLATES};
use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each policy has the parameters that its template requires (an error otherwise), and that the
    /// names of the others are known (a misspelt one is a warning).
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses a policy without them, and passes over those that it does not know.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - { templateId: setheader, title: Version, parameters: { x-ms-apimTemplateParameter.name: X-Version } }
    /// ```
    ///
    /// ```yaml,fails
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Version
    ///       parameters:
    ///         x-ms-apimTemplateParameter.name: X-Version
    ///         x-ms-apimTemplateParameter.value: "1"
    ///         x-ms-apimTemplateParameter.existAction: skip
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Version
    ///       parameters:
    ///         x-ms-apimTemplateParameter.name: X-Version
    ///         x-ms-apimTemplateParameter.value: "1"
    ///         x-ms-apimTemplateParameter.existsAction: skip
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the parameter, or correct its name.
    PolicyParameters {
        id: "policy-parameters",
        summary: "A policy lacks a parameter, or has one that it does not know.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PolicyParameters {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        let mut templates = TEMPLATES.iter();
        let Some(template) = templates.find(|one| one.id.eq_ignore_ascii_case(&policy.template_id)) else {
            return;
        };
        let here = cx.here();
        let at = here.key("parameters");
        let has = |name: &str| policy.parameters.contains_key(&format!("{PREFIX}{name}"));
        for name in template.required.iter().filter(|name| !has(name)) {
            cx.at(&at)
                .report(format!("the policy \"{}\" has no `{PREFIX}{name}`", policy.title))
                .help(format!("`{}` requires it", template.id));
        }
        for key in policy.parameters.keys() {
            let Some(name) = key.strip_prefix(PREFIX) else { continue };
            let known = || template.required.iter().chain(template.optional).copied();
            if known().any(|known| known == name) {
                continue;
            }
            if let Some(near) = nearest(name, known()) {
                let found = cx.at(&at.key(key)).warn(format!("`{}` does not know `{name}`", template.id));
                found.help(format!("did you mean `{PREFIX}{near}`?"));
                if meant(name, known()) == Some(near) {
                    found.fix_name(format!("{PREFIX}{near}"));
                }
            }
        }
    }
}
