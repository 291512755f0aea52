use connectorgen_diagnostics::{At, Fix};
use connectorgen_model::{In, Parameter, Schema};
use serde_json::Value;

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
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ParamNonbodySchema {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, schema, .. } = view.parameter;
        if schema.is_some() && *location != Some(In::Body) {
            let fix = schema.as_ref().and_then(|schema| moved_out(schema, &cx.here()));
            cx.key("schema")
                .report(format!("the parameter `{name}` has a schema, but is no body"))
                .help("move its `type`, `format`, `enum` and so on into the parameter")
                .fix(fix);
        }
    }
}

/// Nothing when the schema has members that a parameter does not have.
fn moved_out(schema: &Schema, at: &At<'_>) -> Option<Fix> {
    const MOVABLE: [&str; 8] =
        ["type", "format", "default", "minimum", "maximum", "minLength", "maxLength", "pattern"];
    let Ok(Value::Object(members)) = serde_json::to_value(schema) else { return None };
    let mut fix = Fix::new("move what it says into the parameter").remove(&at.key("schema").location());
    for (name, value) in members {
        if !(MOVABLE.contains(&name.as_str()) || (name == "enum" && value.is_array())) {
            return None;
        }
        fix = fix.set(&at.location(), name, value);
    }
    Some(fix)
}
