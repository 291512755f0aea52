use crate::rule::rule;
use crate::{PathView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that at least one operation stands at each path.
    ///
    /// ## Why is this bad
    ///
    /// It does nothing. Certification refuses empty paths (Microsoft Learn, "Prepare connector files for
    /// certification").
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { /owners: {} }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /owners: { get: { operationId: ListOwners } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the path.
    PathEmpty {
        id: "path-empty",
        summary: "A path has no operation.",
        severity: Warning,
        since: "0.1.0",
    }
}

impl Rule for PathEmpty {
    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        let is_other = ["$ref", "trace", "query"].iter().any(|name| view.item.extra.contains_key(*name));
        if view.item.operations().next().is_none() && !is_other {
            cx.report(format!("there is no operation at the path `{}`", view.path)).help("remove the path");
        }
    }
}
