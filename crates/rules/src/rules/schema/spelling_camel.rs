use crate::rule::rule;
use crate::text::camel_word;
use crate::{OperationView, Rule, RuleCx, Typed};
use connectorgen_model::extension;

rule! {
    /// ## What it does
    ///
    /// Looks for words such as `userName` in summaries, labels and descriptions.
    ///
    /// ## Why is this bad
    ///
    /// Certified connectors are translated; such a word stays as it is. Reviewers ask for real words.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: List petNames } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List names of pets } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write it as words.
    SpellingCamel {
        id: "spelling-camel",
        summary: "A text holds a word that translators cannot take apart.",
        severity: Warning,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for SpellingCamel {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        check("summary", view.operation.summary.as_deref(), cx);
        check("description", view.operation.description.as_deref(), cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        check(extension::SUMMARY, typed.summary, cx);
    }
}

fn check(key: &str, text: Option<&str>, cx: &mut RuleCx<'_>) {
    if let Some(word) = text.and_then(camel_word) {
        cx.key(key).report(format!("`{word}` is not a word")).help("write it as words");
    }
}
