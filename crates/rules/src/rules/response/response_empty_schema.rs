use connectorgen_model::Schema;

use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `schema: {}` in responses. A dynamic schema says something.
    ///
    /// ## Why is this bad
    ///
    /// Designers show one output without a name, whose content makers have to parse by hand. Reviewers refuse it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "200": { schema: { type: null, properties: null } } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { schema: { type: object } } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Describe what comes back. If nothing does, remove the schema.
    ResponseEmptySchema {
        id: "response-empty-schema",
        summary: "The schema of a response says nothing.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ResponseEmptySchema {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        if view.response.schema.as_ref().is_some_and(Schema::is_empty) {
            cx.key("schema")
                .report("the schema of the response says nothing")
                .help("describe what comes back, or remove the schema")
                .fix_by_removal("remove it");
        }
    }
}
