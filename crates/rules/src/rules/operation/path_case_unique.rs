use std::collections::HashMap;

use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the paths without regard to case. The names of variables count, too.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the second one: to it they are the same path.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{petid}:
    ///     get: { operationId: GetPet, parameters: [{ name: petid, in: path, type: string, required: true }] }
    ///   /pets/{petId}:
    ///     delete: { operationId: DeletePet, parameters: [{ name: petId, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{petId}:
    ///     get: { operationId: GetPet, parameters: [{ name: petId, in: path, type: string, required: true }] }
    ///     delete: { operationId: DeletePet, parameters: [{ name: petId, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the path in one way and put all its operations there.
    PathCaseUnique {
        id: "path-case-unique",
        official: "PathRedefined",
        summary: "Two paths differ only in the case of their letters.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathCaseUnique {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let paths = here.key("paths");
        let mut seen: HashMap<String, &str> = HashMap::new();
        for path in definition.paths.keys() {
            let Some(first) = seen.insert(path.to_lowercase(), path) else { continue };
            seen.insert(path.to_lowercase(), first);
            let other = paths.key(first).location();
            cx.at(&paths.key(path))
                .report(format!("the path `{path}` is `{first}` with other capitals"))
                .help("write it in one way and put all its operations there")
                .related(other, "the first one");
        }
    }
}
