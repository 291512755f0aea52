use serde_json::Value;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the `operationId` of an operation whose `x-ms-api-annotation` has a `revision` above 1 ends
    /// with `_V` and the revision.
    ///
    /// ## Why is this bad
    ///
    /// Microsoft asks for it, so that revisions can be told apart (Microsoft Learn, "Operational versioning").
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 2 } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { operationId: ListPets_V2, x-ms-api-annotation: { family: ListPets, revision: 2 } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the suffix while no flow uses the operation.
    OpidRevisionSuffix {
        id: "opid-revision-suffix",
        official: "OperationIdShouldEndWithRevision",
        summary: "The operationId of a later revision does not end with it.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for OpidRevisionSuffix {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let annotation = view.operation.api_annotation.as_ref();
        let revision = annotation.and_then(|annotation| annotation.get("revision")).and_then(Value::as_u64);
        let Some(revision) = revision.filter(|revision| *revision > 1) else { return };
        let id = view.operation.operation_id.as_deref().unwrap_or_default();
        let suffix = format!("V{revision}");
        if !id.is_empty() && !id.to_uppercase().ends_with(&suffix) {
            cx.key("operationId")
                .report(format!("`{id}` is revision {revision}, but does not end with `_{suffix}`"))
                .help("add the suffix while no flow uses the operation");
        }
    }
}
