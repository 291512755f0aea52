use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ApiDefinition, Method};

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, template};

rule! {
    /// ## What it does
    ///
    /// Compares the paths of operations with the same method, without the names of their variables.
    ///
    /// ## Why is this bad
    ///
    /// A request fits both, so the platform cannot route it, and refuses the connector.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPetById, parameters: [{ name: id, in: path, type: string, required: true }] }
    ///   /pets/{name}:
    ///     get: { operationId: GetPetByName, parameters: [{ name: name, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPetById, parameters: [{ name: id, in: path, type: string, required: true }] }
    ///   /pets/byName/{name}:
    ///     get: { operationId: GetPetByName, parameters: [{ name: name, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Invent another path for one of them and lead it to the real one with the policy `routerequesttoendpoint`.
    PathAmbiguous {
        id: "path-ambiguous",
        official: "DuplicateOperationPath",
        summary: "Two operations have the same path but for the names of its variables.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathAmbiguous {
    fn document(&self, _: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let index = cx.index();
        let mut seen: HashMap<(Method, String), &OperationView<'_>> = HashMap::new();
        for view in index.operations() {
            let key = (view.method, template::shape(view.path));
            let Some(first) = seen.get(&key) else {
                seen.insert(key, view);
                continue;
            };
            // The same path in other capitals is told by another rule.
            if first.path.to_lowercase() == view.path.to_lowercase() {
                continue;
            }
            let other = At::pointer(Document::Definition, &first.pointer()).location();
            cx.at(&At::pointer(Document::Definition, &view.pointer()))
                .report(format!("the path `{}` cannot be told from `{}`", view.path, first.path))
                .help("give it another path and the policy `routerequesttoendpoint`")
                .related(other, "the other one");
        }
    }
}
