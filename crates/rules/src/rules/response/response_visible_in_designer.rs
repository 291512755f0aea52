use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, is_success};

rule! {
    /// ## What it does
    ///
    /// Looks for operations whose only schema of a successful response is not at 200 or 201, while there are
    /// other responses.
    ///
    /// ## Why is this bad
    ///
    /// The designer takes 200, then 201, then `default`. Any other status counts only when it is the only
    /// response: makers see no outputs (LogicAppsUX, the parser of the designer).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       responses:
    ///         "200": null
    ///         "202": { description: Accepted., schema: { type: object } }
    ///         "404": { description: Not found. }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       responses:
    ///         "200": { description: OK., schema: { type: object } }
    ///         "404": { description: Not found. }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move the schema to 200.
    ResponseVisibleInDesigner {
        id: "response-visible-in-designer",
        summary: "The designer does not show what the operation returns.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ResponseVisibleInDesigner {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let responses = &view.operation.responses;
        let is_shown = ["200", "201"].into_iter().any(|status| responses.contains_key(status));
        if responses.len() < 2 || is_shown {
            return;
        }
        let index = cx.index();
        let hidden = responses.iter().find(|(status, response)| {
            is_success(status) && index.response(response).is_some_and(|response| response.schema.is_some())
        });
        if let Some((status, _)) = hidden {
            let here = cx.here();
            cx.at(&here.key("responses").key(status))
                .report(format!("the designer does not show the outputs of `{}` at {status}", view.name()))
                .help("move the schema to 200");
        }
    }
}
