use crate::dynamic::{Unnameable, unnameable};
use crate::rule::rule;
use crate::{Argument, DynamicKind, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `x-ms-dynamic-values` that take a value from a property of the body, or from an input whose name
    /// another one has as well, and have no `x-ms-dynamic-list` beside them.
    ///
    /// ## Why is this bad
    ///
    /// The newer designer takes such references from `x-ms-dynamic-list` only. Both stand side by side, for the
    /// older and the newer one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema:
    ///             type: object
    ///             properties:
    ///               shop: { type: string }
    ///               kind:
    ///                 type: string
    ///                 x-ms-dynamic-values:
    ///                   operationId: ListKinds
    ///                   value-path: name
    ///                   parameters: { shop: { parameter: shop } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{shop}:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - { name: shop, in: path, type: string, required: true, x-ms-url-encoding: single, x-ms-summary: Shop }
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           x-ms-summary: Kind
    ///           x-ms-dynamic-values:
    ///             operationId: ListKinds
    ///             value-path: name
    ///             parameters: { shop: { parameter: shop } }
    ///         - name: body
    ///           in: body
    ///           schema: { type: object, properties: { shop: { type: string } } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema:
    ///             type: object
    ///             properties:
    ///               shop: { type: string }
    ///               kind:
    ///                 type: string
    ///                 x-ms-dynamic-values:
    ///                   operationId: ListKinds
    ///                   value-path: name
    ///                   parameters: { shop: { parameter: shop } }
    ///                 x-ms-dynamic-list:
    ///                   operationId: ListKinds
    ///                   itemValuePath: name
    ///                   parameters: { shop: { parameterReference: body/shop } }
    ///   /kinds: { get: { operationId: ListKinds, parameters: [{ name: shop, in: query, type: string }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `x-ms-dynamic-list` with `parameterReference`.
    DynListCompanion {
        id: "dyn-list-companion",
        official: "DynamicListExtensionRequiredForNonParameterReferences",
        also: ["DynamicListExtensionRequiredForAmbiguousReferences"],
        summary: "A list of choices depends on an input that the older extension cannot name.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for DynListCompanion {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        let companion = DynamicKind::List.key();
        if view.kind != DynamicKind::Values || view.siblings.contains_key(companion) {
            return;
        }
        let (index, Some(operation)) = (cx.index(), cx.operation()) else { return };
        for (_, argument) in view.arguments() {
            if let Argument::Input(name) = argument
                && let Some(why) = unnameable(index, operation, name)
            {
                cx.report(format!("the choices depend on `{name}`, {}", why.what()))
                    .help(format!("add `{companion}` beside it, with `parameterReference`"))
                    .official(match why {
                        Unnameable::Property => "DynamicListExtensionRequiredForNonParameterReferences",
                        Unnameable::Ambiguous => "DynamicListExtensionRequiredForAmbiguousReferences",
                    });
                return;
            }
        }
    }
}
