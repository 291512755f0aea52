use connectorgen_model::{ApiDefinition, SecurityRequirement};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that every name in `security`, of the document and of operations, is in `securityDefinitions`.
    ///
    /// ## Why is this bad
    ///
    /// What the requirement stands for is unknown. The platform passes over it, so requests may go out without
    /// the key that they need.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// security: [{ api_key: [] }]
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// security: [{ api_key: [] }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the definition, or remove the requirement.
    SecurityDefined {
        id: "security-defined",
        official: "SecurityRequirementMustBeDefined",
        summary: "A security requirement names a definition that does not exist.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for SecurityDefined {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        requirements(&definition.security, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        requirements(view.operation.security.as_deref().unwrap_or_default(), cx);
    }
}

fn requirements(requirements: &[SecurityRequirement], cx: &mut RuleCx<'_>) {
    let definitions = &cx.connector().definition.security_definitions;
    let here = cx.here();
    let at = here.key("security");
    for (index, requirement) in requirements.iter().enumerate() {
        for name in requirement.keys().filter(|name| !definitions.contains_key(*name)) {
            cx.at(&at.index(index).key(name))
                .report(format!("there is no security definition `{name}`"))
                .help("add it to `securityDefinitions`, or remove the requirement");
        }
    }
}
