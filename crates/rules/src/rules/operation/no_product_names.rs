use crate::rule::rule;
use crate::text::product;
use crate::{OperationView, Rule, RuleCx, Typed};
use connectorgen_model::extension;

rule! {
    /// ## What it does
    ///
    /// Looks for names such as Power Automate in the summaries and descriptions of operations and in labels.
    ///
    /// ## Why is this bad
    ///
    /// The connector works in all of these products, and their names change. Reviewers of the certification ask
    /// to leave them out.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: List pets in Power Automate } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List pets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave the name out, or speak of a flow, an app or an agent.
    NoProductNames {
        id: "no-product-names",
        official: "ValueContainsRestrictedWords",
        summary: "A text of an operation names a product of Microsoft.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for NoProductNames {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        check("summary", view.operation.summary.as_deref(), cx);
        check("description", view.operation.description.as_deref(), cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        check(extension::SUMMARY, typed.summary, cx);
    }
}

fn check(key: &str, text: Option<&str>, cx: &mut RuleCx<'_>) {
    if let Some(name) = text.and_then(product) {
        cx.key(key)
            .report(format!("the text names {name}"))
            .help("leave the name out, or speak of a flow, an app or an agent");
    }
}
