use crate::rule::rule;
use crate::{ReferenceView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for other members in an object with a `$ref`.
    ///
    /// ## Why is this bad
    ///
    /// Whatever reads the file passes over them: a label or a description beside a reference is never shown.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Owner: { type: object }
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Owner", description: Who pays. } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Owner: { type: object, description: Who pays. }
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Owner" } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move it into the definition. If it is true at this place only, write the definition out here.
    RefSiblings {
        id: "ref-siblings",
        official: "AdditionalPropertyNotAllowedAdjacentToRef",
        summary: "Something stands beside a reference.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for RefSiblings {
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        let siblings: Vec<String> = reference.siblings().iter().map(|name| format!("`{name}`")).collect();
        if !siblings.is_empty() {
            cx.report(format!(
                "{} beside the reference `{}` is passed over",
                siblings.join(", "),
                reference.target
            ))
            .help("move it into what is referred to, or write that out here");
        }
    }
}
