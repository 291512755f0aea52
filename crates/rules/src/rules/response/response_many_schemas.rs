use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Counts the responses of each operation that have a `schema`.
    ///
    /// ## Why is this bad
    ///
    /// Designers show the outputs of one response only; the other schemas count against the limits of the
    /// platform and are never seen.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { responses: { "404": { description: No such pet., schema: { type: object } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { responses: { "404": { description: No such pet. } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Keep the schema of the successful response and remove those of the others.
    ResponseManySchemas {
        id: "response-many-schemas",
        official: "OperationHasManyResponsesWithSchema",
        summary: "More than one response of an operation has a schema.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ResponseManySchemas {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let has_schema =
            |response| index.response(response).is_some_and(|response| response.schema.is_some());
        let responses = view.operation.responses.iter().filter(|(_, response)| has_schema(response));
        let statuses: Vec<&str> = responses.map(|(status, _)| status.as_str()).collect();
        if statuses.len() > 1 {
            cx.key("responses")
                .report(format!("the operation `{}` has schemas for {}", view.name(), statuses.join(", ")))
                .help("keep the schema of the successful response; designers show one only");
        }
    }
}
