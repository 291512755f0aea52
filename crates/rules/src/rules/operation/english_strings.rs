use connectorgen_diagnostics::At;
use connectorgen_model::ApiDefinition;
use connectorgen_model::extension;

use crate::rule::rule;
use crate::text::is_english;
use crate::{OperationView, Rule, RuleCx, Typed};

rule! {
    /// ## What it does
    ///
    /// Looks for titles, summaries, labels and descriptions that are written in the letters of another
    /// language.
    ///
    /// ## Why is this bad
    ///
    /// Certified connectors are translated from English; the certification refuses others.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { summary: ペット一覧 } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { summary: List pets of the café } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Translate the text.
    EnglishStrings {
        id: "english-strings",
        official: "ValueMustBeInEnglish",
        summary: "A text is not in English.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for EnglishStrings {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        let info = here.key("info");
        check(&info.key("title"), &definition.info.title, cx);
        check(&info.key("description"), &definition.info.description, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&here.key("summary"), view.operation.summary.as_deref().unwrap_or_default(), cx);
        check(&here.key("description"), view.operation.description.as_deref().unwrap_or_default(), cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        let here = cx.here();
        check(&here.key(extension::SUMMARY), typed.summary.unwrap_or_default(), cx);
        check(&here.key("description"), typed.description.unwrap_or_default(), cx);
    }
}

fn check(at: &At<'_>, text: &str, cx: &mut RuleCx<'_>) {
    if !text.is_ascii() && !is_english(text) {
        cx.at(at).report("the text is not in English").help("translate it");
    }
}
