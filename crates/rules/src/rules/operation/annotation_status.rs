use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;
use serde_json::Value;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the `status` in `x-ms-api-annotation` of operations with that of `info`.
    ///
    /// ## Why is this bad
    ///
    /// A connector in preview cannot have operations that are promised to stay; certification refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { x-ms-api-annotation: { status: Preview } }
    /// paths: { /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 1, status: Production } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { x-ms-api-annotation: { status: Production } }
    /// paths: { /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 1, status: Production } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write `Preview` at the operation, too, or remove the status there.
    AnnotationStatus {
        id: "annotation-status",
        official: "OperationStatusAheadOfConnector",
        also: ["ProductionStatusOnBetaService"],
        summary: "An operation is in production, but the connector is not.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for AnnotationStatus {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let status = |annotation: Option<&Value>| {
            let status = annotation.and_then(|annotation| annotation.get("status")).and_then(Value::as_str);
            status.map(str::to_lowercase)
        };
        let definition: &ApiDefinition = &cx.connector().definition;
        let whole = status(definition.info.extra.get(extension::API_ANNOTATION));
        let own = status(view.operation.api_annotation.as_ref());
        if own.as_deref() == Some("production") && whole.as_deref() == Some("preview") {
            cx.key(extension::API_ANNOTATION)
                .report(format!("`{}` is in production, but the connector is in preview", view.name()))
                .help("write `Preview` here, too, or remove the status");
        }
    }
}
