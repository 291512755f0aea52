use crate::rule::rule;
use crate::{Role, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks that the properties of responses have a `title` or an `x-ms-summary`.
    ///
    /// ## Why is this bad
    ///
    /// The designer shows the name on the wire otherwise, and reviewers of the certification ask for labels.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { responses: { "200": { schema: { properties: { cnt_ttl: { type: integer } } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { responses: { "200": { schema: { properties: { cnt_ttl: { type: integer, x-ms-summary: Total } } } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add a few words in title case.
    PropLabel {
        id: "prop-label",
        summary: "A property of a response has no label.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for PropLabel {
    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let Role::Property { name, .. } = view.role else { return };
        let schema = view.schema;
        let has_label = [&schema.summary, &schema.title]
            .into_iter()
            .any(|label| label.as_deref().is_some_and(|label| !label.trim().is_empty()));
        if view.direction.is_output() && !has_label {
            cx.report(format!("the property `{name}` has no label"))
                .help("add `x-ms-summary`, a few words in title case");
        }
    }
}
