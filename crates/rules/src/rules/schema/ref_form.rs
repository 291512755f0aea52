use crate::rule::rule;
use crate::{Holder, ReferenceView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each `$ref` of a schema is `#/definitions/NAME`, that of a parameter `#/parameters/NAME`, that
    /// of a response `#/responses/NAME`.
    ///
    /// ## Why is this bad
    ///
    /// The platform follows no other references: none into other files, none into the middle of a definition.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, properties: { owner: { $ref: "owner.json" } } }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Owner: { type: object }
    ///   Pet: { type: object, properties: { owner: { $ref: "definitions/Owner" } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Owner: { type: object }
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Owner" } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Make what is referred to an entry of its own and name that.
    RefForm {
        id: "ref-form",
        official: "SchemaReferenceNotValid",
        also: ["ParameterReferenceNotValid", "ResponseReferenceNotValid"],
        summary: "A reference is not of the form that the platform takes.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for RefForm {
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        if let Some(prefix) = reference.prefix()
            && reference.name().is_none()
        {
            let found = cx
                .key("$ref")
                .report(format!("the platform cannot follow the reference `{}`", reference.target));
            found.help(format!("it has to be `{prefix}` and a name")).official(match reference.holder {
                Holder::Schema(_) | Holder::PathItem(_) => "SchemaReferenceNotValid",
                Holder::Parameter(_) => "ParameterReferenceNotValid",
                Holder::Response(_) => "ResponseReferenceNotValid",
            });
            // `definitions/Pet`, `#definitions/Pet` and `/definitions/Pet` can only mean one thing.
            let tail = reference.target.trim_start_matches(['#', '/']);
            let target = format!("#/{tail}");
            let name = target.strip_prefix(prefix).unwrap_or_default();
            if !name.is_empty() && !name.contains('/') {
                found.fix_value(format!("write `{target}`"), target);
            }
        }
    }
}
