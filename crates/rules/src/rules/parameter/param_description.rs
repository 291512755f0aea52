use connectorgen_model::{In, Visibility};

use crate::rule::rule;
use crate::text::ends_like_a_sentence;
use crate::{ParameterView, Rule, RuleCx, mend};

rule! {
    /// ## What it does
    ///
    /// Checks that every parameter that makers see has a description that ends like a sentence.
    ///
    /// ## Why is this bad
    ///
    /// It says what to fill in. An agent asks its user for a value with these words.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Limit }] } }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: limit, in: query, type: integer, description: How many pets to list }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters: [{ name: limit, in: query, type: integer, x-ms-summary: Limit, description: How many pets at most. }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add a sentence: what it is, in which format and unit, and with an example.
    ParamDescription {
        id: "param-description",
        summary: "A visible input has no description, or one that is no sentence.",
        severity: Warning,
        only: [Certified, IndependentPublisher, Copilot],
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for ParamDescription {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let parameter = view.parameter;
        if parameter.visibility == Some(Visibility::Internal) || parameter.location == Some(In::Body) {
            return;
        }
        let description = parameter.description.as_deref().unwrap_or_default().trim();
        if description.is_empty() {
            cx.report(format!("the parameter `{}` has no description", parameter.name))
                .help("say in a sentence what to fill in");
        } else if !ends_like_a_sentence(description) {
            let found = cx.key("description").report(format!(
                "the description of the parameter `{}` does not end like a sentence",
                parameter.name
            ));
            found.help("end it with a period");
            if let Some(sentence) = mend::like_a_sentence(description) {
                found.fix_value("add the period", sentence);
            }
        }
    }
}
