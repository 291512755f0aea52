use connectorgen_diagnostics::{At, Document};
use connectorgen_model::Visibility;
use std::collections::HashMap;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the labels of the parameters of each operation that makers see.
    ///
    /// ## Why is this bad
    ///
    /// The labels are all that the designer shows; nobody can tell which input is which.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: from, in: query, type: string, x-ms-summary: Date }
    ///         - { name: to, in: query, type: string, x-ms-summary: Date }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - { name: from, in: query, type: string, x-ms-summary: First Date }
    ///         - { name: to, in: query, type: string, x-ms-summary: Last Date }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what is different.
    LabelUnique {
        id: "label-unique",
        summary: "Two inputs of an operation have the same label.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for LabelUnique {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for one in view.parameters.iter().filter(|one| one.parameter.visibility != Some(Visibility::Internal))
        {
            let Some(label) = one.parameter.summary.as_deref() else { continue };
            let Some(first) = seen.insert(label.trim().to_lowercase(), &one.parameter.name) else { continue };
            let pointer = view.parameter_pointer(one);
            cx.at(&At::pointer(Document::Definition, &pointer))
                .report(format!(
                    "the inputs `{first}` and `{}` have the same label: {label}",
                    one.parameter.name
                ))
                .help("say what is different");
        }
    }
}
