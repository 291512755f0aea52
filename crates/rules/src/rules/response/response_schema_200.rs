use connectorgen_model::Method;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, is_success};

rule! {
    /// ## What it does
    ///
    /// Checks that operations other than triggers, DELETE and those that answer 204 have a schema at 200 or
    /// 201.
    ///
    /// ## Why is this bad
    ///
    /// Without it makers cannot use what comes back. Reviewers of the certification ask for it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "200": { schema: null } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { schema: { type: array, items: { type: string } } } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Describe what comes back, at the status 200.
    ResponseSchema200 {
        id: "response-schema-200",
        official: "SchemaDefinitionSetIncorrectly",
        summary: "No successful response says what comes back.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for ResponseSchema200 {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let responses = &view.operation.responses;
        let answers_nothing = responses.contains_key("204") && !responses.contains_key("200");
        let returns_nothing = matches!(view.method, Method::Delete | Method::Head | Method::Options);
        let has_success = responses.keys().any(|status| is_success(status));
        if view.is_trigger() || returns_nothing || answers_nothing || !has_success {
            return;
        }
        let index = cx.index();
        let has_schema = ["200", "201"]
            .into_iter()
            .filter_map(|status| responses.get(status))
            .any(|response| index.response(response).is_some_and(|response| response.schema.is_some()));
        if !has_schema {
            cx.key("responses")
                .report(format!("no successful response of `{}` has a schema", view.name()))
                .help("describe at the status 200 what comes back");
        }
    }
}
