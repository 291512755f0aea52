use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Profile, Rule, RuleCx};

const SUFFIX: &str = "(independent publisher)";

rule! {
    /// ## What it does
    ///
    /// Checks that the title ends with a letter or a digit. In the profile `independent-publisher` it may end
    /// with "(Independent Publisher)", which is added to it when it is shown.
    ///
    /// ## Why is this bad
    ///
    /// Certification refuses other endings.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// info: { title: Pets! }
    /// ```
    ///
    /// ```yaml,passes
    /// info: { title: Pets 2 }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave out what stands at the end.
    TitleEnd {
        id: "title-end",
        official: "ValueMustEndWithAlphanumeric",
        summary: "The title does not end as certification wants it.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for TitleEnd {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let title = definition.info.title.trim_end();
        let is_suffixed = title.to_lowercase().ends_with(SUFFIX);
        let may_have_suffix = cx.profile() == Profile::IndependentPublisher;
        if title.is_empty() || title.ends_with(char::is_alphanumeric) || (is_suffixed && may_have_suffix) {
            return;
        }
        let here = cx.here();
        let found =
            cx.at(&here.key("info").key("title")).report("the title does not end with a letter or a digit");
        found.help("leave out what stands at the end");
        let kept = title.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !kept.is_empty() && !kept.contains('(') {
            found.fix_value(format!("write \"{kept}\""), kept);
        }
    }
}
