use connectorgen_model::In;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, template};

rule! {
    /// ## What it does
    ///
    /// Checks that each variable of a path is declared as a path parameter of the operation, or of the path.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: nothing says what to put there.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { "/pets/{id}": { get: { operationId: GetPet } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets/{id}:
    ///     get: { operationId: GetPet, parameters: [{ name: id, in: path, type: string, required: true }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add a parameter of that name with `in: path` and `required: true`. The case of the letters counts.
    PathVarDeclared {
        id: "path-var-declared",
        official: "OperationMissingPathParameter",
        summary: "A variable of a path has no parameter.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathVarDeclared {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let declared: Vec<&str> = view.parameters_in(&In::Path).map(|p| p.parameter.name.as_str()).collect();
        for variable in template::variables(view.path) {
            if declared.contains(&variable) {
                continue;
            }
            let help = match declared.iter().find(|name| name.eq_ignore_ascii_case(variable)) {
                Some(name) => format!("the parameter `{name}` differs in the case of its letters"),
                None => format!("add the parameter `{variable}` with `in: path` and `required: true`"),
            };
            cx.report(format!("the path variable `{variable}` of `{}` has no parameter", view.name()))
                .help(help);
        }
    }
}
