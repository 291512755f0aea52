use connectorgen_model::{ApiDefinition, SecurityRequirement};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};
use serde_json::json;

rule! {
    /// ## What it does
    ///
    /// Checks that every name in `security`, of the document and of operations, is in `securityDefinitions`, that
    /// only OAuth has scopes there, and that these are scopes of the definition.
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
    /// ```yaml,fails
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// security: [{ api_key: [read] }]
    /// ```
    ///
    /// ```yaml,passes
    /// securityDefinitions: { api_key: { type: apiKey, in: header, name: X-Key } }
    /// security: [{ api_key: [] }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the definition or the scope, or remove the requirement.
    SecurityDefined {
        id: "security-defined",
        official: "SecurityRequirementMustBeDefined",
        also: ["OAuthSecurityRequirementValueMustBeScopeName", "SecurityRequirementMustHaveEmptyValue", "SecurityRequirementMustHaveValue"],
        summary: "A security requirement names a definition that does not exist.",
        severity: Warning,
        fix: Repair,
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
        for (name, scopes) in requirement {
            let place = cx.at(&at.index(index).key(name));
            let Some(definition) = definitions.get(name) else {
                place
                    .report(format!("there is no security definition `{name}`"))
                    .help("add it to `securityDefinitions`, or remove the requirement");
                continue;
            };
            let known =
                |scope: &String| definition.scopes.as_ref().is_some_and(|all| all.contains_key(scope));
            if definition.kind == "oauth2" {
                if let Some(scope) = scopes.iter().find(|scope| !known(scope)) {
                    place
                        .report(format!("`{name}` has no scope `{scope}`"))
                        .help("add it to `scopes` of the definition, or take it from the requirement")
                        .official("OAuthSecurityRequirementValueMustBeScopeName");
                }
            } else if !scopes.is_empty() {
                place
                    .report(format!("`{name}` is no OAuth, so it has no scopes"))
                    .help("write an empty list")
                    .official("SecurityRequirementMustHaveEmptyValue")
                    .fix_value("write an empty list", json!([]));
            }
        }
    }
}
