use connectorgen_model::In;
use connectorgen_model::limits::SCHEMAS_OF_OPERATION as MOST;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Counts the schemas of the body and of all responses of an operation together: each schema, its properties,
    /// their properties and array elements, references followed.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes 16384 in one operation.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Row: { type: object, properties: { "column<1..500>": { type: string } } }
    /// paths:
    ///   /pets:
    ///     get:
    ///       responses:
    ///         "200":
    ///           schema: { type: object, properties: { "row<1..40>": { $ref: "#/definitions/Row" } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Row: { type: object, properties: { "column<1..500>": { type: string } } }
    /// paths:
    ///   /pets:
    ///     get:
    ///       responses:
    ///         "200":
    ///           schema: { type: array, items: { $ref: "#/definitions/Row" } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the schemas of error responses, and properties that nobody needs.
    OpSchemaCount16384 {
        id: "op-schema-count-16384",
        official: "OperationSchemaCountExceedsMaxAllowed",
        also: ["TotalSchemaCountExceedsMaxAllowed"],
        summary: "The schemas of an operation are too many.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for OpSchemaCount16384 {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let bodies = view.parameters_in(&In::Body).filter_map(|p| p.parameter.schema.as_ref());
        let responses = view.operation.responses.values();
        let outputs = responses
            .filter_map(|response| index.response(response))
            .filter_map(|response| response.schema.as_ref());
        let count = bodies
            .chain(outputs)
            .fold(0_u64, |count, schema| count.saturating_add(index.measure(schema).schemas));
        if count > MOST {
            cx.report(format!(
                "the operation `{}` has {count} schemas, the platform takes {MOST}",
                view.name()
            ))
            .help("remove the schemas of error responses, and properties that nobody needs");
        }
    }
}
