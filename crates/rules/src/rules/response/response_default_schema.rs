use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for a `schema` under `default`.
    ///
    /// ## Why is this bad
    ///
    /// `default` is the response of every status that is not named, errors first of all. Designers may show its
    /// schema as the outputs of the action. Microsoft's validator objects.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { responses: { default: { description: An error., schema: { type: object } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { responses: { default: { description: An error. } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the schema. If it is that of the successful case, name its status instead of `default`.
    ResponseDefaultSchema {
        id: "response-default-schema",
        official: "DefaultResponseHasSchema",
        summary: "The default response has a schema.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for ResponseDefaultSchema {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let Some(default) = view.operation.responses.get("default") else { return };
        if cx.index().response(default).is_some_and(|response| response.schema.is_some()) {
            let here = cx.here();
            let responses = here.key("responses");
            cx.at(&responses.key("default"))
                .report(format!("the default response of `{}` has a schema", view.name()))
                .help("remove it, or name the status of the successful case instead of `default`");
        }
    }
}
