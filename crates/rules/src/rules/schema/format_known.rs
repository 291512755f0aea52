use crate::{Rule, RuleCx, Typed};
use connectorgen_model::Type;

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
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for FormatKnown {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let Some(format) = typed.format else { return };
        if !KNOWN.contains(&format) {
            let found = cx
                .key("format")
                .report(format!("the platform does not know the format `{format}` of {}", typed.name()));
            found.help("remove it, or take the one that is meant");
            match meant_by(format).filter(|_| typed.kind != Some(&Type::Array)) {
                Some(known) => found.fix_value(format!("write `{known}`"), known),
                // The platform takes what it does not know for nothing.
                None => found.fix_by_removal("remove it"),
            };
        }
    }
}

fn meant_by(format: &str) -> Option<&'static str> {
    let letters: String = format.chars().filter(char::is_ascii_alphanumeric).collect();
    match letters.to_lowercase().as_str() {
        "datetime" | "datetimeoffset" | "iso8601" => Some("date-time"),
        "base64" | "bytes" => Some("byte"),
        "guid" => Some("uuid"),
        "url" => Some("uri"),
        other => KNOWN.into_iter().find(|known| known.replace('-', "") == other),
    }
}
