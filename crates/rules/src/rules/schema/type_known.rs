use connectorgen_model::Type;

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{Rule, RuleCx, Typed, What};

const KNOWN: [&str; 7] = ["string", "number", "integer", "boolean", "array", "object", "file"];

rule! {
    /// ## What it does
    ///
    /// Checks that the `type` of schemas, of response headers and of the elements of lists is one that Swagger 2.0 has.
    /// Parameters are another rule's.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses what it does not know.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions: { Pet: { type: object, properties: { name: { type: strnig } } } }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions: { Pet: { type: object, properties: { born: { type: datetime } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions: { Pet: { type: object, properties: { born: { type: string, format: date-time } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the name. What is no type of its own is a `string` with a `format`.
    TypeKnown {
        id: "type-known",
        official: "JsonValueNotInEnum",
        summary: "A type is not one that Swagger 2.0 has.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for TypeKnown {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let Some(Type::Other(kind)) = typed.kind else { return };
        if matches!(typed.what, What::Parameter(_)) {
            return;
        }
        let found =
            cx.key("type").report(format!("{} has the type `{kind}`, which there is not", typed.name()));
        found.help(did_you_mean(kind, KNOWN, "write `string`, with a `format` if there is one for it"));
        if let Some(meant) = meant(kind, KNOWN) {
            found.fix_value(format!("write `{meant}`"), meant);
        }
    }
}
