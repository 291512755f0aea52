use connectorgen_model::Type;

use crate::rule::rule;
use crate::{Rule, RuleCx, Typed, What};

rule! {
    /// ## What it does
    ///
    /// Checks that each parameter, property and element of type `array` has `items`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses it for parameters and warns in schemas, where designers show an array of nothing.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: tags, in: query, type: array }] }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { type: object, properties: { tags: { type: array } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: object, properties: { tags: { type: array, items: { type: string } } } }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `items` with the type of the elements.
    ArrayItems {
        id: "array-items",
        official: "ArrayHasNoItems",
        summary: "An array does not say what its elements are.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ArrayItems {
    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        if typed.kind != Some(&Type::Array) || typed.items.is_some() {
            return;
        }
        let message = format!("{} is an array without `items`", typed.name());
        let help = "say what the elements are, such as `\"items\": { \"type\": \"string\" }`";
        match typed.what {
            What::Schema(_) => cx.warn(message).help(help),
            What::Parameter(_) | What::Header(_) | What::Element => cx.report(message).help(help),
        };
    }
}
