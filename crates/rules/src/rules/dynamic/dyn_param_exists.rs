use crate::dynamic::{Input, input, target};
use crate::nearest::meant;
use crate::rule::rule;
use crate::{Argument, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the names under `parameters` are parameters of the operation that is invoked (an error
    /// otherwise), and that the inputs that they take values from are there (a warning).
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the first (PowerPlatformConnectors issue 790). For the second nothing can be
    /// chosen.
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
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { shop: 1 } }
    ///   /kinds: { get: { operationId: ListKinds } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values:
    ///             operationId: ListKinds
    ///             value-path: name
    ///             parameters: { shop: { parameter: store } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values: { operationId: ListKinds, value-path: name, parameters: { categroy: 1 } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: category, in: query, type: integer }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: store, in: query, type: string }
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-dynamic-values:
    ///             operationId: ListKinds
    ///             value-path: name
    ///             parameters: { shop: { parameter: store } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the names.
    DynParamExists {
        id: "dyn-param-exists",
        official: "OperationParameterNameNotFound",
        summary: "An extension gives a value to a parameter that does not exist, or takes it from one.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for DynParamExists {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let Some(target) = target(index, view) else { return };
        let here = cx.here();
        let at = here.key("parameters");
        for (name, argument) in view.arguments() {
            if matches!(input(index, target, name), Input::Missing) {
                let names = target.parameters.iter().map(|one| one.parameter.name.as_str());
                let found = cx
                    .at(&at.key(name))
                    .report(format!("the operation `{}` has no parameter `{name}`", target.name()));
                found.help("correct the name, or remove the value");
                if let Some(meant) = meant(name, names) {
                    found.fix_name(meant);
                }
            } else if let (Argument::Input(source), Some(operation)) = (argument, cx.operation())
                && matches!(input(index, operation, source), Input::Missing)
            {
                cx.at(&at.key(name))
                    .warn(format!("`{}` has no input `{source}` to take the value from", operation.name()))
                    .help("correct the name; a property of the body is written as `body/name`");
            }
        }
    }
}
