use crate::rule::rule;
use crate::{Role, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Looks for properties of bodies that are `readOnly` and required. In a definition that responses use as
    /// well it is a warning.
    ///
    /// ## Why is this bad
    ///
    /// The designer does not show such a property, so nobody can fill it in.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema: { type: object, required: [id], properties: { id: { type: string, readOnly: true } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters:
    ///         - name: body
    ///           in: body
    ///           schema: { type: object, properties: { id: { type: string, readOnly: true } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Take it from `required`, or leave the property out of what is sent.
    ReadonlyRequiredInput {
        id: "readonly-required-input",
        official: "RequiredReadOnlyPropertyNotAllowedAsInput",
        summary: "A body requires a property that only the service sets.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ReadonlyRequiredInput {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let Role::Property { name, required: true } = view.role else { return };
        if !view.schema.read_only || !view.direction.is_input() {
            return;
        }
        let message = format!("the body requires `{name}`, which only the service sets");
        let found = if view.direction.is_output() { cx.warn(message) } else { cx.report(message) };
        found.help("take it from `required`, or leave it out of what is sent");
    }
}
