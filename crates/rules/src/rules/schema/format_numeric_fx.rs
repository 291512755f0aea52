use connectorgen_model::Type;

use crate::rule::rule;
use crate::{Rule, RuleCx, Typed};

/// microsoft/Power-Fx, `OpenApiExtensions`.
const NUMBER: [&str; 8] = ["float", "double", "integer", "byte", "number", "int32", "decimal", "currency"];
const INTEGER: [&str; 7] = ["byte", "integer", "int32", "int64", "uint64", "unixtime", "enum"];

rule! {
    /// ## What it does
    ///
    /// Checks the formats of numbers and integers against those that Power Fx reads.
    ///
    /// ## Why is this bad
    ///
    /// A function with any other cannot be used in an app at all.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions: { Weight: { type: number, format: grams } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions: { Weight: { type: number, format: double } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the format, or take one of those: `float`, `double`, `decimal`, `currency`, `int32`, `int64`,
    /// `unixtime`.
    FormatNumericFx {
        id: "format-numeric-fx",
        summary: "Power Apps does not know the format of the number.",
        severity: Error,
        only: [PowerApps],
        since: "0.1.0",
    }
}

impl Rule for FormatNumericFx {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let (Some(format), Some(kind)) = (typed.format, typed.kind) else { return };
        let known: &[&str] = match kind {
            Type::Number => &NUMBER,
            Type::Integer => &INTEGER,
            Type::String | Type::Boolean | Type::Array | Type::Object | Type::File | Type::Other(_) => return,
        };
        if !known.contains(&format) {
            cx.key("format")
                .report(format!("Power Apps does not know the format `{format}` of {}", typed.name()))
                .help(format!("remove it, or take one of {}", known.join(", ")));
        }
    }
}
