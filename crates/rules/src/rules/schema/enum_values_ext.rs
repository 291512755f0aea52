use connectorgen_model::EnumValue;
use connectorgen_model::extension;
use serde_json::Value;
use std::collections::HashSet;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Checks that each entry of `x-ms-enum-values` has a value that is in `enum`, a `displayName`, and stands
    /// there once.
    ///
    /// ## Why is this bad
    ///
    /// The designer shows these entries instead of the values; the platform refuses those that do not fit.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get:
    ///       parameters:
    ///         - name: kind
    ///           in: query
    ///           type: string
    ///           enum: [cat, dog]
    ///           x-ms-enum-values: [{ value: bird, displayName: Bird }]
    /// ```
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Kind: { type: string, enum: [cat], x-ms-enum-values: [{ value: cat }] }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Kind: { type: string, enum: [cat, dog], x-ms-enum-values: [{ value: cat, displayName: Cat }, { value: dog, displayName: Dog }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Give every value one entry with `value` and `displayName`.
    EnumValuesExt {
        id: "enum-values-ext",
        official: "InvalidEnumValuesExtensionValue",
        also: ["DuplicateEnumValuesInExtension", "MissingEnumValuesDisplayName"],
        summary: "The labels of the allowed values do not fit the values.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for EnumValuesExt {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        check(&view.parameter.enumeration, &view.parameter.enum_values, cx);
    }

    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        check(&view.schema.enumeration, &view.schema.enum_values, cx);
    }
}

fn check(values: &[Value], entries: &[EnumValue], cx: &mut RuleCx<'_>) {
    let here = cx.here();
    let at = here.key(extension::ENUM_VALUES);
    let mut seen = HashSet::new();
    for (index, entry) in entries.iter().enumerate() {
        let place = cx.at(&at.index(index));
        let value = &entry.value;
        if !values.contains(value) {
            place
                .report(format!("there is a label for {value}, which is not an allowed value"))
                .help("add the value to `enum`, or remove the entry");
        } else if !seen.insert(value.to_string()) {
            let found = place.report(format!("there are two labels for {value}"));
            found.help("remove one of them").official("DuplicateEnumValuesInExtension");
            if entries.iter().take(index).any(|other| other == entry) {
                found.fix_by_removal("remove it, it is the same");
            }
        } else if entry.display_name.as_deref().is_none_or(|name| name.trim().is_empty()) {
            let label = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let found = place.report(format!("the entry for {value} has no label"));
            found.help("add `displayName`").official("MissingEnumValuesDisplayName");
            if !label.trim().is_empty() {
                // What the designer shows without one.
                found.fix_member(format!("write \"{label}\""), "displayName", label);
            }
        }
    }
}
