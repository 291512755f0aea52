use connectorgen_model::{In, Parameter, Type};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each parameter outside the body has a `type`, and that it is not `object`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: an object has no spelling in a path, a query, a header or a form.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: filter, in: query, type: object }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: filter, in: query, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give it the type of its text form: `string` for JSON in a query, or one parameter for each member of the
    /// object.
    ParamNonbodyType {
        id: "param-nonbody-type",
        official: "RequiredPropertyMissing",
        summary: "A parameter has no type, or one that cannot be sent there.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ParamNonbodyType {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, kind, .. } = view.parameter;
        if *location == Some(In::Body) {
            return;
        }
        match kind {
            Some(Type::String | Type::Number | Type::Integer | Type::Boolean | Type::Array | Type::File) => {}
            Some(kind @ (Type::Object | Type::Other(_))) => {
                cx.key("type")
                    .report(format!("the parameter `{name}` cannot be of type `{}`", kind.name()))
                    .help("use `string`, or one parameter for each member of the object");
            }
            None => {
                cx.report(format!("the parameter `{name}` has no type")).help("add `type`, such as `string`");
            }
        }
    }
}
