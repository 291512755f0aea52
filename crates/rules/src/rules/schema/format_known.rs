use crate::{Rule, RuleCx, Typed};

/// `schemas/apiDefinition.swagger.schema.json` in microsoft/PowerPlatformConnectors.
const KNOWN: [&str; 14] = [
    "int32",
    "int64",
    "float",
    "double",
    "byte",
    "binary",
    "date",
    "date-time",
    "date-no-tz",
    "password",
    "email",
    "html",
    "uri",
    "uuid",
];
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Compares each `format` with the list of Microsoft's schema.
    ///
    /// ## Why is this bad
    ///
    /// Designers pass over it. Power Apps drops an operation whose numbers have a format that it does not know.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, properties: { price: { type: number, format: money } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, properties: { price: { type: number, format: double } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove it, or take the one that is meant: int32, int64, float, double, byte, binary, date, date-time,
    /// date-no-tz, password, email, html, uri, uuid.
    FormatKnown {
        id: "format-known",
        official: "UnrecognizedTypeFormat",
        summary: "A format is not one that the platform knows.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for FormatKnown {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let Some(format) = typed.format else { return };
        if !KNOWN.contains(&format) {
            cx.key("format")
                .report(format!("the platform does not know the format `{format}` of {}", typed.name()))
                .help("remove it, or take the one that is meant");
        }
    }
}
