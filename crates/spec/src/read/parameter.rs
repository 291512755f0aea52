use connectorgen_diagnostics::At;
use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, Example, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use super::reference::Kind;
use super::schema::anything;
use crate::codes;

const PARAMETER: &[&str] = &[
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
];

/// Keywords that parameters and headers had themselves in Swagger 2.0.
const FIELDS: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "enum",
    "collectionFormat",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
];

impl<'d> Reader<'d, '_> {
    pub(super) fn parameter(&mut self, value: &'d Value, at: &At<'_>) -> Option<ReferenceOr<Parameter>> {
        self.parameter_named(value, at, None)
    }

    /// A parameter that may have its name from where it stands.
    pub(super) fn parameter_named(
        &mut self,
        value: &'d Value,
        at: &At<'_>,
        name: Option<&String>,
    ) -> Option<ReferenceOr<Parameter>> {
        if self.reference_text(value, at).is_some() {
            return self.referenced(Kind::Parameter, value, at, |r, target, description| {
                let mut read = r.parameter(target, at)?;
                if let ReferenceOr::Item(parameter) = &mut read {
                    data_mut(parameter).description = Some(description);
                }
                Some(read)
            });
        }
        let parameter = self.object(value, *at)?;
        self.report_unknown_fields(&parameter, "a parameter", PARAMETER);
        let name = match name.filter(|_| !parameter.has("name")) {
            Some(name) => name.clone(),
            None => parameter.required_text(self, "name", "the parameter")?,
        };
        let location = self.location(&parameter, &name)?;
        let collection = collection(&parameter);
        let parameter_data = ParameterData {
            name,
            description: parameter.text(self, "description"),
            required: parameter.flag(self, "required").unwrap_or(false),
            deprecated: parameter.flag(self, "deprecated"),
            format: self.schema_or_content(&parameter),
            example: self.example(&parameter),
            examples: example_names(&parameter),
            explode: parameter.flag(self, "explode").or(collection.map(|(_, explode)| explode)),
            extensions: parameter.extensions(),
        };
        let style = parameter.text(self, "style").or(collection.map(|(style, _)| style.to_owned()));
        let typed = match location.as_str() {
            "query" => Parameter::Query {
                parameter_data,
                allow_reserved: parameter.flag(self, "allowReserved").unwrap_or(false),
                style: self.style(style, &parameter, &QUERY_STYLES).unwrap_or_default(),
                allow_empty_value: parameter.flag(self, "allowEmptyValue"),
            },
            "header" => Parameter::Header {
                parameter_data,
                style: self.style(style, &parameter, &HEADER_STYLES).unwrap_or_default(),
            },
            "path" => Parameter::Path {
                parameter_data,
                style: self.style(style, &parameter, &PATH_STYLES).unwrap_or_default(),
            },
            "cookie" => Parameter::Cookie {
                parameter_data,
                style: self.style(style, &parameter, &COOKIE_STYLES).unwrap_or_default(),
            },
            // What is none of these has been reported.
            _ => return None,
        };
        Some(ReferenceOr::Item(typed))
    }

    /// Where the parameter is sent.
    fn location(&mut self, parameter: &Object<'d, '_>, name: &str) -> Option<String> {
        let stated = parameter.required_text(self, "in", &format!("the parameter `{name}`"))?;
        let lower = stated.trim().to_ascii_lowercase();
        let meant = match lower.as_str() {
            "query" | "header" | "path" | "cookie" => Some(lower.as_str()),
            "headers" => Some("header"),
            "cookies" => Some("cookie"),
            "queries" | "querys" | "params" | "url" => Some("query"),
            _ => None,
        };
        let at = parameter.at.key("in");
        match meant {
            Some(meant) if meant == stated => {}
            Some(meant) => {
                let message = format!("`{stated}` is not a place for a parameter; read as `{meant}`");
                self.found.report(&codes::VALUE_REPAIRED, &at, message).help(format!("write `in: {meant}`"));
            }
            None => {
                self.found
                    .report(&codes::VALUE_TYPE, &at, format!("`{stated}` is not a place for a parameter"))
                    .help("use `query`, `header`, `path` or `cookie`; the parameter was left out");
            }
        }
        meant.map(str::to_owned)
    }

    /// Keywords of schemas may stand on the parameter or header itself, as in Swagger 2.0.
    pub(super) fn report_unknown_fields(&mut self, holder: &Object<'d, '_>, what: &str, known: &[&str]) {
        if holder.has("schema") || holder.has("content") || !holder.has("type") {
            let of_swagger = if holder.has("schema") || holder.has("content") { FIELDS } else { &[] };
            let known: Vec<&str> = known.iter().chain(of_swagger).copied().collect();
            holder.report_unknown(self, what, &known);
            if let Some(key) = of_swagger.iter().find(|key| holder.has(key)) {
                let message = format!("`{key}` belongs into the schema; beside one it has no effect");
                self.found
                    .report(&codes::VALUE_REPAIRED, &holder.at.key(key), message)
                    .help("write it below `schema`, or take it out");
            }
            return;
        }
        let known: Vec<&str> = known.iter().chain(FIELDS).copied().collect();
        holder.report_unknown(self, what, &known);
        self.found
            .report(
                &codes::VALUE_REPAIRED,
                &holder.at.key("type"),
                "OpenAPI 3 has types below `schema`; it was read as if it stood there",
            )
            .help("write `schema: {type: …}`");
    }

    /// A parameter or header has a schema or one media type. One that has neither may be anything.
    pub(super) fn schema_or_content(&mut self, holder: &Object<'d, '_>) -> ParameterSchemaOrContent {
        if let Some(schema) = holder.given("schema") {
            return ParameterSchemaOrContent::Schema(self.schema(schema, &holder.at.key("schema")));
        }
        if holder.has("content") {
            return ParameterSchemaOrContent::Content(self.content(holder));
        }
        if !holder.has("type") {
            return ParameterSchemaOrContent::Schema(ReferenceOr::Item(anything()));
        }
        self.moves.record_below(&holder.at.to_pointer(), "/schema", "");
        ParameterSchemaOrContent::Schema(ReferenceOr::Item(self.schema_of_fields(holder)))
    }

    /// `example`, or the first of `examples`.
    pub(super) fn example(&mut self, holder: &Object<'d, '_>) -> Option<Value> {
        if let Some(example) = holder.get("example") {
            return Some(example.clone());
        }
        let place = holder.at.key("examples");
        match holder.get("examples")? {
            Value::Object(map) => {
                let (name, first) = map.iter().next()?;
                let at = place.key(name);
                let example = self.follow(first, &at)?;
                let keys = ["value", "dataValue", "serializedValue"];
                let (key, value) = keys.into_iter().find_map(|key| Some((key, example.get(key)?)))?;
                // Bundlers follow references anywhere, so people write them here as well.
                let file =
                    value.as_object().filter(|map| map.len() == 1).and_then(|map| map.get("$ref")?.as_str());
                let found =
                    file.and_then(|file| self.library.resolve(&self.place_of(&at.key(key)), file, None).ok());
                Some(found.map_or(value, |found| found.value).clone())
            }
            // So it is in schemas.
            Value::Array(list) => list.first().cloned(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        }
    }

    pub(super) fn style<T: Clone>(
        &mut self,
        text: Option<String>,
        holder: &Object<'d, '_>,
        known: &[(&str, T)],
    ) -> Option<T> {
        let text = text?;
        let style = known.iter().find(|(name, _)| *name == text).map(|(_, style)| style.clone());
        if style.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.found
                .report(
                    &codes::VALUE_REPAIRED,
                    &holder.at.key("style"),
                    format!("`{text}` is not a style of such a parameter; the default was taken"),
                )
                .help(format!("use one of: {}", names.join(", ")));
        }
        style
    }
}

