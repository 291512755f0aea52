use std::collections::HashSet;

use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the names of the headers of each response; capitals do not count.
    ///
    /// ## Why is this bad
    ///
    /// They are the same header; the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { responses: { "200": { headers: { X-Total: { type: integer }, x-total: { type: string } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { responses: { "200": { headers: { X-Total: { type: integer }, X-Page: { type: integer } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove one of them.
    ResponseHeaderUnique {
        id: "response-header-unique",
        official: "ResponseHeadersAreNotUnique",
        summary: "A response has a header twice.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ResponseHeaderUnique {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let mut seen = HashSet::new();
        let here = cx.here();
        let at = here.key("headers");
        for name in view.response.headers.keys().filter(|name| !seen.insert(name.to_lowercase())) {
            cx.at(&at.key(name))
                .report(format!("the response has the header `{name}` twice"))
                .help("remove one of them");
        }
    }
}
