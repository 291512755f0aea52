use connectorgen_model::extension::{URL_ENCODING, VISIBILITY};
use connectorgen_model::{In, Visibility};

use crate::nearest::{did_you_mean, meant};
use crate::rule::rule;
use crate::{OperationView, ParameterView, Rule, RuleCx, Typed};

const VISIBILITIES: [&str; 3] = ["important", "advanced", "internal"];
const ENCODINGS: [&str; 2] = ["single", "double"];

rule! {
    /// ## What it does
    ///
    /// Checks that `x-ms-visibility` is `important`, `advanced` or `internal`, and `x-ms-url-encoding` is
    /// `single` or `double`; capitals do not count.
    ///
    /// ## Why is this bad
    ///
    /// Any other value has no effect: what was to be hidden is shown. The visibility that the portal calls
    /// "none" is the absence of the extension.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-visibility: hidden } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-visibility: none }] } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { x-ms-visibility: importent } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets/{id}:
    ///     get:
    ///       operationId: GetPet
    ///       parameters: [{ name: id, in: path, type: string, required: true, x-ms-url-encoding: sinlge }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { x-ms-visibility: important } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Correct the value, or remove the extension.
    KeywordValue {
        id: "keyword-value",
        official: "JsonValueNotInEnum",
        summary: "A keyword has a value that it does not know.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for KeywordValue {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        visibility(view.operation.visibility.as_ref(), cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        visibility(typed.visibility, cx);
    }

    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let is_in_path = view.parameter.location == Some(In::Path);
        // That it stands elsewhere is another rule's.
        if let Some(encoding) = view.parameter.url_encoding.as_deref().filter(|_| is_in_path) {
            check(URL_ENCODING, encoding, &ENCODINGS, cx);
        }
    }
}

fn visibility(visibility: Option<&Visibility>, cx: &mut RuleCx<'_>) {
    if let Some(Visibility::Other(value)) = visibility {
        check(VISIBILITY, value, &VISIBILITIES, cx);
    }
}

fn check(key: &str, value: &str, known: &[&str], cx: &mut RuleCx<'_>) {
    // An empty one is normal visibility, as the portal writes it.
    if value.is_empty() || known.iter().any(|one| one.eq_ignore_ascii_case(value)) {
        return;
    }
    let all = format!("write `{}`, or remove it", known.join("` or `"));
    let found = cx.key(key).report(format!("`{key}` does not know `{value}`"));
    found.help(did_you_mean(value, known.iter().copied(), &all));
    if let Some(meant) = meant(value, known.iter().copied()) {
        found.fix_value(format!("write `{meant}`"), meant);
    }
}
