use connectorgen_model::regex;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks that each `pattern` has the form of a regular expression of .NET: brackets that close, repetitions that
    /// have something to repeat, ranges that go upwards, escapes, groups and properties that .NET knows. Other readers
    /// know more: `a++`, `\p{Alpha}`, `(?P<name>…)`, `\Q…\E` and `\u{1F600}` are nothing in .NET.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses what it cannot read.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: code, in: query, type: string, pattern: "^([A-Z]{2}" }] } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { parameters: [{ name: code, in: query, type: string, pattern: "^([A-Z]{2}|[0-9]+)$" }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the expression, or remove it: it is not enforced.
    PatternRegex {
        id: "pattern-regex",
        official: "PatternShouldBeValidRegularExpression",
        summary: "A pattern is no regular expression.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for PatternRegex {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        check(view.parameter.pattern.as_deref(), cx);
    }

    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        check(view.schema.pattern.as_deref(), cx);
    }
}

fn check(pattern: Option<&str>, cx: &mut RuleCx<'_>) {
    if let Some(fault) = pattern.and_then(regex::fault) {
        cx.key("pattern")
            .report(format!("the pattern is no regular expression: {fault}"))
            .help("correct it, or remove it: it is not enforced");
    }
}
