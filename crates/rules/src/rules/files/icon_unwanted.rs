use connectorgen_diagnostics::{At, Document};

use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the connector of an independent publisher has no icon.
    ///
    /// ## Why is this bad
    ///
    /// Such connectors all have the same icon, which Microsoft adds; one in the folder is sent back.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { icon.png: "230x230 #da3b01" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: {}
    /// ```
    ///
    /// ## How to fix
    ///
    /// Leave the file out of the submission.
    IconUnwanted {
        id: "icon-unwanted",
        summary: "The connector of an independent publisher has an icon.",
        severity: Error,
        only: [IndependentPublisher],
        since: "0.1.0",
    }
}

impl Rule for IconUnwanted {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        if files.icon.is_some() {
            cx.at(&At::root(Document::Icon))
                .report("the connector of an independent publisher has no icon of its own")
                .help("leave the file out of the submission");
        }
    }
}
