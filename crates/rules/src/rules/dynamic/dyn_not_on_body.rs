use connectorgen_model::In;

use crate::rule::rule;
use crate::view::DYNAMIC;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for the extensions that invoke operations on parameters with `in: body`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses them there; they belong into the schema.
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
    ///           schema: { type: object }
    ///           x-ms-dynamic-schema: { operationId: ListPets, value-path: name }
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
    ///           schema: { type: object, x-ms-dynamic-schema: { operationId: ListPets, value-path: name } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move the extension into the schema.
    DynNotOnBody {
        id: "dyn-not-on-body",
        official: "DynamicExtensionDefinitionNotAllowedInParameter",
        summary: "An extension for dynamic values stands on the parameter of a body.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for DynNotOnBody {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let parameter = view.parameter;
        if parameter.location != Some(In::Body) {
            return;
        }
        for key in DYNAMIC.into_iter().filter(|key| parameter.extra.contains_key(*key)) {
            cx.key(key)
                .report(format!("`{key}` stands on the parameter of a body"))
                .help("move it into the schema");
        }
    }
}
