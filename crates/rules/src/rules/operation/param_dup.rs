use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::Parameter;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares name and location of the parameters of each operation.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses the second one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: limit, in: query, type: integer }
    ///         - { name: limit, in: query, type: string }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: limit, in: query, type: integer }
    ///         - { name: limit, in: query, type: integer }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: limit, in: query, type: integer }
    ///         - { name: page, in: query, type: integer }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove one of them.
    ParamDup {
        id: "param-dup",
        official: "OperationParametersContainDuplicateParameter",
        also: ["OperationParametersAreNotUnique", "PathParametersContainDuplicateParameter"],
        summary: "An operation has the same parameter twice.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ParamDup {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let mut seen: HashMap<_, &Parameter> = HashMap::new();
        for declared in &view.parameters {
            let Parameter { name, location, .. } = declared.parameter;
            let Some(first) = seen.insert((name, location), declared.parameter) else { continue };
            let found = cx
                .at(&At::pointer(Document::Definition, &view.parameter_pointer(declared)))
                .report(format!("the operation `{}` has the parameter `{name}` twice", view.name()));
            found.help("remove one of the two");
            if first == declared.parameter {
                found.fix_by_removal("remove it, it is the same");
            }
        }
    }
}
