use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};
use connectorgen_diagnostics::Fix;
use serde_json::json;

rule! {
    /// ## What it does
    ///
    /// Checks that `schemes` has an entry.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses an empty list, and `paconn` takes the scheme of the service from its first entry.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// schemes: []
    /// ```
    ///
    /// ```yaml,passes
    /// schemes: [https]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `["https"]`.
    SchemesNonempty {
        id: "schemes-nonempty",
        official: "SchemesArrayEmpty",
        summary: "The definition names no scheme.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for SchemesNonempty {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        if definition.schemes.is_empty() {
            let here = cx.here().location();
            cx.key("schemes")
                .report("the definition names no scheme")
                .help("write `\"schemes\": [\"https\"]`")
                .fix(Fix::new("write `https`").set(&here, "schemes", json!(["https"])));
        }
    }
}
