use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::text::{has_word, product};
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for names of Microsoft's products, such as Power Automate, and for "API" in `info.description`.
    ///
    /// ## Why is this bad
    ///
    /// The connector works in all of them, and whoever reads it wants to know of the service; reviewers of the
    /// certification ask to leave these words out.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { description: Lists the pets of a shop in your Power Automate flows. }
    /// ```
    ///
    /// ```yaml,fails
    /// info: { description: The API of a shop that sells pets to everybody. }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { description: Lists the pets of a shop with their names and their owners. }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what the service does, not where the connector is used.
    InfoDescWords {
        id: "info-desc-words",
        official: "ValueContainsRestrictedWords",
        summary: "The description of the connector names a product of Microsoft, or an API.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for InfoDescWords {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let text = &definition.info.description;
        if let Some(name) = product(text).or_else(|| has_word(text, "API").then_some("an API")) {
            let here = cx.here();
            cx.at(&here.key("info").key("description"))
                .report(format!("the description of the connector names {name}"))
                .help("say what the service does, not where the connector is used");
        }
    }
}
