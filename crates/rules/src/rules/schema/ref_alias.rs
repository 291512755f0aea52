use crate::rule::rule;
use crate::{Holder, ReferenceView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for entries of `definitions`, `parameters` and `responses` that are nothing but a `$ref`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: a definition may not point to another definition.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Animal: { type: object }
    ///   Pet: { $ref: "#/definitions/Animal" }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Animal: { type: object }
    ///   Pet: { type: object, properties: { animal: { $ref: "#/definitions/Animal" } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Use the other entry directly, or copy it.
    RefAlias {
        id: "ref-alias",
        official: "SchemaRefLoopNotAllowed",
        also: ["ParameterRefLoopNotAllowed", "ResponseRefLoopNotAllowed"],
        summary: "A whole entry is a reference.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for RefAlias {
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        if reference.is_entry {
            cx.report(format!("the entry is only a reference to `{}`", reference.target))
                .help("use the other entry directly, or copy it")
                .official(match reference.holder {
                    Holder::Schema(_) | Holder::PathItem(_) => "SchemaRefLoopNotAllowed",
                    Holder::Parameter(_) => "ParameterRefLoopNotAllowed",
                    Holder::Response(_) => "ResponseRefLoopNotAllowed",
                });
        }
    }
}
