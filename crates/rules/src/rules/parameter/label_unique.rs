use std::collections::HashMap;

use connectorgen_diagnostics::{At, Document};
use connectorgen_model::Visibility;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Compares the labels of the inputs that makers see: of the parameters of each operation, and of the members of
    /// each object that is sent.
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
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema:
    ///             type: object
    ///             properties:
    ///               from: { type: string, x-ms-summary: Date }
    ///               to: { type: string, x-ms-summary: Date }
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
        summary: "Two inputs that stand side by side have the same label.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for LabelUnique {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let mut labels = Labels::default();
        for one in &view.parameters {
            let parameter = one.parameter;
            let label = parameter.summary.as_deref();
            if let Some(first) = labels.taken_by(&parameter.name, label, parameter.visibility.as_ref()) {
                let pointer = view.parameter_pointer(one);
                let at = At::pointer(Document::Definition, &pointer);
                report(&at, [first, &parameter.name], label.unwrap_or_default(), cx);
            }
        }
    }

    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        if !view.direction.is_input() {
            return;
        }
        let here = cx.here();
        let at = here.key("properties");
        let mut labels = Labels::default();
        for (name, member) in view.schema.properties.iter().flatten() {
            let label = member.summary.as_deref();
            if let Some(first) = labels.taken_by(name, label, member.visibility.as_ref()) {
                report(&at.key(name), [first, name], label.unwrap_or_default(), cx);
            }
        }
    }
}

/// The labels of inputs that stand side by side, and the names of those that have them.
#[derive(Default)]
struct Labels<'a>(HashMap<String, &'a str>);

impl<'a> Labels<'a> {
    /// The input that has the same label already.
    fn taken_by(
        &mut self,
        name: &'a str,
        label: Option<&str>,
        visibility: Option<&Visibility>,
    ) -> Option<&'a str> {
        let label = label.filter(|_| visibility != Some(&Visibility::Internal))?;
        self.0.insert(label.trim().to_lowercase(), name)
    }
}

fn report(at: &At<'_>, [first, second]: [&str; 2], label: &str, cx: &mut RuleCx<'_>) {
    cx.at(at)
        .report(format!("the inputs `{first}` and `{second}` have the same label: {label}"))
        .help("say what is different");
}
