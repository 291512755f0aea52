use connectorgen_diagnostics::{At, Document};
use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;
use indexmap::IndexMap;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Counts the operations of each family in `x-ms-api-annotation` that are not deprecated: two at most, one
    /// of them with the status `Production` at most.
    ///
    /// ## Why is this bad
    ///
    /// Makers would not know which one to take; certification refuses more.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 1, status: Production } } }
    ///   /v2/pets:
    ///     get: { operationId: ListPets_V2, x-ms-api-annotation: { family: ListPets, revision: 2, status: Production } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { x-ms-api-annotation: { family: ListPets, revision: 1, status: Production } } }
    ///   /v2/pets:
    ///     get: { operationId: ListPets_V2, x-ms-api-annotation: { family: ListPets, revision: 2, status: Preview } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Mark the older ones as deprecated.
    AnnotationActive {
        id: "annotation-active",
        official: "OperationFamilyHasManyActiveOperations",
        also: ["OperationFamilyHasManyActiveProductionOperations"],
        summary: "Too many operations of a family are in use.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for AnnotationActive {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let mut families: IndexMap<&str, Vec<&OperationView<'_>>> = IndexMap::new();
        for view in cx.index().operations().iter().filter(|view| !view.operation.deprecated) {
            if let Some(family) = said(view, "family") {
                families.entry(family).or_default().push(view);
            }
        }
        for (family, active) in families {
            let is_production = |view: &&&OperationView<'_>| {
                said(view, "status").is_some_and(|one| one.eq_ignore_ascii_case("Production"))
            };
            let in_production = active.iter().filter(is_production).count();
            let (fault, official) = match active.len() {
                count if count > 2 => (
                    format!("{count} operations of the family `{family}` are in use"),
                    "OperationFamilyHasManyActiveOperations",
                ),
                _ if in_production > 1 => (
                    format!("{in_production} operations of the family `{family}` are in production"),
                    "OperationFamilyHasManyActiveProductionOperations",
                ),
                _ => continue,
            };
            let Some(last) = active.last() else { continue };
            let pointer = last.pointer().join(extension::API_ANNOTATION);
            cx.at(&At::pointer(Document::Definition, &pointer))
                .report(fault)
                .help("mark the older ones as deprecated")
                .official(official);
        }
    }
}

fn said<'a>(view: &'a OperationView<'_>, member: &str) -> Option<&'a str> {
    view.operation.api_annotation.as_ref()?.get(member)?.as_str()
}
