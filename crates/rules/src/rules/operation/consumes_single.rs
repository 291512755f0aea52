use connectorgen_model::In;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that an operation with a body or form fields names one media type in `consumes`, of its own or of
    /// the document.
    ///
    /// ## Why is this bad
    ///
    /// The designer and Power Apps send one encoding. With several the first is taken, which may not be the one
    /// that was meant; with none the platform guesses.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       consumes: [application/json, multipart/form-data]
    ///       parameters: [{ name: body, in: body, schema: { type: object } }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       consumes: [application/json]
    ///       parameters: [{ name: body, in: body, schema: { type: object } }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Name the one that the service reads.
    ConsumesSingle {
        id: "consumes-single",
        official: "ConsumesMissing",
        summary: "It is not clear how the body of the operation is encoded.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for ConsumesSingle {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let mut bodies = view.parameters_in(&In::Body).chain(view.parameters_in(&In::FormData));
        if bodies.next().is_none() {
            return;
        }
        match view.consumes(&cx.connector().definition) {
            [_] => {}
            [] => {
                cx.report(format!("`{}` has a body, but does not say how it is encoded", view.name()))
                    .help("add `\"consumes\": [\"application/json\"]`, or what the service reads");
            }
            several => {
                cx.report(format!("`{}` names {} encodings of its body", view.name(), several.len()))
                    .help("keep the one that the service reads best");
            }
        }
    }
}
