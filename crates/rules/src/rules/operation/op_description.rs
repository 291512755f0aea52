use connectorgen_model::Visibility;

use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};

const LEAST: usize = 30;
const MOST: usize = 500;

rule! {
    /// ## What it does
    ///
    /// Checks that each operation that makers see has a description (an error for certification otherwise) of
    /// 30 to 500 characters (a warning otherwise).
    ///
    /// ## Why is this bad
    ///
    /// Makers read it to find out what the action does. An agent chooses its tools by it: without it the tool
    /// is not called, or at the wrong time.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { description: null } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { description: Pets. } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { description: Lists all pets of the shop with their names. } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say in one or two sentences what it does, what comes back, and when to use it.
    OpDescription {
        id: "op-description",
        summary: "The operation has no description, or one that says too little or too much.",
        severity: Error,
        only: [Certified, IndependentPublisher, Copilot],
        but: { Copilot: Warning },
        since: "0.1.0",
    }
}

impl Rule for OpDescription {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        if view.operation.visibility == Some(Visibility::Internal) {
            return;
        }
        let description = view.operation.description.as_deref().unwrap_or_default().trim();
        let length = description.chars().count();
        if length == 0 {
            cx.report(format!("the operation `{}` has no description", view.name()))
                .help("say in a sentence what it does and what comes back");
        } else if !(LEAST..=MOST).contains(&length) {
            cx.key("description")
                .warn(format!("the description of `{}` has {length} characters", view.name()))
                .help(format!("say in {LEAST} to {MOST} characters what it does and when to use it"));
        }
    }
}
