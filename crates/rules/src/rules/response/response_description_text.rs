use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for responses that are described by the words "default" or "response" alone.
    ///
    /// ## Why is this bad
    ///
    /// It says nothing. Reviewers of the certification ask for more (PowerPlatformConnectors pull request 2433).
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { responses: { "200": { description: default } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { responses: { "200": { description: The pets. } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say what the response is; `OK` will do.
    ResponseDescriptionText {
        id: "response-description-text",
        summary: "The description of a response says nothing.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for ResponseDescriptionText {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let text = view.response.description.trim();
        let words = text.trim_end_matches('.');
        if ["default", "response", "default response"].iter().any(|said| said.eq_ignore_ascii_case(words)) {
            cx.key("description")
                .report(format!("the description of the response is `{text}`"))
                .help("say what it is; `OK` will do");
        }
    }
}
