use connectorgen_model::{In, Parameter};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each parameter with `in: body` has a `schema`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: nothing says what the body looks like.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post: { operationId: AddPet, parameters: [{ name: body, in: body }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post: { operationId: AddPet, parameters: [{ name: body, in: body, schema: { type: object } }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the schema; `type: string` for text.
    BodySchema {
        id: "body-schema",
        official: "BodyParameterSchemaRequired",
        summary: "A body has no schema.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for BodySchema {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, schema, .. } = view.parameter;
        if schema.is_none() && *location == Some(In::Body) {
            cx.report(format!("the body `{name}` has no schema")).help("add `schema`");
        }
    }
}
