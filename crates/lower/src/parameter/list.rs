//! Parameters that are lists.

use connectorgen_diagnostics::At;
use connectorgen_model::{CollectionFormat, In, Parameter, Schema, Type};
use openapiv3::ParameterData;
use serde_json::Value;

use super::value::{is_value, scalar, single};
use crate::lowering::Lowering;
use crate::style::{Style, bracketed};
use crate::wording::{ONE_VALUE, noted, separated};
use crate::{ArrayQuery, codes};

impl<'a> Lowering<'a, '_> {
    /// Lists: the platform accepts comma-separated values and nothing else (error `CollectionFormatValueNotSupported`).
    pub(super) fn list(
        &mut self,
        data: &'a ParameterData,
        location: In,
        style: Style,
        mut list: Schema,
        at: &At<'_>,
    ) -> Parameter {
        let items = self.expand_definition(list.items.take().map(|items| *items).unwrap_or_default());
        let is_simple = is_value(&items);
        let name = if style == Style::Deep && is_simple { bracketed(&data.name) } else { data.name.clone() };
        let parameter = match self.list_style(style) {
            Style::Comma if is_simple => whole_list(single(data, location, list, self.words), items),
            Style::Repeat | Style::Deep if is_simple => {
                let help = if style == Style::Deep { BY_SCRIPT } else { BY_COMMAS_OR_SCRIPT };
                self.report_single(&data.name, help, at);
                with_note(single(data, location, one_value(list, items), self.words), ONE_VALUE)
            }
            // OpenAPI says nothing of lists in lists; what is outside has the style.
            Style::Comma if items.kind == Some(Type::Array) => self.delimited(data, location, ',', list, at),
            Style::Delimited(separator) => self.delimited(data, location, separator, list, at),
            Style::Comma | Style::Repeat | Style::Deep => {
                let message = format!(
                    "`{}` is a list of objects or lists; it is taken from flows as JSON text",
                    data.name
                );
                self.found.report(&codes::PARAMETER_AS_TEXT, at, message);
                with_note(single(data, location, text(list), self.words), "JSON text")
            }
        };
        Parameter { name, ..parameter }
    }

    /// A list of values that is a member of an object in the query: `filter[tags][]`, or under its own name where the
    /// members stand side by side. OpenAPI leaves that open (3.0, style values); Spring reads it as any repeated list.
    pub(super) fn member_list(
        &mut self,
        name: &str,
        style: Style,
        list: Schema,
        items: Schema,
        at: &At<'_>,
    ) -> Parameter {
        let is_in_brackets = style == Style::Deep;
        let name = if is_in_brackets { bracketed(name) } else { name.to_owned() };
        // The label of a member says nothing without the name of the object.
        let summary = list.summary.clone().filter(|_| !is_in_brackets);
        if self.list_style(style) == Style::Comma {
            return whole_list(scalar(&name, In::Query, Schema { summary, ..list }, self.words), items);
        }
        self.report_single(&name, BY_SCRIPT, at);
        let one = Schema { summary, ..one_value(list, items) };
        with_note(scalar(&name, In::Query, one, self.words), ONE_VALUE)
    }

    fn delimited(
        &mut self,
        data: &'a ParameterData,
        location: In,
        separator: char,
        list: Schema,
        at: &At<'_>,
    ) -> Parameter {
        let message =
            format!("`{}` is taken from flows as one text, its values separated by `{separator}`", data.name);
        self.found.report(&codes::ARRAY_PARAMETER_DELIMITED, at, message);
        with_note(single(data, location, text(list), self.words), &separated(separator))
    }

    fn report_single(&mut self, name: &str, help: &'static str, at: &At<'_>) {
        let message =
            format!("`{name}`: one value of the list can be given: the platform cannot repeat a parameter");
        self.found.report(&codes::ARRAY_PARAMETER_SINGLE, at, message).help(help);
    }
}

const BY_SCRIPT: &str = "with `arrayQuery: script` in connectorgen.yaml, a script repeats the parameter";
const BY_COMMAS_OR_SCRIPT: &str = "if the server takes comma-separated values as well, say so: `explode: false` in the document, or `arrayQuery: csv` in connectorgen.yaml; with `arrayQuery: script`, a script repeats the parameter";

impl Lowering<'_, '_> {
    /// How flows give a list that the API wants in a style: the configuration may say that commas will do.
    fn list_style(&self, style: Style) -> Style {
        match (style, self.array_query) {
            (Style::Repeat, ArrayQuery::Csv) | (Style::Repeat | Style::Deep, ArrayQuery::Script) => {
                Style::Comma
            }
            (style, ArrayQuery::Csv | ArrayQuery::Script | ArrayQuery::Single) => style,
        }
    }

    /// Lets the script repeat lists that OpenAPI repeats.
    pub(super) fn repeat(&mut self, operation: &str, parameters: &[Parameter], at: &At<'_>) {
        for list in parameters.iter().filter(|parameter| parameter.kind == Some(Type::Array)) {
            let message = format!("the script repeats `{}` for each value of the list", list.name);
            self.found.report(&codes::ARRAY_PARAMETER_BY_SCRIPT, at, message);
            self.script.repeat(operation, &list.name);
        }
    }
}

/// A parameter as the list of these items.
fn whole_list(list: Parameter, items: Schema) -> Parameter {
    Parameter {
        items: Some(Box::new(bare(items))),
        collection_format: Some(CollectionFormat::Csv),
        default: list.default.filter(Value::is_array),
        ..list
    }
}

/// What stands for a list of which one value can be given.
fn one_value(list: Schema, items: Schema) -> Schema {
    let first = list.default.as_ref().and_then(Value::as_array).and_then(|values| values.first());
    let default = first.cloned().or(items.default);
    Schema { description: list.description.or(items.description), default, ..items }
}

/// What stands for a list that is written by hand.
fn text(list: Schema) -> Schema {
    Schema { description: list.description, ..Schema::of(Type::String) }
}

fn with_note(parameter: Parameter, note: &str) -> Parameter {
    Parameter { description: Some(noted(parameter.description, note)), ..parameter }
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
