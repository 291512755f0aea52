use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each response has a `description`.
    ///
    /// ## Why is this bad
    ///
    /// It is required in Swagger 2.0, and the platform refuses a response without it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "200": { description: null } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { description: The pets. } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what the response is; `OK` will do.
    ResponseDescription {
        id: "response-description",
        official: "RequiredPropertyMissing",
        summary: "A response has no description.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ResponseDescription {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        if view.response.description.trim().is_empty() {
            let found = cx.report("the response has no description");
            found.help("say what it is; `OK` will do");
            if let Some(phrase) = view.status.and_then(reason) {
                found.fix_member(format!("write \"{phrase}\""), "description", phrase);
            }
        }
    }
}

/// The name of a status (RFC 9110, section 15).
fn reason(status: &str) -> Option<&'static str> {
    Some(match status {
        "200" => "OK",
        "201" => "Created",
        "202" => "Accepted",
        "204" => "No Content",
        "304" => "Not Modified",
        "400" => "Bad Request",
        "401" => "Unauthorized",
        "403" => "Forbidden",
        "404" => "Not Found",
        "405" => "Method Not Allowed",
        "409" => "Conflict",
        "410" => "Gone",
        "412" => "Precondition Failed",
        "415" => "Unsupported Media Type",
        "422" => "Unprocessable Content",
        "429" => "Too Many Requests",
        "500" => "Internal Server Error",
        "502" => "Bad Gateway",
        "503" => "Service Unavailable",
        "504" => "Gateway Timeout",
        _ => return None,
    })
}
