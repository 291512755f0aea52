//! What each field of a form becomes.

use connectorgen_diagnostics::At;
use connectorgen_model::{In, Schema, Type};

use super::{Form, is_binary};
use crate::lowering::Lowering;
use crate::parameter::{self, is_value};
use crate::schema::as_text;
use crate::style::{Style, bracketed};
use crate::wording::{self, ONE_VALUE, separated};
use crate::{ArrayQuery, codes};

impl Lowering<'_, '_> {
    pub(super) fn field(
        &mut self,
        name: &str,
        member: Schema,
        required: bool,
        depth: usize,
        form: &mut Form<'_>,
        at: &At<'_>,
    ) {
        // Fields whose names hold `"` or `@` are hidden by the designer, and names have to be ASCII
        // (`InvalidFormDataParameterName`; Azure/LogicAppsUX).
        if !name.is_ascii() || name.contains(['"', '@']) {
            self.found.report(
                &codes::FORM_FIELD_LEFT_OUT,
                at,
                format!("a form cannot have a field named `{name}`; it is left out"),
            );
            return;
        }
        let expanded = as_text(self.expand_definition(member));
        match expanded.kind {
            Some(Type::Object | Type::Array) if form.is_json(name, depth) => {
                self.json_field(name, expanded, required, form, at);
            }
            Some(Type::Object) if !form.multipart && expanded.properties.is_some() && depth < 2 => {
                // Keys such as `address[city]` are how such forms write what is nested.
                let needed = expanded.required.unwrap_or_default();
                for (inner, schema) in expanded.properties.unwrap_or_default() {
                    let inner_required = required && needed.contains(&inner);
                    // The label of a member says nothing without the name of the object.
                    let schema = Schema { summary: None, ..schema };
                    self.field(&format!("{name}[{inner}]"), schema, inner_required, depth + 1, form, at);
                }
            }
            Some(Type::Object) => self.json_field(name, expanded, required, form, at),
            Some(Type::Array) if self.keeps => form.push(name, expanded, required),
            Some(Type::Array) => self.list_field(name, expanded, required, depth, form, at),
            Some(Type::String) if form.multipart && is_binary(&expanded) => {
                form.push(name, Schema { kind: Some(Type::File), format: None, ..expanded }, required);
            }
            Some(Type::String) if is_binary(&expanded) => {
                // `StringBinaryNotSupportedForFormUrlEncoded`.
                form.push(name, Schema { format: Some("byte".to_owned()), ..expanded }, required);
            }
            Some(Type::String | Type::Number | Type::Integer | Type::Boolean) => {
                form.push(name, expanded, required);
            }
            // OpenAPI 3.1, encoding object: without a type a part is `application/octet-stream`.
            None if form.multipart && !self.openapi.openapi.starts_with("3.0") => {
                form.push(name, Schema { kind: Some(Type::File), format: None, ..expanded }, required);
            }
            None | Some(Type::File | Type::Other(_)) => {
                form.push(name, Schema { kind: Some(Type::String), ..expanded }, required);
            }
        }
    }

    fn json_field(&mut self, name: &str, member: Schema, required: bool, form: &mut Form<'_>, at: &At<'_>) {
        let what = if member.kind == Some(Type::Array) { "a list" } else { "an object" };
        let message = format!("the field `{name}` is {what}; it is taken from flows as JSON text");
        self.found.report(&codes::FORM_FIELD_AS_TEXT, at, message);
        form.push(name, text_field(member, "JSON text"), required);
    }

    /// The designer drops lists in forms without a word, so they are asked for as text, or one value of them is.
    fn list_field(
        &mut self,
        name: &str,
        mut list: Schema,
        required: bool,
        depth: usize,
        form: &mut Form<'_>,
        at: &At<'_>,
    ) {
        let items = self.expand_definition(list.items.take().map(|items| *items).unwrap_or_default());
        let is_text = is_value(&items) && !is_binary(&items);
        let style = form.style(name, depth);
        let name = if style == Style::Deep && is_text { &bracketed(name) } else { name };
        let by_script = self.array_query == ArrayQuery::Script && !form.multipart;
        match style {
            Style::Comma if is_text => self.delimited_field(name, ',', list, required, form, at),
            Style::Delimited(separator) if is_text => {
                self.delimited_field(name, separator, list, required, form, at);
            }
            Style::Repeat | Style::Deep if is_text && by_script => {
                let message = format!("the script repeats the field `{name}` for each value of the list");
                self.found.report(&codes::FORM_LIST_BY_SCRIPT, at, message);
                self.script.repeat(form.operation, name);
                form.push(name, text_field(list, &separated(',')), required);
            }
            Style::Comma | Style::Repeat | Style::Deep | Style::Delimited(_) => {
                let message = format!("the field `{name}` is a list; connectors send one value of it");
                let report = self.found.report(&codes::FORM_LIST_SINGLE, at, message);
                if is_text && !form.multipart {
                    report.help("with `arrayQuery: script` in connectorgen.yaml, a script repeats the field");
                }
                if style == Style::Deep && items.properties.is_some() {
                    self.field(&format!("{name}[0]"), items, required, depth, form, at);
                } else {
                    form.push_one(name, list, items, required);
                }
            }
        }
    }

    fn delimited_field(
        &mut self,
        name: &str,
        separator: char,
        list: Schema,
        required: bool,
        form: &mut Form<'_>,
        at: &At<'_>,
    ) {
        let message = format!(
            "the field `{name}` is taken from flows as one text, its values separated by `{separator}`"
        );
        self.found.report(&codes::FORM_LIST_DELIMITED, at, message);
        form.push(name, text_field(list, &separated(separator)), required);
    }
}

impl Form<'_> {
    /// One value of a list.
    fn push_one(&mut self, name: &str, list: Schema, items: Schema, required: bool) {
        let kind = match items.kind {
            Some(Type::String) if self.multipart && is_binary(&items) => Type::File,
            Some(kind @ (Type::String | Type::Number | Type::Integer | Type::Boolean)) => kind,
            Some(Type::Object | Type::Array) => {
                let items = Schema { summary: list.summary, ..items };
                self.push(name, text_field(items, "One value of the list, as JSON text"), required);
                return;
            }
            None | Some(Type::File | Type::Other(_)) => Type::String,
        };
        let format = items.format.clone().filter(|format| format != "binary");
        let description = Some(wording::noted(list.description.or(items.description.clone()), ONE_VALUE));
        let one = Schema { kind: Some(kind), format, description, summary: list.summary, ..items };
        self.push(name, one, required);
    }

    fn push(&mut self, name: &str, mut schema: Schema, required: bool) {
        if self.parameters.iter().any(|other| other.name == name) {
            return;
        }
        parameter::show_example(&mut schema, self.words);
        let items = schema.items.clone();
        let mut parameter = parameter::scalar(name, In::FormData, schema, self.words);
        parameter.required = required;
        parameter.items = items;
        self.parameters.push(parameter);
    }
}

fn text_field(schema: Schema, note: &str) -> Schema {
    let description = wording::noted(schema.description, note);
    Schema {
        kind: Some(Type::String),
        description: Some(description),
        summary: schema.summary,
        ..Schema::default()
    }
}
