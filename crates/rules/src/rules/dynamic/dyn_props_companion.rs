use serde_json::Value;

use crate::dynamic::{Unnameable, unnameable};
use crate::rule::rule;
use crate::{Argument, DynamicKind, DynamicView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Looks for `x-ms-dynamic-schema` that take a value from a property of the body, or from an input whose name
    /// another one has as well, or that lead to the `properties` of a schema, and have no `x-ms-dynamic-properties` beside them. Where both are there, it compares `value-path` with
    /// `itemValuePath`: the first may lead one step further, to `properties`.
    ///
    /// ## Why is this bad
    ///
    /// The newer designer takes the newer extension. If the two lead to different places, it shows other fields
    /// than the older one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet:
    ///     type: object
    ///     x-ms-dynamic-schema: { operationId: GetSchema, value-path: schema/properties }
    ///     x-ms-dynamic-properties: { operationId: GetSchema, itemValuePath: items }
    /// ```
    ///
    /// ```yaml,fails
    /// definitions: { Pet: { type: object, x-ms-dynamic-schema: { operationId: GetSchema, value-path: schema/properties } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet:
    ///     type: object
    ///     x-ms-dynamic-schema: { operationId: GetSchema, value-path: schema/properties }
    ///     x-ms-dynamic-properties: { operationId: GetSchema, itemValuePath: schema }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add `x-ms-dynamic-properties` with `parameterReference`, and let both lead to the same schema.
    DynPropsCompanion {
        id: "dyn-props-companion",
        official: "DynamicPropertiesExtensionRequiredForNonParameterReferences",
        also: ["DynamicPropertiesExtensionRequiredForAmbiguousReferences", "DynamicPropertiesExtensionRequiredForPropertiesValuePath", "DynamicPropertiesItemValuePathMismatch"],
        summary: "A dynamic schema needs the newer extension beside it, or the two do not agree.",
        severity: Warning,
        but: { Certified: Error, IndependentPublisher: Error },
        since: "0.1.0",
    }
}

impl Rule for DynPropsCompanion {
    fn dynamic(&self, view: &DynamicView<'_>, cx: &mut RuleCx<'_>) {
        if view.kind != DynamicKind::Schema {
            return;
        }
        let companion = DynamicKind::Properties.key();
        let path = view.members.get("value-path").and_then(Value::as_str).unwrap_or_default();
        if let Some(newer) = view.siblings.get(companion) {
            let other = newer.get("itemValuePath").and_then(Value::as_str).unwrap_or_default();
            let schema = path.strip_suffix("properties").map_or(path, |path| path.trim_end_matches('/'));
            if path != other && schema != other {
                cx.key("value-path")
                    .report(format!("`value-path` leads to `{path}`, `itemValuePath` to `{other}`"))
                    .help("let both lead to the same schema")
                    .official("DynamicPropertiesItemValuePathMismatch");
            }
            return;
        }
        if path.rsplit('/').next() == Some("properties") {
            cx.key("value-path")
                .report(format!("`{path}` leads to the properties of a schema and not to the schema"))
                .help(format!("add `{companion}` beside it, whose `itemValuePath` leads to the schema"))
                .official("DynamicPropertiesExtensionRequiredForPropertiesValuePath");
            return;
        }
        let (index, Some(operation)) = (cx.index(), cx.operation()) else { return };
        for (_, argument) in view.arguments() {
            if let Argument::Input(name) = argument
                && let Some(why) = unnameable(index, operation, name)
            {
                cx.report(format!("the schema depends on `{name}`, {}", why.what()))
                    .help(format!("add `{companion}` beside it, with `parameterReference`"))
                    .official(match why {
                        Unnameable::Property => "DynamicPropertiesExtensionRequiredForNonParameterReferences",
                        Unnameable::Ambiguous => "DynamicPropertiesExtensionRequiredForAmbiguousReferences",
                    });
                return;
            }
        }
    }
}
