use crate::rule::rule;
use crate::{Rule, RuleCx, Typed, value};
use connectorgen_diagnostics::Fix;

rule! {
    /// ## What it does
    ///
    /// Compares each `default` with the `type` beside it. A text that reads as the type (`'10'` for a number)
    /// is a warning, everything else an error.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it with the words: The 'default' value is of type 'Integer', but should match the
    /// given type 'String'.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: version, in: query, type: string, default: 2 }] }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, default: "10" }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, default: 10 }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the value in the type's own spelling: quotation marks for texts, none for numbers and booleans.
    DefaultType {
        id: "default-type",
        official: "DefaultValueMustMatchType",
        summary: "A default value is not of the type that it stands for.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for DefaultType {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let (Some(kind), Some(default)) = (typed.kind, typed.default) else { return };
        if value::is_of(default, kind) {
            return;
        }
        let message = format!(
            "the default value of {} is {}, its type is `{}`",
            typed.name(),
            value::kind(default),
            kind.name()
        );
        let here = cx.here();
        let at = here.key("default").location();
        let place = cx.key("default");
        match value::read_as(default, kind) {
            // Published connectors have this; it was let through.
            Some(read) => place
                .warn(message)
                .help(format!("write `{read}` without quotation marks"))
                .fix_value(format!("write `{read}`"), read),
            None => place.report(message).help("write it in the type's own spelling").fix(
                value::written_as(default, kind)
                    .map(|text| Fix::new("write it in quotation marks").replace(&at, text)),
            ),
        };
    }
}
