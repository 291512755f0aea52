use connectorgen_diagnostics::{At, Document};
use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;
use serde_json::Value;
use std::collections::HashMap;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the revisions in `x-ms-api-annotation` of the operations of each family; one of them may have
    /// none.
    ///
    /// ## Why is this bad
    ///
    /// The revision says which operation replaces which; certification refuses families in which it does not.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 1 } } }
    ///   /v2/pets: { get: { operationId: ListPets_V2, x-ms-api-annotation: { family: ListPets, revision: 1 } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 1 } } }
    ///   /v2/pets: { get: { operationId: ListPets_V2, x-ms-api-annotation: { family: ListPets, revision: 2 } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Count the revisions from 1 on.
    AnnotationRevision {
        id: "annotation-revision",
        official: "OperationFamilyHasDuplicateRevisions",
        also: ["OperationFamilyHasManyEmptyRevisions", "OperationRevisionEmpty"],
        summary: "Two operations of a family have the same revision.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for AnnotationRevision {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let mut seen: HashMap<(&str, Option<u64>), &OperationView<'_>> = HashMap::new();
        for view in cx.index().operations() {
            let Some(annotation) = &view.operation.api_annotation else { continue };
            let Some(family) = annotation.get("family").and_then(Value::as_str) else { continue };
            let revision = annotation.get("revision").and_then(Value::as_u64);
            let Some(first) = seen.get(&(family, revision)) else {
                seen.insert((family, revision), view);
                continue;
            };
            let what = revision.map_or("no revision".to_owned(), |revision| format!("revision {revision}"));
            let pointer = view.pointer().join(extension::API_ANNOTATION);
            cx.at(&At::pointer(Document::Definition, &pointer))
                .report(format!(
                    "`{}` and `{}` of the family `{family}` have {what}",
                    first.name(),
                    view.name()
                ))
                .help("count the revisions from 1 on")
                .official(if revision.is_some() {
                    "OperationFamilyHasDuplicateRevisions"
                } else {
                    "OperationFamilyHasManyEmptyRevisions"
                });
        }
    }
}
