use connectorgen_diagnostics::At;
use connectorgen_model::{Schema, Type, regex};
use serde_json::Number;

use super::scalar::{FormatFate, common_kind, format_fate};
use super::shape::defines;
use crate::codes;
use crate::lowering::Lowering;

impl Lowering<'_, '_> {
    /// Makes a schema one that the platform accepts: a single type, keywords that belong to it, values of it.
    pub(super) fn finish(&mut self, schema: &mut Schema, at: &At<'_>) {
        infer_kind(schema);
        self.finish_values(schema, at);
        self.finish_format(schema, at);
        self.report_foreign_members(schema, at);
        drop_foreign_keywords(schema);
        self.finish_pattern(schema, at);
        self.finish_bounds(schema, at);
        if schema.kind == Some(Type::Array) && schema.items.is_none() {
            schema.items = Some(Box::default());
        }
    }

    fn finish_format(&mut self, schema: &mut Schema, at: &At<'_>) {
        let Some(format) = schema.format.take() else { return };
        match format_fate(schema.kind.as_ref(), &format) {
            FormatFate::Known => schema.format = Some(format),
            FormatFate::Rename(known) => schema.format = Some(known.to_owned()),
            FormatFate::Unknown => {
                self.found.report(
                    &codes::FORMAT_LEFT_OUT,
                    &at.key("format"),
                    format!("the platform does not know the format `{format}`; it is left out"),
                );
            }
        }
    }

    fn finish_pattern(&mut self, schema: &mut Schema, at: &At<'_>) {
        let Some(fault) = schema.pattern.as_deref().and_then(regex::fault) else { return };
        schema.pattern = None;
        let message = format!("the pattern is no regular expression of .NET and is left out: {fault}");
        self.found
            .report(&codes::PATTERN_LEFT_OUT, &at.key("pattern"), message)
            .help("write it as .NET reads it, or remove it: connectors do not enforce it");
    }

    /// Elements of what is no list, and members of what is no object: more often a wrong type than a stray keyword.
    fn report_foreign_members(&mut self, schema: &Schema, at: &At<'_>) {
        let Some(kind) = &schema.kind else { return };
        let has_members = schema.properties.as_ref().is_some_and(|members| !members.is_empty());
        let foreign =
            [("items", Type::Array, schema.items.is_some()), ("properties", Type::Object, has_members)];
        for (keyword, owner, _) in
            foreign.into_iter().filter(|(_, owner, is_there)| *is_there && owner != kind)
        {
            let message =
                format!("`{keyword}` means nothing where the type is `{}`; it is left out", kind.name());
            self.found
                .report(&codes::KEYWORD_LEFT_OUT, &at.key(keyword), message)
                .help(format!("if it was meant, the type is `{}`", owner.name()));
        }
    }

    /// What can only be said when a schema is whole: a part of `allOf` may require what another part defines. `source` is
    /// the schema in the document.
    pub(super) fn settle(&mut self, schema: &mut Schema, source: &openapiv3::Schema, at: &At<'_>) {
        let Some(required) = &mut schema.required else { return };
        let known = schema.properties.as_ref();
        let mut unknown = Vec::new();
        required.retain(|name| {
            let defined = known.is_some_and(|properties| properties.contains_key(name));
            if !defined {
                unknown.push(name.clone());
            }
            defined
        });
        let mut seen = std::collections::HashSet::new();
        required.retain(|name| seen.insert(name.clone()));
        if required.is_empty() {
            schema.required = None;
        }
        // What only the other direction shows is no fault.
        for name in unknown.iter().filter(|name| !defines(source, name, self.openapi)) {
            self.found
                .report(
                    &codes::REQUIRED_UNDEFINED,
                    &at.key("required"),
                    format!("`{name}` is required but is not a property; it is left out of `required`"),
                )
                .help(format!("define the property `{name}`, or take it out of `required`"));
        }
    }

    fn finish_bounds(&mut self, schema: &mut Schema, at: &At<'_>) {
        let value = |bound: &Option<Number>| bound.as_ref().and_then(Number::as_f64);
        if let (Some(low), Some(high)) = (value(&schema.minimum), value(&schema.maximum))
            && low > high
        {
            self.found.report(
                &codes::BOUNDS_LEFT_OUT,
                &at.key("minimum"),
                "the lower bound is above the upper one; both are left out",
            );
            (schema.minimum, schema.maximum) = (None, None);
        }
        schema.exclusive_minimum &= schema.minimum.is_some();
        schema.exclusive_maximum &= schema.maximum.is_some();
        if value(&schema.multiple_of).is_some_and(|step| step <= 0.0) {
            schema.multiple_of = None;
        }
        for (low, high) in [
            (&mut schema.min_length, &mut schema.max_length),
            (&mut schema.min_items, &mut schema.max_items),
            (&mut schema.min_properties, &mut schema.max_properties),
        ] {
            if let (Some(least), Some(most)) = (*low, *high)
                && least > most
            {
                self.found.report(
                    &codes::BOUNDS_LEFT_OUT,
                    at,
                    "the least count is above the greatest; both are left out",
                );
                (*low, *high) = (None, None);
            }
        }
    }
}

/// A type that is not stated shows in the other keywords.
pub(super) fn infer_kind(schema: &mut Schema) {
    if schema.kind.is_some() {
        return;
    }
    let counts_members = schema.min_properties.is_some() || schema.max_properties.is_some();
    schema.kind = if schema.properties.is_some() || schema.additional_properties.is_some() || counts_members {
        Some(Type::Object)
    } else if schema.items.is_some()
        || schema.min_items.is_some()
        || schema.max_items.is_some()
        || schema.unique_items
    {
        Some(Type::Array)
    } else if !schema.enumeration.is_empty() {
        // Values of several types are settled where it is known whether they are sent as they are or as text.
        common_kind(&schema.enumeration)
    } else if schema.pattern.is_some() || schema.min_length.is_some() || schema.max_length.is_some() {
        Some(Type::String)
    } else if schema.minimum.is_some() || schema.maximum.is_some() || schema.multiple_of.is_some() {
        Some(Type::Number)
    } else {
        schema.format.as_deref().and_then(kind_of_format)
    };
}

fn kind_of_format(format: &str) -> Option<Type> {
    match format {
        "int32" | "int64" => Some(Type::Integer),
        "float" | "double" => Some(Type::Number),
        "byte" | "binary" | "date" | "date-time" | "password" | "email" | "uri" | "uuid" => {
            Some(Type::String)
        }
        _ => None,
    }
}

/// Keywords of another type say nothing, and the platform refuses some of them.
fn drop_foreign_keywords(schema: &mut Schema) {
    // A part of `allOf` may speak of what another part is.
    if schema.kind.is_none() {
        return;
    }
    let is = |kind: &Type| schema.kind.as_ref() == Some(kind);
    let (text, list, object) = (is(&Type::String), is(&Type::Array), is(&Type::Object));
    let number = is(&Type::Number) || is(&Type::Integer);
    if !text {
        (schema.pattern, schema.min_length, schema.max_length) = (None, None, None);
    }
    if !number {
        (schema.minimum, schema.maximum, schema.multiple_of) = (None, None, None);
    }
    if !list {
        (schema.items, schema.min_items, schema.max_items, schema.unique_items) = (None, None, None, false);
    }
    if !object {
        (schema.properties, schema.required, schema.additional_properties) = (None, None, None);
        (schema.min_properties, schema.max_properties, schema.editor) = (None, None, None);
    }
}
