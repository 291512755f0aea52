use connectorgen_model::ApiDefinition;
use serde_json::{Map, Value};

use crate::{OperationView, PathView, ResponseView, Rule, RuleCx, Typed, What};
use connectorgen_model::extension;

pub(crate) const DOCUMENT: [&str; 5] = ["openapi", "components", "servers", "webhooks", "jsonSchemaDialect"];
pub(crate) const PATH: [&str; 3] = ["summary", "description", "servers"];
pub(crate) const OPERATION: [&str; 3] = ["requestBody", "callbacks", "servers"];
pub(crate) const RESPONSE: [&str; 2] = ["content", "links"];
const PARAMETER: [&str; 10] = [
    "content",
    "style",
    "explode",
    "allowReserved",
    "example",
    "examples",
    "deprecated",
    "nullable",
    "oneOf",
    "anyOf",
];
const SCHEMA: [&str; 28] = [
    "oneOf",
    "anyOf",
    "not",
    "nullable",
    "writeOnly",
    "deprecated",
    "const",
    "examples",
    "if",
    "then",
    "else",
    "patternProperties",
    "propertyNames",
    "contains",
    "prefixItems",
    "dependentSchemas",
    "dependentRequired",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$defs",
    "$id",
    "$schema",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
];
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Looks for keywords of later versions: on the document, paths, operations, parameters, responses and
    /// schemas.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses them. None of the published connectors has one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// definitions:
    ///   Pet: { oneOf: [{ type: string }, { type: integer }] }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     post: { operationId: AddPet, requestBody: {} }
    /// ```
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets: { get: { responses: { 200: { schema: { properties: { name: { nullable: true } } } } } } }
    /// ```
    ///
    /// ```yaml,passes
    /// definitions:
    ///   Pet: { type: string }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Say it in the words of Swagger 2.0: `connectorgen generate` translates whole documents.
    KeywordUnsupported {
        id: "keyword-unsupported",
        official: "SwaggerKeywordNotSupported",
        summary: "A keyword does not belong to Swagger 2.0.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for KeywordUnsupported {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        report(&definition.extra, &DOCUMENT, cx);
    }

    fn path(&self, view: &PathView<'_>, cx: &mut RuleCx<'_>) {
        report(&view.item.extra, &PATH, cx);
    }

    fn operation(&self, view: &OperationView<'_>, cx: &mut RuleCx<'_>) {
        report(&view.operation.extra, &OPERATION, cx);
    }

    fn response(&self, view: &ResponseView<'_>, cx: &mut RuleCx<'_>) {
        report(&view.response.extra, &RESPONSE, cx);
    }

    fn typed(&self, typed: &Typed<'_>, cx: &mut RuleCx<'_>) {
        match typed.what {
            What::Parameter(_) | What::Header(_) => report(typed.extra, &PARAMETER, cx),
            What::Schema(_) | What::Element => report(typed.extra, &SCHEMA, cx),
        }
    }
}

fn report(extra: &Map<String, Value>, keywords: &[&str], cx: &mut RuleCx<'_>) {
    for (name, value) in extra.iter().filter(|(name, _)| keywords.contains(&name.as_str())) {
        let found = cx.key(name).report(format!("the keyword `{name}` does not belong to Swagger 2.0"));
        found.help("remove it, or say it in the words of Swagger 2.0");
        match name.as_str() {
            // They say nothing about what may be sent.
            "examples" | "$schema" | "$id" | "$anchor" | "$comment" => {
                found.fix_by_removal("remove it");
            }
            "nullable" if value.is_boolean() => {
                found.fix_name(extension::NULLABLE);
            }
            "writeOnly" | "deprecated" if *value == Value::Bool(false) => {
                found.fix_by_removal("remove it, it says nothing");
            }
            _ => {}
        }
    }
}
