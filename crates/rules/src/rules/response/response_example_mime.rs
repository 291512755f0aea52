use serde_json::Value;

use crate::rule::rule;
use crate::{ResponseView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Compares the media types of `examples` with `produces`.
    ///
    /// ## Why is this bad
    ///
    /// One of them is wrong; the certification mentions it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       produces: [application/json]
    ///       responses: { "200": { examples: { text/plain: A cat. } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       produces: [application/json]
    ///       responses: { "200": { examples: { application/json: { name: A cat } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the media type to `produces`, or remove the example.
    ResponseExampleMime {
        id: "response-example-mime",
        official: "ResponseExampleMustBeProducedByOperation",
        summary: "An example is of a media type that the operation does not produce.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for ResponseExampleMime {
    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        let (Some(operation), Some(Value::Object(examples))) = (view.operation, &view.response.examples)
        else {
            return;
        };
        let produced = operation.produces(&cx.connector().definition);
        let here = cx.here();
        let at = here.key("examples");
        for name in examples.keys().filter(|name| !produced.is_empty() && !produced.contains(name)) {
            cx.at(&at.key(name))
                .report(format!("`{}` does not produce `{name}`", operation.name()))
                .help("add it to `produces`, or remove the example");
        }
    }
}
