use std::collections::HashSet;

use serde_json::Value;

use crate::rule::rule;
use crate::{Rule, RuleCx, Typed};

rule! {
    /// ## What it does
    ///
    /// Checks that each `enum` has values, and none of them twice.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it. An empty list would allow nothing.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: kind, in: query, type: string, enum: [] }] }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: kind, in: query, type: string, enum: [cat, dog, cat] }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: kind, in: query, type: string, enum: [cat, dog] }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the empty list, or the value that is there twice.
    EnumNonemptyUnique {
        id: "enum-nonempty-unique",
        official: "EnumMustContainAtLeastOneElement",
        also: ["ArrayDuplicateValue"],
        summary: "A list of allowed values is empty, or has a value twice.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for EnumNonemptyUnique {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        // The model keeps an empty list among the members that say nothing.
        let empty = typed.extra.get("enum").and_then(Value::as_array).is_some_and(Vec::is_empty);
        if empty {
            cx.key("enum")
                .report(format!("{} has an empty list of allowed values", typed.name()))
                .help("remove the list")
                .fix_by_removal("remove it");
        }
        let here = cx.here();
        let at = here.key("enum");
        let mut seen = HashSet::new();
        for (index, allowed) in typed.enumeration.iter().enumerate() {
            if !seen.insert(allowed.to_string()) {
                cx.at(&at.index(index))
                    .report(format!("{} allows the value `{allowed}` twice", typed.name()))
                    .help("remove one of the two")
                    .fix_by_removal("remove it");
            }
        }
    }
}
