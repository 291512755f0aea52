use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

const LEAST: usize = 30;
const MOST: usize = 500;

rule! {
    /// ## What it does
    ///
    /// Counts the characters of `info.description`: 30 to 500 are right.
    ///
    /// ## Why is this bad
    ///
    /// Certification refuses shorter and longer ones. It is what people read in the list of connectors.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { description: Lists pets. }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { description: Lists the pets of a shop with their names and their owners. }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say in one or two sentences what the service does and what the connector can do with it.
    InfoDesc30500 {
        id: "info-desc-30-500",
        official: "FieldLengthNotInRange",
        summary: "The description of the connector has fewer than 30 or more than 500 characters.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for InfoDesc30500 {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let length = definition.info.description.trim().chars().count();
        // That there is none is another rule's.
        if length == 0 || (LEAST..=MOST).contains(&length) {
            return;
        }
        let here = cx.here();
        cx.at(&here.key("info").key("description"))
            .report(format!("the description of the connector has {length} characters"))
            .help(format!("say in {LEAST} to {MOST} characters what the service does"));
    }
}
