use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each response stands under a status of three digits or under `default`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses everything else, ranges such as `2XX` too.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "2XX": { description: OK } } } } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { Default: { description: Everything else. } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "201": { description: Created } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the status that the API answers with.
    ResponseCode {
        id: "response-code",
        official: "ResponseMustBeDefaultOrHttpStatusCode",
        summary: "The key of a response is neither a status nor default.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ResponseCode {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let Some(status) = view.status.filter(|status| *status != "default") else { return };
        if status.len() != 3 || !status.bytes().all(|b| b.is_ascii_digit()) {
            let found = cx.report(format!("`{status}` is no status"));
            found.help("write a status of three digits, or `default`");
            let alone = status.trim();
            if alone.eq_ignore_ascii_case("default") {
                found.fix_name("default");
            } else if alone.len() == 3 && alone.bytes().all(|b| b.is_ascii_digit()) {
                found.fix_name(alone);
            }
        }
    }
}
