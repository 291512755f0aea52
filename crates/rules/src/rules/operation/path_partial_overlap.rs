use connectorgen_diagnostics::{At, Document};
use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::template::shape;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the paths of operations with the same method: `/pets/me` can be read as `/pets/{id}`.
    ///
    /// ## Why is this bad
    ///
    /// Which of the two answers depends on the router. Most take the fixed one, and then it is fine;
    /// certification mentions it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/me: { get: { operationId: GetMyPet } }
    ///   /pets/{id}:
    ///     get: { operationId: GetPet, parameters: [{ name: id, in: path, required: true, type: string }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPet, parameters: [{ name: id, in: path, required: true, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Nothing has to be done if the service takes the fixed segment first. Otherwise leave one of them out.
    PathPartialOverlap {
        id: "path-partial-overlap",
        official: "PartialDuplicateOperationPath",
        summary: "A fixed segment of one path is a variable in another.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for PathPartialOverlap {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let operations = cx.index().operations();
        let shapes: Vec<String> = operations.iter().map(|view| shape(view.path)).collect();
        let segments: Vec<Vec<&str>> = shapes.iter().map(|shape| shape.split('/').collect()).collect();
        let all = || operations.iter().zip(&segments);
        for (fixed, segments) in all() {
            let other = all().find(|(view, other)| view.method == fixed.method && overlaps(segments, other));
            if let Some((other, _)) = other {
                report(fixed, other, cx);
            }
        }
    }
}

fn report(fixed: &OperationView<'_>, other: &OperationView<'_>, cx: &mut RuleCx<'_>) {
    let pointer = fixed.pointer();
    cx.at(&At::pointer(Document::Definition, &pointer))
        .report(format!("the path `{}` can be read as `{}`", fixed.path, other.path))
        .help("nothing has to be done if the service takes the fixed segment first");
}

/// True when every segment of the first path is the same in the other one or a variable there, at least one the latter.
fn overlaps(fixed: &[&str], other: &[&str]) -> bool {
    fixed.len() == other.len()
        && fixed.iter().zip(other).all(|(one, other)| one == other || *other == "{}")
        && fixed != other
}
