use connectorgen_model::In;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Counts the parameters with `in: body` of each operation.
    ///
    /// ## Why is this bad
    ///
    /// A request has one body; the platform refuses a second one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - { name: cat, in: body, schema: { type: object } }
    ///         - { name: dog, in: body, schema: { type: object } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - { name: pet, in: body, schema: { type: object } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Make one body whose schema has a property for each of them.
    BodySingle {
        id: "body-single",
        official: "OperationParametersContainMultipleBodyParameters",
        also: ["PathParametersContainMultipleBodyParameters"],
        summary: "An operation has more than one body.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for BodySingle {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let count = view.parameters_in(&In::Body).count();
        if count > 1 {
            cx.key("parameters")
                .report(format!("the operation `{}` has {count} bodies", view.name()))
                .help("make one body whose schema has a property for each of them");
        }
    }
}
