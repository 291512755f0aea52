use crate::rule::rule;
use crate::{Rule, RuleCx, Typed, value};
use connectorgen_diagnostics::Fix;
use connectorgen_model::Type;
use serde_json::Value;

rule! {
    /// ## What it does
    ///
    /// Compares each value of an `enum` with the `type` beside it.
    ///
    /// ## Why is this bad
    ///
    /// Makers choose a value that the API then refuses. Microsoft's validator objects; some published connectors
    /// have it still.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, enum: [10, many] }] }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, enum: [10, "20"] }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, enum: [10, 20] }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the values in the type's own spelling, or correct the type.
    EnumType {
        id: "enum-type",
        official: "InvalidEnumValue",
        summary: "An allowed value is not of the type that it stands for.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for EnumType {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let Some(kind) = typed.kind else { return };
        let here = cx.here();
        let at = here.key("enum");
        for (index, allowed) in typed.enumeration.iter().enumerate() {
            if !value::is_of(allowed, kind) {
                cx.at(&at.index(index))
                    .report(format!(
                        "the allowed value `{allowed}` of {} is {}, its type is `{}`",
                        typed.name(),
                        value::kind(allowed),
                        kind.name()
                    ))
                    .help("write it in the type's own spelling, or correct the type")
                    .fix(converted(allowed, kind, typed).map(|value| {
                        let one = at.index(index).location();
                        Fix::new(format!("write `{value}`")).replace(&one, value)
                    }));
            }
        }
    }
}

/// Nothing where labels name the value as it is, or where it would be there twice.
fn converted(allowed: &Value, kind: &Type, typed: &Typed<'_>) -> Option<Value> {
    let value = value::read_as(allowed, kind).or_else(|| value::written_as(allowed, kind))?;
    (!typed.has_labels && !typed.enumeration.contains(&value)).then_some(value)
}
