use connectorgen_diagnostics::{At, Document};

use crate::icon::{Background, Icon};
use crate::rule::rule;
use crate::{Files, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks at the four corners of the icon: they must be neither transparent nor white, and should have the color of
    /// `iconBrandColor`.
    ///
    /// ## Why is this bad
    ///
    /// Certification sends such icons back: the designers show the icon on its brand color.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// files: { icon.png: "230x230 #ffffff" }
    /// ```
    ///
    /// ```yaml,fails
    /// files: { icon.png: "230x230 #3c7a8900" }
    /// ```
    ///
    /// ```yaml,fails
    /// files: { icon.png: "230x230 #000000" }
    /// ```
    ///
    /// ```yaml,passes
    /// files: { icon.png: "230x230 #3c7a89" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Fill the background of the picture with the brand color.
    IconBackground {
        id: "icon-background",
        summary: "The background of the icon is white, transparent, or not the brand color.",
        severity: Error,
        only: [Certified],
        since: "0.1.0",
    }
}

impl Rule for IconBackground {
    fn files(&self, files: &Files<'_>, cx: &mut RuleCx<'_>) {
        let Some(background) = files.icon.and_then(Icon::background) else { return };
        let brand = cx.connector().properties.icon_brand_color.as_deref().unwrap_or_default();
        let root = At::root(Document::Icon);
        let report = match background {
            Background::Transparent => cx.at(&root).report("the background of the icon is transparent"),
            Background::Color(color) if color == "#ffffff" => {
                cx.at(&root).report("the background of the icon is white")
            }
            Background::Color(color) if !color.eq_ignore_ascii_case(brand) => cx
                .at(&root)
                .warn(format!("the background of the icon is `{color}`, and `iconBrandColor` is `{brand}`")),
            Background::Color(_) => return,
        };
        report.help("fill it with the brand color");
    }
}