/// The names of `examples`, without what they hold.
pub(super) fn example_names(holder: &Object<'_, '_>) -> IndexMap<String, ReferenceOr<Example>> {
    let names = holder.get("examples").and_then(Value::as_object).into_iter().flat_map(|map| map.keys());
    names.map(|name| (name.clone(), ReferenceOr::Item(Example::default()))).collect()
}

/// What `collectionFormat` of Swagger 2.0 says: the style, and whether the parameter is repeated.
fn collection(parameter: &Object<'_, '_>) -> Option<(&'static str, bool)> {
    let stated = parameter.get("collectionFormat")?.as_str()?;
    let in_query = parameter.get("in").and_then(Value::as_str) == Some("query");
    match stated {
        "multi" if in_query => Some(("form", true)),
        "csv" if in_query => Some(("form", false)),
        "ssv" if in_query => Some(("spaceDelimited", false)),
        "pipes" if in_query => Some(("pipeDelimited", false)),
        _ => None,
    }
}

fn data_mut(parameter: &mut Parameter) -> &mut ParameterData {
    match parameter {
        Parameter::Query { parameter_data, .. }
        | Parameter::Header { parameter_data, .. }
        | Parameter::Path { parameter_data, .. }
        | Parameter::Cookie { parameter_data, .. } => parameter_data,
    }
}

/// The styles of query parameters, and of the fields of forms.
pub(super) const QUERY_STYLES: [(&str, QueryStyle); 4] = [
    ("form", QueryStyle::Form),
    ("spaceDelimited", QueryStyle::SpaceDelimited),
    ("pipeDelimited", QueryStyle::PipeDelimited),
    ("deepObject", QueryStyle::DeepObject),
];
const HEADER_STYLES: [(&str, HeaderStyle); 1] = [("simple", HeaderStyle::Simple)];
const PATH_STYLES: [(&str, PathStyle); 3] =
    [("simple", PathStyle::Simple), ("label", PathStyle::Label), ("matrix", PathStyle::Matrix)];
const COOKIE_STYLES: [(&str, CookieStyle); 2] = [("form", CookieStyle::Form), ("cookie", CookieStyle::Form)];
