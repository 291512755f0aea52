use connectorgen_model::{In, Parameter};

use crate::rule::rule;
use crate::{ParameterView, Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that a parameter with `in: body` has none of the members that describe a value, such as `type`
    /// and `enum`.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses them; a body is described by its `schema`.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: body, in: body, type: object, schema: { type: object } }]
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     post:
    ///       operationId: AddPet
    ///       parameters: [{ name: body, in: body, required: true, schema: { type: object } }]
    /// ```
    ///
    /// ## How to fix
    ///
    /// Move them into the schema.
    BodyProps {
        id: "body-props",
        official: "BodyParameterPropertyNotValid",
        summary: "The parameter of a body has members that belong into its schema.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for BodyProps {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let body = view.parameter;
        if body.location != Some(In::Body) {
            return;
        }
        let members = [
            ("type", body.kind.is_some()),
            ("format", body.format.is_some()),
            ("items", body.items.is_some()),
            ("enum", !body.enumeration.is_empty()),
            ("default", body.default.is_some()),
            ("collectionFormat", body.collection_format.is_some()),
            ("pattern", body.pattern.is_some()),
            ("minimum", body.minimum.is_some()),
            ("maximum", body.maximum.is_some()),
            ("multipleOf", body.multiple_of.is_some()),
            ("minLength", body.min_length.is_some()),
            ("maxLength", body.max_length.is_some()),
            ("minItems", body.min_items.is_some()),
            ("maxItems", body.max_items.is_some()),
            ("uniqueItems", body.unique_items),
        ];
        for (name, _) in members.into_iter().filter(|(_, is_there)| *is_there) {
            let place = cx.key(name);
            let message = format!("`{name}` does not belong to the parameter of a body");
            // Published connectors have a type here; it was let through.
            let found = if name == "type" { place.warn(message) } else { place.report(message) };
            found.help("move it into the schema");
            if says_it_too(name, body) {
                found.fix_by_removal("remove it, the schema says it");
            }
        }
    }
}

fn says_it_too(name: &str, body: &Parameter) -> bool {
    body.schema.as_ref().is_some_and(|schema| match name {
        // A body whose schema refers to a definition has the type that is there.
        "type" => schema.reference.is_some() || schema.kind == body.kind,
        "format" => schema.format == body.format,
        "items" => schema.items == body.items,
        "enum" => schema.enumeration == body.enumeration,
        "default" => schema.default == body.default,
        "pattern" => schema.pattern == body.pattern,
        "minimum" => schema.minimum == body.minimum,
        "maximum" => schema.maximum == body.maximum,
        "multipleOf" => schema.multiple_of == body.multiple_of,
        "minLength" => schema.min_length == body.min_length,
        "maxLength" => schema.max_length == body.max_length,
        "minItems" => schema.min_items == body.min_items,
        "maxItems" => schema.max_items == body.max_items,
        "uniqueItems" => schema.unique_items == body.unique_items,
        _ => false,
    })
}
