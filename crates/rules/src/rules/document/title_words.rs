use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::text::{has_word, product};
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for "API", "connector" and the names of Microsoft's products in the title.
    ///
    /// ## Why is this bad
    ///
    /// Certification refuses them: every connector is one, and a product's name makes others believe that
    /// Microsoft made it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { title: Pets API }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { title: Pets }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave the word out; the title is the name of the service.
    TitleWords {
        id: "title-words",
        official: "ValueContainsRestrictedWords",
        summary: "The title has words that say nothing or belong to Microsoft.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for TitleWords {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let title = &definition.info.title;
        let word = ["API", "Connector"].into_iter().find(|word| has_word(title, word));
        if let Some(word) = word.or_else(|| product(title)) {
            let here = cx.here();
            cx.at(&here.key("info").key("title"))
                .report(format!("the title contains \"{word}\""))
                .help("leave it out; the title is the name of the service");
        }
    }
}
