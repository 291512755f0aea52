use connectorgen_model::{In, Parameter};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `schema` on parameters that are not the body.
    ///
    /// ## Why is this bad
    ///
    /// In Swagger 2.0 only a body has a schema; the platform refuses it elsewhere.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, schema: { type: integer } }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move `type`, `format`, `enum` and so on from the schema into the parameter.
    ParamNonbodySchema {
        id: "param-nonbody-schema",
        official: "NonBodyParameterSchemaNotValid",
        summary: "A parameter outside the body has a schema.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ParamNonbodySchema {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, schema, .. } = view.parameter;
        if schema.is_some() && *location != Some(In::Body) {
            cx.key("schema")
                .report(format!("the parameter `{name}` has a schema, but is no body"))
                .help("move its `type`, `format`, `enum` and so on into the parameter");
        }
    }
}
