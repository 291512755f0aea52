use connectorgen_model::ApiProperties;

use crate::rule::rule;
use crate::{Profile, Rule, RuleCx};

/// The template for pull requests of microsoft/PowerPlatformConnectors.
const INDEPENDENT: &str = "#da3b01";
const REFUSED: [&str; 2] = ["#007ee5", "#ffffff"];

rule! {
    /// ## What it does
    ///
    /// Checks that `iconBrandColor` has the form `#RRGGBB`. For certification it must not be `#007ee5`, the
    /// default, nor `#ffffff`; for independent publishers it is `#da3b01`.
    ///
    /// ## Why is this bad
    ///
    /// The icon is drawn on it. Reviewers of the certification send other colours back.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// properties: { iconBrandColor: blue }
    /// ```
    ///
    /// ```yaml,fails
    /// properties: { iconBrandColor: 3c7a89 }
    /// ```
    ///
    /// ```yaml,passes
    /// properties: { iconBrandColor: "#3c7a89" }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Take the colour of the brand, six hexadecimal digits behind a `#`.
    BrandColor {
        id: "brand-color",
        summary: "The brand colour is none, or one that certification does not take.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for BrandColor {
    fn properties(&self, properties: &ApiProperties, cx: &mut RuleCx<'_>) {
        let profile = cx.profile();
        let place = cx.key("iconBrandColor");
        let Some(color) = properties.icon_brand_color.as_deref().map(str::to_lowercase) else {
            if profile.is_certification() {
                place
                    .report("there is no brand colour")
                    .help("take the colour of the brand, such as `#3c7a89`");
            }
            return;
        };
        let digits = color.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            let found = place.report(format!("`{color}` is no colour"));
            found.help("write it like `#3c7a89`");
            if let Some(color) = in_full(&color) {
                found.fix_value(format!("write `{color}`"), color);
            }
        } else if profile == Profile::IndependentPublisher && color != INDEPENDENT {
            place
                .report(format!("the brand colour of independent publishers is `{INDEPENDENT}`"))
                .help(format!("write `{INDEPENDENT}`"))
                .fix_value(format!("write `{INDEPENDENT}`"), INDEPENDENT);
        } else if profile == Profile::Certified && REFUSED.contains(&color.as_str()) {
            place
                .report(format!("certification does not take the brand colour `{color}`"))
                .help("take the colour of the brand");
        }
    }
}

/// `3c7a89` and `#fa0` as `#3c7a89` and `#ffaa00`.
fn in_full(color: &str) -> Option<String> {
    let digits = color.trim().trim_start_matches('#');
    let is_hex = digits.chars().all(|c| c.is_ascii_hexdigit());
    match digits.len() {
        6 if is_hex => Some(format!("#{digits}")),
        3 if is_hex => {
            Some(digits.chars().fold("#".to_owned(), |color, digit| format!("{color}{digit}{digit}")))
        }
        _ => None,
    }
}
