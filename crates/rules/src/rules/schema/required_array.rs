use crate::rule::rule;
use crate::{Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Looks for `required: []` in schemas.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses an empty list.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions: { Pet: { type: object, required: [] } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions: { Pet: { type: object } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the list.
    RequiredArray {
        id: "required-array",
        official: "RequiredPropertyArrayEmpty",
        summary: "A list of required properties is empty.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for RequiredArray {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        if view.schema.required.as_ref().is_some_and(Vec::is_empty) {
            cx.key("required")
                .report("the list of required properties is empty")
                .help("remove it")
                .fix_by_removal("remove it");
        }
    }
}
