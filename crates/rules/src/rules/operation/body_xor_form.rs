use connectorgen_model::In;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that no operation has parameters with `in: body` and others with `in: formData`.
    ///
    /// ## Why is this bad
    ///
    /// Both would be the body of the same request; the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - { name: pet, in: body, schema: { type: object } }
    ///         - { name: photo, in: formData, type: file }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - { name: name, in: formData, type: string }
    ///         - { name: photo, in: formData, type: file }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Decide for the one that the API takes.
    BodyXorForm {
        id: "body-xor-form",
        official: "ParameterListContainsFormDataAndBody",
        summary: "An operation has a body and form fields.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for BodyXorForm {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let has = |location| view.parameters_in(location).next().is_some();
        if has(&In::Body) && has(&In::FormData) {
            cx.key("parameters")
                .report(format!("the operation `{}` has a body and form fields", view.name()))
                .help("keep the one that the API takes");
        }
    }
}
