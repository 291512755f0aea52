//! Parameters that are lists.

use connectorgen_diagnostics::At;
use connectorgen_model::{CollectionFormat, In, Parameter, Schema, Type};
use openapiv3::ParameterData;
use serde_json::Value;

use super::value::{is_value, scalar, single};
use crate::lowering::Lowering;
use crate::style::{Style, bracketed};
use crate::wording::{ONE_VALUE, noted};
use crate::{ArrayQuery, codes};

impl<'a> Lowering<'a, '_> {
    /// Lists: the platform accepts comma-separated values and nothing else (error `CollectionFormatValueNotSupported`).
    pub(super) fn list(
        &mut self,
        data: &'a ParameterData,
        location: In,
        style: Style,
        list: Schema,
        at: &At<'_>,
    ) -> Parameter {
        let items = self.expand_definition(list.items.clone().map(|items| *items).unwrap_or_default());
        let simple = is_value(&items);
        let name = if style == Style::Deep && simple { bracketed(&data.name) } else { data.name.clone() };
        let style = match (style, self.array_query) {
            (Style::Repeat, ArrayQuery::Csv) | (Style::Repeat | Style::Deep, ArrayQuery::Script) => {
                Style::Comma
            }
            (style, ArrayQuery::Csv | ArrayQuery::Script | ArrayQuery::Single) => style,
        };
        let parameter = match style {
            Style::Comma if simple => {
                let list = Schema { kind: Some(Type::Array), ..list };
                let mut parameter = single(data, location, list, self.words);
                parameter.items = Some(Box::new(bare(items)));
                parameter.collection_format = Some(CollectionFormat::Csv);
                parameter.default = parameter.default.filter(Value::is_array);
                parameter
            }
            Style::Repeat | Style::Deep | Style::Comma => {
                let (what, kept) = if simple {
                    ("one value of the list can be given: the platform cannot repeat a parameter", items)
                } else {
                    ("the list is taken from flows as text", Schema::of(Type::String))
                };
                self.found
                    .report(&codes::ARRAY_PARAMETER_SINGLE, at, format!("`{}`: {what}", data.name))
                    .help("if the server takes comma-separated values as well, say so: `explode: false` in the document, or `arrayQuery: csv` in connectorgen.yaml; with `arrayQuery: script`, a script repeats the parameter");
                let description = list.description.or(kept.description.clone());
                let default = list
                    .default
                    .as_ref()
                    .and_then(Value::as_array)
                    .and_then(|values| values.first())
                    .cloned();
                let one = Schema { description, default: default.or(kept.default.clone()), ..kept };
                let mut parameter = single(data, location, one, self.words);
                let note = if simple { ONE_VALUE } else { "JSON text" };
                parameter.description = Some(noted(parameter.description.take(), note));
                parameter
            }
            Style::Delimited(delimiter) => {
                let message = format!(
                    "`{}` is taken from flows as one text, its values separated by `{delimiter}`",
                    data.name
                );
                self.found.report(&codes::ARRAY_PARAMETER_DELIMITED, at, message);
                let mut parameter = single(
                    data,
                    location,
                    Schema { description: list.description, ..Schema::of(Type::String) },
                    self.words,
                );
                let text = parameter.description.take().unwrap_or_default();
                parameter.description =
                    Some(format!("{text} Values are separated by `{delimiter}`.").trim_start().to_owned());
                parameter
            }
        };
        Parameter { name, ..parameter }
    }

    /// A list of values that is a member of an object in the query: `filter[tags][]`.
    pub(super) fn member_list(&mut self, name: &str, list: Schema, items: Schema, at: &At<'_>) -> Parameter {
        let name = bracketed(name);
        if self.array_query == ArrayQuery::Script {
            let list = Schema { kind: Some(Type::Array), summary: None, ..list };
            let mut parameter = scalar(&name, In::Query, list, self.words);
            parameter.items = Some(Box::new(bare(items)));
            parameter.collection_format = Some(CollectionFormat::Csv);
            parameter.default = parameter.default.filter(Value::is_array);
            return parameter;
        }
        let message =
            format!("`{name}`: one value of the list can be given: the platform cannot repeat a parameter");
        self.found
            .report(&codes::ARRAY_PARAMETER_SINGLE, at, message)
            .help("with `arrayQuery: script` in connectorgen.yaml, a script repeats the parameter");
        let description = Some(noted(list.description.or(items.description.clone()), ONE_VALUE));
        scalar(&name, In::Query, Schema { description, summary: None, ..items }, self.words)
    }
}

impl Lowering<'_, '_> {
    /// Lets the script repeat lists that OpenAPI repeats.
    pub(super) fn repeat(&mut self, operation: &str, parameters: &[Parameter], at: &At<'_>) {
        for list in parameters.iter().filter(|parameter| parameter.kind == Some(Type::Array)) {
            let message = format!("the script repeats `{}` for each value of the list", list.name);
            self.found.report(&codes::ARRAY_PARAMETER_BY_SCRIPT, at, message);
            self.script.repeat(operation, &list.name);
        }
    }
}

/// The items of a list, without what only an input of its own has.
fn bare(items: Schema) -> Schema {
    Schema {
        summary: None,
        title: None,
        description: None,
        example: None,
        nullable: false,
        default: None,
        ..items
    }
}
