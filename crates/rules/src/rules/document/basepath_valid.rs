use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `basePath` starts with `/` and has no braces.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it otherwise: a base path is fixed text.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// basePath: v1
    /// ```
    ///
    /// ```yaml,passes
    /// basePath: /v1
    /// ```
    ///
    /// ## How to fix
    ///
    /// Start it with `/`. Move a variable part into the paths, or replace it with the policy `dynamichosturl`.
    BasepathValid {
        id: "basepath-valid",
        official: "BasePathNotValid",
        summary: "The base path does not start with a slash, or holds a variable.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for BasepathValid {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let Some(base) = definition.base_path.as_deref() else { return };
        let place = cx.key("basePath");
        if !base.starts_with('/') {
            place
                .report(format!("the base path `{base}` does not start with a slash"))
                .help(format!("write `/{base}`"))
                .fix_value("add the slash", format!("/{base}"));
        } else if base.contains(['{', '}']) {
            place
                .report(format!("the base path `{base}` holds a variable"))
                .help("move the variable into the paths, or use the policy `dynamichosturl`");
        }
    }
}
