use connectorgen_diagnostics::{At, Document};

use crate::icon::Icon;
use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

/// Microsoft Learn, "Create a custom connector from scratch": the icon must be less than 1 MB.
const MOST: usize = 1024 * 1024;

rule! {
    /// ## What it does
    ///
    /// Checks that the icon is a PNG with at most 1 MiB. A JPEG, which the platform takes as well, is left alone outside
    /// of certification.
    ///
    /// ## Why is this bad
    ///
    /// The platform does not show it, or refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { icon.png: "<svg xmlns='http://www.w3.org/2000/svg'/>" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { icon.png: "230x230 #3c7a89" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Save the picture as PNG with 230 by 230 pixels.
    IconFormat {
        id: "icon-format",
        summary: "The icon is no PNG, or has more than 1 MiB.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for IconFormat {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some(bytes) = files.icon else { return };
        let root = At::root(Document::Icon);
        let is_jpeg = bytes.starts_with(&[0xFF, 0xD8, 0xFF]);
        let is_tolerated = is_jpeg && !cx.profile().is_certification();
        if Icon::size(bytes).is_none() && !is_tolerated {
            cx.at(&root).report("the icon is no PNG").help("save the picture as PNG with 230 by 230 pixels");
        } else if bytes.len() > MOST {
            cx.at(&root)
                .report(format!("the icon has {} bytes, the limit is {MOST}", bytes.len()))
                .help("save it with 230 by 230 pixels");
        }
    }
}
