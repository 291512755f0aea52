use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `info.description` is there.
    ///
    /// ## Why is this bad
    ///
    /// `paconn` (0.0.21) ends with a `KeyError` when it is missing, before anything is uploaded.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { description: null }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { description: Lists the pets of a shop. }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say in one or two sentences what the connector is for.
    InfoDescription {
        id: "info-description",
        summary: "The connector has no description.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for InfoDescription {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        if definition.info.description.trim().is_empty() {
            let here = cx.here();
            let info = here.key("info");
            cx.at(&info.key("description"))
                .report("the connector has no description")
                .help("say in one or two sentences what it is for; paconn fails without it");
        }
    }
}
