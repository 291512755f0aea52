use indexmap::IndexMap;

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{Holder, ReferenceView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the definition, parameter or response that a `$ref` names is there.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Owner" } } }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Customer: { type: object }
    ///   Pet: { type: object, properties: { owner: { $ref: "#/definitions/Custmoer" } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "404": { $ref: "#/responses/Missing" } } } } }
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
    /// Add the entry, or correct the name. The case of the letters counts.
    RefTarget {
        id: "ref-target",
        official: "SchemaReferenceNotFound",
        also: ["ParameterReferenceNotFound", "ResponseReferenceNotFound", "JsonPointerNotValid"],
        summary: "A reference leads nowhere.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for RefTarget {
    fn reference(&self, reference: &ReferenceView<'_>, cx: &mut RuleCx<'_>) {
        let Some(name) = reference.name().filter(|_| !cx.index().has_target(reference)) else { return };
        let definition = &cx.connector().definition;
        let (official, names): (_, Vec<&str>) = match reference.holder {
            Holder::Schema(_) => ("SchemaReferenceNotFound", keys(&definition.definitions)),
            Holder::Parameter(_) => ("ParameterReferenceNotFound", keys(&definition.parameters)),
            Holder::Response(_) => ("ResponseReferenceNotFound", keys(&definition.responses)),
            Holder::PathItem(_) => return,
        };
        let otherwise = "add the entry, or correct the name; the case of letters counts";
        let found = cx.key("$ref").report(format!("there is no `{}`", reference.target));
        found.help(did_you_mean(name, names.iter().copied(), otherwise)).official(official);
        if let (Some(prefix), Some(meant)) = (reference.prefix(), meant(name, names)) {
            found.fix_value(format!("write `{prefix}{meant}`"), format!("{prefix}{meant}"));
        }
    }
}

fn keys<T>(section: &IndexMap<String, T>) -> Vec<&str> {
    section.keys().map(String::as_str).collect()
}
