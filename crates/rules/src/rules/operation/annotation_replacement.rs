use connectorgen_model::extension;
use serde_json::Value;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `replacement` in `x-ms-api-annotation` stands at deprecated operations only and has `api`
    /// and `operationId`.
    ///
    /// ## Why is this bad
    ///
    /// It leads makers from the old operation to the new one; certification refuses one that leads nowhere.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { x-ms-api-annotation: { replacement: { api: Pets, operationId: ListPets_V2 } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { deprecated: true, x-ms-api-annotation: { replacement: { operationId: ListPets_V2 } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { deprecated: true, x-ms-api-annotation: { replacement: { api: Pets, operationId: ListPets_V2 } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Mark the operation as deprecated, name both, or remove the replacement.
    AnnotationReplacement {
        id: "annotation-replacement",
        official: "ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
        also: ["ApiAnnotationExtensionReplacementInfoMissingApiProperty", "ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty"],
        summary: "A replacement is named for an operation that is not deprecated, or it is not complete.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for AnnotationReplacement {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let annotation = view.operation.api_annotation.as_ref();
        let Some(replacement) = annotation.and_then(|annotation| annotation.get("replacement")) else {
            return;
        };
        let has =
            |name: &str| replacement.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
        if !view.operation.deprecated {
            cx.key(extension::API_ANNOTATION)
                .report(format!("`{}` has a replacement, but is not deprecated", view.name()))
                .help("mark it as deprecated, or remove the replacement");
        } else if !has("api") || !has("operationId") {
            cx.key(extension::API_ANNOTATION)
                .report(format!(
                    "the replacement of `{}` does not name both an API and an operation",
                    view.name()
                ))
                .help("add `api` and `operationId`")
                .official(if has("operationId") {
                    "ApiAnnotationExtensionReplacementInfoMissingApiProperty"
                } else {
                    "ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty"
                });
        }
    }
}
