use connectorgen_diagnostics::At;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
    ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde_json::Value;

use super::Reader;
use super::object::Object;
use super::reference::Kind;
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

impl<'d> Reader<'d, '_> {
    pub(super) fn parameter(&mut self, value: &'d Value, at: &At<'_>) -> Option<ReferenceOr<Parameter>> {
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
        parameter.report_unknown(self, "a parameter", PARAMETER);
        let name = parameter.required_text(self, "name", "the parameter")?;
        let location = parameter.required_text(self, "in", &format!("the parameter `{name}`"))?;
        let parameter_data = ParameterData {
            name,
            description: parameter.text(self, "description"),
            required: parameter.flag(self, "required").unwrap_or(false),
            deprecated: parameter.flag(self, "deprecated"),
            format: self.schema_or_content(&parameter),
            example: self.example(&parameter),
            examples: indexmap::IndexMap::new(),
            explode: parameter.flag(self, "explode"),
            extensions: parameter.extensions(),
        };
        let style = parameter.text(self, "style");
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
            other => {
                self.found
                    .report(
                        &codes::VALUE_TYPE,
                        &parameter.at.key("in"),
                        format!("`{other}` is not a place for a parameter"),
                    )
                    .help("use `query`, `header`, `path` or `cookie`; the parameter was left out");
                return None;
            }
        };
        Some(ReferenceOr::Item(typed))
    }

    /// A parameter or header has a schema or one media type. One that has neither may be anything.
    pub(super) fn schema_or_content(&mut self, holder: &Object<'d, '_>) -> ParameterSchemaOrContent {
        if let Some(schema) = holder.get("schema") {
            return ParameterSchemaOrContent::Schema(self.schema(schema, &holder.at.key("schema")));
        }
        if holder.has("content") {
            return ParameterSchemaOrContent::Content(self.content(holder));
        }
        let anything = Schema {
            schema_data: SchemaData::default(),
            schema_kind: SchemaKind::Any(openapiv3::AnySchema::default()),
        };
        ParameterSchemaOrContent::Schema(ReferenceOr::Item(anything))
    }

    /// `example`, or the first of `examples`.
    pub(super) fn example(&mut self, holder: &Object<'d, '_>) -> Option<Value> {
        if let Some(example) = holder.get("example") {
            return Some(example.clone());
        }
        let place = holder.at.key("examples");
        let (name, first) = holder.get("examples")?.as_object()?.iter().next()?;
        let example = self.follow(first, &place.key(name))?;
        example.get("value").or_else(|| example.get("dataValue")).cloned()
    }

    fn style<T: Clone>(
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
                    &codes::VALUE_TYPE,
                    &holder.at.key("style"),
                    format!("`{text}` is not a style of such a parameter"),
                )
                .help(format!("use one of: {}; the default was taken", names.join(", ")));
        }
        style
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

const QUERY_STYLES: [(&str, QueryStyle); 4] = [
    ("form", QueryStyle::Form),
    ("spaceDelimited", QueryStyle::SpaceDelimited),
    ("pipeDelimited", QueryStyle::PipeDelimited),
    ("deepObject", QueryStyle::DeepObject),
];
const HEADER_STYLES: [(&str, HeaderStyle); 1] = [("simple", HeaderStyle::Simple)];
const PATH_STYLES: [(&str, PathStyle); 3] =
    [("simple", PathStyle::Simple), ("label", PathStyle::Label), ("matrix", PathStyle::Matrix)];
const COOKIE_STYLES: [(&str, CookieStyle); 2] = [("form", CookieStyle::Form), ("cookie", CookieStyle::Form)];
