use crate::rule::rule;
use crate::{OperationView, Rule, RuleCx};
use connectorgen_diagnostics::{At, Fix};

rule! {
    /// ## What it does
    ///
    /// Checks that the summary and the description of an operation with `deprecated: true` contain
    /// "(deprecated)".
    ///
    /// ## Why is this bad
    ///
    /// Flows that use it keep showing these texts; it is how their makers learn of it (Microsoft Learn,
    /// "Deprecate an operation").
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /pets: { get: { deprecated: true } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get:
    ///       deprecated: true
    ///       summary: List pets (deprecated)
    ///       description: Lists all pets (deprecated). Use the action of the second version.
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add "(deprecated)" to both, and say in the description what to use instead.
    DeprecatedLabel {
        id: "deprecated-label",
        summary: "A deprecated operation does not say so in its texts.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for DeprecatedLabel {
    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        let operation = view.operation;
        let texts = [("summary", &operation.summary), ("description", &operation.description)];
        let says = |text: &Option<String>| {
            text.as_deref().is_some_and(|text| {
                let text = text.to_lowercase();
                text.contains("(deprecated)") || text.contains("[deprecated]")
            })
        };
        let silent: Vec<&str> =
            texts.into_iter().filter(|(_, text)| !says(text)).map(|(name, _)| name).collect();
        if operation.deprecated && !silent.is_empty() {
            let fix = labelled(&silent, view, &cx.here());
            cx.key("deprecated")
                .report(format!(
                    "the {} of the deprecated `{}` does not say so",
                    silent.join(" and the "),
                    view.name()
                ))
                .help("add \"(deprecated)\"")
                .fix(fix);
        }
    }
}

/// Nothing when a text is missing, or too long with the label.
fn labelled(silent: &[&str], view: &OperationView<'_>, at: &At<'_>) -> Option<Fix> {
    let mut fix = Fix::new("add \"(deprecated)\"");
    for name in silent {
        let text = match *name {
            "summary" => view.operation.summary.as_deref()?.trim_end(),
            _ => view.operation.description.as_deref()?.trim_end(),
        };
        let (head, period) = text.strip_suffix('.').map_or((text, ""), |head| (head, "."));
        let text = format!("{head} (deprecated){period}");
        if head.is_empty() || (*name == "summary" && text.chars().count() > 80) {
            return None;
        }
        fix = fix.replace(&at.key(name).location(), text);
    }
    Some(fix)
}
