use crate::dynamic::{Unnameable, target, unnameable};
use crate::rule::rule;
use crate::{DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for names under `parameters` that the operation which is invoked has twice: for two of its parameters, or for
    /// a parameter and a property of its body.
    ///
    /// ## Why is this bad
    ///
    /// Which of the two gets the value cannot be told.
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
    ///           x-ms-dynamic-values: { operationId: FindKinds, value-path: name, parameters: { shop: a } }
    ///   /kinds:
    ///     post:
    ///       operationId: FindKinds
    ///       parameters:
    ///         - { name: shop, in: query, type: string }
    ///         - { name: body, in: body, schema: { type: object, properties: { shop: { type: string } } } }
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
    ///           x-ms-dynamic-values: { operationId: FindKinds, value-path: name, parameters: { shop: a } }
    ///   /kinds:
    ///     post:
    ///       operationId: FindKinds
    ///       parameters:
    ///         - { name: shop, in: query, type: string }
    ///         - { name: body, in: body, schema: { type: object, properties: { store: { type: string } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Rename one of the two.
    DynParamAmbiguous {
        id: "dyn-param-ambiguous",
        official: "OperationParameterNameIsAmbiguous",
        summary: "An extension gives a value to a name that stands for two inputs.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for DynParamAmbiguous {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let Some(target) = target(index, view) else { return };
        let here = cx.here();
        let at = here.key("parameters");
        for (name, _) in view.arguments() {
            if unnameable(index, target, name) == Some(Unnameable::Ambiguous) {
                cx.at(&at.key(name))
                    .report(format!("`{name}` is {} of `{}`", Unnameable::Ambiguous.what(), target.name()))
                    .help("rename one of them");
            }
        }
    }
}
