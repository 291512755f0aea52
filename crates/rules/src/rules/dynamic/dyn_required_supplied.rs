use connectorgen_model::In;

use crate::dynamic::{Input, input, target};
use crate::rule::rule;
use crate::{Argument, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that every required parameter of the operation that is invoked has a value under `parameters`, or
    /// a default, and that the value does not come from an input that may be left empty.
    ///
    /// ## Why is this bad
    ///
    /// The call fails: nothing can be chosen.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string, required: true }] } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: store, in: query, type: string }
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: { parameter: store } } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string, required: true }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: main } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string, required: true }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give it a fixed value, or that of another input: `{ "parameter": "name" }`.
    DynRequiredSupplied {
        id: "dyn-required-supplied",
        official: "OperationMissingRequiredProperty",
        also: ["OperationParameterRequiredMismatch"],
        summary: "An extension invokes an operation without a parameter that it requires.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for DynRequiredSupplied {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let Some(target) = target(cx.index(), view) else { return };
        for one in &target.parameters {
            let parameter = one.parameter;
            let is_body = parameter.location == Some(In::Body);
            // The value of a body may be given property by property.
            let is_given = |name: &str| {
                name.eq_ignore_ascii_case(&parameter.name)
                    || (is_body && !target.parameters.iter().any(|other| other.parameter.name == name))
            };
            if parameter.required
                && parameter.default.is_none()
                && !view.arguments().any(|(name, _)| is_given(name))
            {
                cx.report(format!(
                    "`{}` is invoked without its parameter `{}`",
                    target.name(),
                    parameter.name
                ))
                .help("give it a value under `parameters`");
            }
        }
        let (index, Some(operation)) = (cx.index(), cx.operation()) else { return };
        let here = cx.here();
        let at = here.key("parameters");
        for (name, argument) in view.arguments() {
            let Argument::Input(source) = argument else { continue };
            if let (Input::Parameter(wanted), Input::Parameter(given)) =
                (input(index, target, name), input(index, operation, source))
                && wanted.required
                && wanted.default.is_none()
                && !given.required
                && given.default.is_none()
            {
                cx.at(&at.key(name))
                    .warn(format!(
                        "`{name}` of `{}` is required, `{source}` may be left empty",
                        target.name()
                    ))
                    .help(format!("require `{source}`, or nothing can be chosen until it is given"))
                    .official("OperationParameterRequiredMismatch");
            }
        }
    }
}
