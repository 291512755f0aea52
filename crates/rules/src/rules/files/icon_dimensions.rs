use connectorgen_diagnostics::{At, Document};

use crate::icon::Icon;
use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that the icon is a square with 100 to 230 pixels on each side.
    ///
    /// ## Why is this bad
    ///
    /// The designers show it in a square, so that another form is squeezed. Certification asks for these sizes.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { icon.png: "230x120 #3c7a89" }
    /// ```
    ///
    /// ```yaml,fails
    /// files: { icon.png: "32x32 #3c7a89" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { icon.png: "230x230 #3c7a89" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Put the logo, with at most 160 pixels, into the middle of a square of 230 pixels.
    IconDimensions {
        id: "icon-dimensions",
        summary: "The icon is no square of 100 to 230 pixels.",
        severity: Warning,
        but: { Certified: Error },
        since: "0.1.0",
    }
}

impl Rule for IconDimensions {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some((width, height)) = files.icon.and_then(Icon::size) else { return };
        // Microsoft Learn, "Prepare connector files for certification": ratio 1:1, from 100 x 100 to 230 x 230 pixels.
        let is_fine = width == height && (100..=230).contains(&width);
        if !is_fine {
            cx.at(&At::root(Document::Icon))
                .report(format!("the icon has {width} by {height} pixels"))
                .help("make it a square of 230 by 230 pixels with the logo in its middle");
        }
    }
}
