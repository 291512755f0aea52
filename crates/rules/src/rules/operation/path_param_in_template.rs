use connectorgen_diagnostics::{At, Document};
use connectorgen_model::In;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, template};

rule! {
    /// ## What it does
    ///
    /// Checks that each path parameter is a variable of the operation's path.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: there is no place for the value.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: id, in: path, type: string, required: true }] }
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
    /// Add the variable to the path, or remove the parameter. The case of the letters counts.
    PathParamInTemplate {
        id: "path-param-in-template",
        official: "PathParameterNotDefinedInTemplate",
        summary: "A path parameter does not occur in its path.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PathParamInTemplate {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let variables = template::variables(view.path);
        for declared in view.parameters_in(&In::Path) {
            let name = declared.parameter.name.as_str();
            if !variables.contains(&name) {
                cx.at(&At::pointer(Document::Definition, &view.parameter_pointer(declared)))
                    .report(format!("the path parameter `{name}` does not occur in `{}`", view.path))
                    .help(format!("add `{{{name}}}` to the path, or remove the parameter"));
            }
        }
    }
}
