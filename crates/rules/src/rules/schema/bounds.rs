use serde_json::Number;

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx, SchemaView};

rule! {
    /// ## What it does
    ///
    /// Compares `minimum` with `maximum`, `minLength` with `maxLength`, `minItems` with `maxItems`, and
    /// `minProperties` with `maxProperties`; checks that `exclusiveMinimum` and `exclusiveMaximum` have a bound
    /// beside them and that `multipleOf` is more than zero.
    /// Counts below zero are refused when the file is read.
    ///
    /// ## Why is this bad
    ///
    /// No value fits; the platform refuses it.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, minimum: 10, maximum: 1 }] } }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions: { Weight: { type: number, exclusiveMinimum: true } }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets: { get: { parameters: [{ name: limit, in: query, type: integer, minimum: 1, maximum: 10 }] } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Exchange the bounds, or remove one.
    Bounds {
        id: "bounds",
        official: "MinimumShouldBeLessThanOrEqualToMaximum",
        also: ["MinItemsShouldBeLessThanOrEqualToMaxItems", "MinLengthShouldBeLessThanOrEqualToMaxLength", "ExclusiveMaximumRequiresMaximum", "ExclusiveMinimumRequiresMinimum", "MultipleOfMustBeGreaterThanZero", "MaxItemsMustBeGreaterThanOrEqualToZero", "MaxLengthMustBeGreaterThanOrEqualToZero", "MaxPropertiesMustBeGreaterThanOrEqualToZero", "MinItemsMustBeGreaterThanOrEqualToZero", "MinLengthMustBeGreaterThanOrEqualToZero", "MinPropertiesMustBeGreaterThanOrEqualToZero"],
        summary: "A lower bound is above the upper one, or a bound stands alone.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

/// What parameters and schemas have in common here.
struct Given<'a> {
    numbers: (Option<&'a Number>, Option<&'a Number>),
    exclusive: (bool, bool),
    multiple_of: Option<&'a Number>,
    /// In the order of [`COUNTS`].
    counts: [(Option<u64>, Option<u64>); 3],
}

/// The least and the greatest count, and what Microsoft's rule about the two is called, if it has one.
const COUNTS: [(&str, &str, Option<&str>); 3] = [
    ("minLength", "maxLength", Some("MinLengthShouldBeLessThanOrEqualToMaxLength")),
    ("minItems", "maxItems", Some("MinItemsShouldBeLessThanOrEqualToMaxItems")),
    ("minProperties", "maxProperties", None),
];

impl Rule for Bounds {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let one = view.parameter;
        let bounds = Given {
            numbers: (one.minimum.as_ref(), one.maximum.as_ref()),
            exclusive: (one.exclusive_minimum, one.exclusive_maximum),
            multiple_of: one.multiple_of.as_ref(),
            counts: [(one.min_length, one.max_length), (one.min_items, one.max_items), (None, None)],
        };
        check(&bounds, cx);
    }

    fn schema(&self, view: &SchemaView<'_>, cx: &mut RuleCx<'_>) {
        let one = view.schema;
        let bounds = Given {
            numbers: (one.minimum.as_ref(), one.maximum.as_ref()),
            exclusive: (one.exclusive_minimum, one.exclusive_maximum),
            multiple_of: one.multiple_of.as_ref(),
            counts: [
                (one.min_length, one.max_length),
                (one.min_items, one.max_items),
                (one.min_properties, one.max_properties),
            ],
        };
        check(&bounds, cx);
    }
}

fn check(bounds: &Given<'_>, cx: &mut RuleCx<'_>) {
    let number = |number: Option<&Number>| number.and_then(Number::as_f64);
    let (least, most) = bounds.numbers;
    if let (Some(least), Some(most)) = (number(least), number(most))
        && least > most
    {
        cx.key("minimum")
            .report(format!("no value is from {least} to {most}"))
            .help("exchange `minimum` and `maximum`, or remove one");
    }
    for ((least, most, official), (low, high)) in COUNTS.into_iter().zip(bounds.counts) {
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            let found = cx.key(least).report(format!("`{least}` is {low}, `{most}` is {high}: nothing fits"));
            found.help("exchange them, or remove one");
            if let Some(official) = official {
                found.official(official);
            }
        }
    }
    let (exclusive_least, exclusive_most) = bounds.exclusive;
    for (key, is_exclusive, bound, is_there, official) in [
        ("exclusiveMinimum", exclusive_least, "minimum", least.is_some(), "ExclusiveMinimumRequiresMinimum"),
        ("exclusiveMaximum", exclusive_most, "maximum", most.is_some(), "ExclusiveMaximumRequiresMaximum"),
    ] {
        if is_exclusive && !is_there {
            cx.key(key)
                .report(format!("`{key}` has no `{bound}` beside it"))
                .help(format!("add `{bound}`, or remove `{key}`"))
                .official(official)
                .fix_by_removal("remove it, it says nothing");
        }
    }
    if number(bounds.multiple_of).is_some_and(|step| step <= 0.0) {
        cx.key("multipleOf")
            .report("`multipleOf` is not more than zero")
            .help("write the step, or remove it")
            .official("MultipleOfMustBeGreaterThanZero");
    }
}
