use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx, mend};

rule! {
    /// ## What it does
    ///
    /// Checks that each `description` ends with a period, a question mark or an exclamation mark.
    ///
    /// ## Why is this bad
    ///
    /// Designers show descriptions as running text, and assistants read them to choose an action. Reviewers ask
    /// for full sentences.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { description: Lists all pets } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /pets: { get: { description: Lists all pets. } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write a full sentence.
    OpDescriptionSentence {
        id: "op-description-sentence",
        summary: "The description of an operation does not end like a sentence.",
        severity: Warning,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for OpDescriptionSentence {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let description = view.operation.description.as_deref().unwrap_or_default().trim_end();
        let sentence = description.trim_end_matches(['"', '\'', ')', '”', '’']);
        if !description.is_empty() && !sentence.ends_with(['.', '!', '?', '。']) {
            let found = cx
                .key("description")
                .report(format!("the description of `{}` does not end like a sentence", view.name()));
            found.help("end it with a period");
            if let Some(sentence) = mend::like_a_sentence(description) {
                found.fix_value("add the period", sentence);
            }
        }
    }
}
