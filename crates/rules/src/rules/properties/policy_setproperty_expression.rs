use connectorgen_model::PolicyTemplateInstance;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `@connectionParameters('…')` in policies with the template `setproperty`.
    ///
    /// ## Why is this bad
    ///
    /// The platform does not expand it there: the expression itself is sent (PowerPlatformConnectors issues
    /// 2906 and 4221).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties:
    ///   connectionParameters: { shop: { type: string } }
    ///   policyTemplateInstances:
    ///     - templateId: setproperty
    ///       title: Shop
    ///       parameters:
    ///         x-ms-apimTemplateParameter.newPropertyParentPathTemplate: "@body()"
    ///         x-ms-apimTemplateParameter.newPropertySubPathTemplate: shop
    ///         x-ms-apimTemplateParameter.propertyValuePathTemplate: "@connectionParameters('shop')"
    /// ```
    ///
    /// ```yaml,passes
    /// properties:
    ///   connectionParameters: { shop: { type: string } }
    ///   policyTemplateInstances:
    ///     - templateId: setheader
    ///       title: Shop
    ///       parameters:
    ///         x-ms-apimTemplateParameter.name: X-Shop
    ///         x-ms-apimTemplateParameter.value: "@connectionParameters('shop')"
    /// ```
    ///
    /// ## How to fix
    ///
    /// Send it as a header or query parameter, or set the property in a script.
    PolicySetpropertyExpression {
        id: "policy-setproperty-expression",
        summary: "A policy cannot read what a connection is made with.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for PolicySetpropertyExpression {
    fn policy(&self, policy: &PolicyTemplateInstance, cx: &mut RuleCx<'_>) {
        if !policy.template_id.eq_ignore_ascii_case("setproperty") {
            return;
        }
        let here = cx.here();
        let at = here.key("parameters");
        for (key, value) in &policy.parameters {
            if value.as_str().is_some_and(|text| text.contains("@connectionParameters(")) {
                cx.at(&at.key(key))
                    .report("`setproperty` does not expand `@connectionParameters`: the expression itself is sent")
                    .help("send it as a header or query parameter, or set the property in a script");
            }
        }
    }
}
