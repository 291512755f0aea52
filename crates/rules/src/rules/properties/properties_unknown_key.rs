use connectorgen_model::ApiProperties;

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{Rule, RuleCx};

const KNOWN: [&str; 8] = [
    "connectionParameters",
    "connectionParameterSets",
    "iconBrandColor",
    "scriptOperations",
    "capabilities",
    "policyTemplateInstances",
    "publisher",
    "stackOwner",
];

rule! {
    /// ## What it does
    ///
    /// Looks for members of `properties` in `apiProperties.json` that the platform does not know. `script`,
    /// which older connectors have, is a warning.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the file with the words: Could not find member (PowerPlatformConnectors issue 614).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { iconBrandColour: "#3c7a89" }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { iconBrandColor: "#3c7a89" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name, or remove the member.
    PropertiesUnknownKey {
        id: "properties-unknown-key",
        summary: "The platform does not know a member of the properties.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PropertiesUnknownKey {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        for (name, value) in &properties.extra {
            // What says nothing (`null`, an empty list) is kept here as well.
            if KNOWN.contains(&name.as_str()) || value.is_null() {
                continue;
            }
            let place = cx.key(name);
            let message = format!("the platform does not know `{name}`");
            let found = if name == "script" { place.warn(message) } else { place.report(message) };
            found.help(did_you_mean(name, KNOWN, "remove it"));
            if let Some(meant) = meant(name, KNOWN) {
                found.fix_name(meant);
            }
        }
    }
}
