use crate::nearest::meant;
use crate::rule::rule;
use crate::{Role, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks that each name in `required` is one of the `properties` beside it.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: makers could not fill the property in.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, required: [name], properties: { kind: { type: string } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { responses: { 200: { schema: { required: [Name] } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, required: [kind], properties: { kind: { type: string } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the property, or take its name from the list.
    RequiredDefined {
        id: "required-defined",
        official: "RequiredPropertyDefinitionMissing",
        summary: "A required property is not defined.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for RequiredDefined {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let schema = view.schema;
        // Parts of an `allOf` may require what other parts define; a dynamic schema brings its properties later.
        let is_elsewhere = view.role == Role::AllOf || !schema.all_of.is_empty();
        if is_elsewhere || schema.extra.keys().any(|name| name.contains("-dynamic-")) {
            return;
        }
        let here = cx.here();
        let at = here.key("required");
        let required = schema.required.as_deref().unwrap_or_default();
        for (index, name) in required.iter().enumerate() {
            if schema.properties.as_ref().is_none_or(|properties| !properties.contains_key(name)) {
                let names = schema.properties.iter().flatten().map(|(name, _)| name.as_str());
                let meant = meant(name, names).filter(|meant| !required.iter().any(|one| one == meant));
                let found =
                    cx.at(&at.index(index)).report(format!("the required property `{name}` is not defined"));
                found.help("add it to `properties`, or take it from the list");
                if let Some(meant) = meant {
                    found.fix_value(format!("write `{meant}`"), meant);
                }
            }
        }
    }
}
