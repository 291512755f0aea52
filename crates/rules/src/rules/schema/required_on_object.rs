use connectorgen_model::Type;

use crate::rule::rule;
use crate::{Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Looks for `required` in schemas whose type is not `object`.
    ///
    /// ## Why is this bad
    ///
    /// Only objects have members; the list has no effect.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions: { Pets: { type: array, items: { type: string }, required: [name], properties: { name: {} } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions: { Pet: { type: object, required: [name], properties: { name: { type: string } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move the list into the schema of the object, or remove it.
    RequiredOnObject {
        id: "required-on-object",
        official: "RequiredPropertyNotOnObject",
        summary: "Something that is no object lists required members.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for RequiredOnObject {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let is_other = view.schema.kind.as_ref().is_some_and(|kind| *kind != Type::Object);
        if is_other && view.schema.required.as_ref().is_some_and(|names| !names.is_empty()) {
            cx.key("required")
                .report("only objects have required members")
                .help("move the list into the schema of the object, or remove it");
        }
    }
}
