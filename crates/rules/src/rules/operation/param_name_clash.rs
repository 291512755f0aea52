use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::Parameter;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the names of the parameters of each operation, wherever they are sent and whatever the case of
    /// their letters.
    ///
    /// ## Why is this bad
    ///
    /// Designers keep inputs by name: the one hides the other, and Power Apps drops the whole operation.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{id}:
    ///     get:
    ///       operationId: GetPet
    ///       parameters:
    ///         - { name: id, in: path, type: string, required: true }
    ///         - { name: ID, in: query, type: string }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{petId}:
    ///     get:
    ///       operationId: GetPet
    ///       parameters:
    ///         - { name: petId, in: path, type: string, required: true }
    ///         - { name: ID, in: query, type: string }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Rename a path parameter: its name is free. A fixed query parameter or header can be set by a policy
    /// instead (`setqueryparameter`, `setheader`).
    ParamNameClash {
        id: "param-name-clash",
        summary: "Two parameters of an operation have the same name.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for ParamNameClash {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let mut seen: HashMap<String, &Parameter> = HashMap::new();
        for declared in &view.parameters {
            let parameter = declared.parameter;
            let Some(first) = seen.get(&parameter.name.to_lowercase()) else {
                seen.insert(parameter.name.to_lowercase(), parameter);
                continue;
            };
            // Exactly the same one is told by another rule.
            if first.name == parameter.name && first.location == parameter.location {
                continue;
            }
            cx.at(&At::pointer(Document::Definition, &view.parameter_pointer(declared)))
                .report(format!(
                    "the operation `{}` has another parameter that is called `{}`",
                    view.name(),
                    first.name
                ))
                .help("rename a path parameter, or set one of the two by a policy");
        }
    }
}
