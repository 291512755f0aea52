use connectorgen_model::Visibility;

use crate::dynamic::{Input, input};
use crate::rule::rule;
use crate::{Argument, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for references to hidden inputs that have no default value in the extensions for dynamic values
    /// and schemas.
    ///
    /// ## Why is this bad
    ///
    /// Nobody can fill in the input, so the choices stay empty.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: shop, in: query, type: string, x-ms-visibility: internal }
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: { parameter: shop } } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: shop, in: query, type: string }
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: { parameter: shop } } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Show the input, or give the operation a fixed value.
    DynSourceInternal {
        id: "dyn-source-internal",
        official: "SourcePropertyInternal",
        summary: "Choices depend on an input that makers do not see.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for DynSourceInternal {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let (index, Some(operation)) = (cx.index(), cx.operation()) else { return };
        let here = cx.here();
        let at = here.key("parameters");
        for (name, argument) in view.arguments() {
            let Argument::Input(source) = argument else { continue };
            let (visibility, default) = match input(index, operation, source) {
                Input::Parameter(parameter) => (&parameter.visibility, &parameter.default),
                Input::Property(schema) => (&schema.visibility, &schema.default),
                Input::Missing | Input::Unclear => continue,
            };
            if *visibility == Some(Visibility::Internal) && default.is_none() {
                cx.at(&at.key(name))
                    .report(format!("the choices depend on `{source}`, which makers do not see"))
                    .help("show the input, or give the operation a fixed value");
            }
        }
    }
}
