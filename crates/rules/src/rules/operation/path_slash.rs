use crate::rule::rule;
use crate::{PathView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that each path starts with `/`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it: the path is appended to the base path as it is.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths: { cats: { get: { operationId: ListCats } } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths: { /cats: { get: { operationId: ListCats } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Start the path with `/`.
    PathSlash {
        id: "path-slash",
        official: "OperationPathMustStartWithSlash",
        summary: "A path does not start with a slash.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for PathSlash {
    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        if !view.path.starts_with('/') {
            cx.report(format!("the path `{}` does not start with a slash", view.path))
                .help(format!("write `/{}`", view.path))
                .fix_name(format!("/{}", view.path));
        }
    }
}
