use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, is_success};

rule! {
    /// ## What it does
    ///
    /// Counts the statuses from 200 to 299 with a schema.
    ///
    /// ## Why is this bad
    ///
    /// The designer shows one of them. When the service answers with another, the outputs are empty.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "206": { description: Some., schema: { type: object } } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "206": { description: Some. } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Keep the schema at 200; put into it what the others have.
    ResponseMany2xx {
        id: "response-many-2xx",
        official: "OperationHasManyResponsesWithSchema",
        summary: "Several successful responses have a schema.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ResponseMany2xx {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let has_schema =
            |response| index.response(response).is_some_and(|response| response.schema.is_some());
        let with_schema: Vec<&str> = (view.operation.responses.iter())
            .filter(|(status, response)| is_success(status) && has_schema(response))
            .map(|(status, _)| status.as_str())
            .collect();
        if with_schema.len() > 1 {
            cx.key("responses")
                .report(format!("the successful responses {} have a schema", with_schema.join(" and ")))
                .help("keep one: the designer shows the outputs of one only");
        }
    }
}
