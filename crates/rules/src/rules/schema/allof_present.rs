use crate::rule::rule;
use crate::{Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Looks for `allOf`.
    ///
    /// ## Why is this bad
    ///
    /// The platform takes it, but the designers of Power Automate and Power Apps pass over it: the properties of
    /// the parts are missing there.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Animal: { type: object, properties: { name: { type: string } } }
    ///   Pet: { allOf: [{ $ref: "#/definitions/Animal" }] }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, properties: { name: { type: string } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the properties of all parts into the schema.
    AllofPresent {
        id: "allof-present",
        summary: "A schema is put together from parts that designers do not see.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for AllofPresent {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        if !view.schema.all_of.is_empty() {
            cx.key("allOf")
                .report("designers do not see what stands in `allOf`")
                .help("write the properties of all parts into the schema");
        }
    }
}
