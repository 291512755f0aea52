//! Objects in the query: one parameter for each member.

use connectorgen_diagnostics::At;
use connectorgen_model::{In, Parameter, Schema, Type};
use openapiv3::ParameterData;

use super::value::{is_value, scalar, show_example};
use crate::codes;
use crate::lowering::Lowering;
use crate::schema::as_text;
use crate::style::Style;

impl<'a> Lowering<'a, '_> {
    /// An object in the query: one parameter for each member, as `filter[status]` or under the member's own name.
    pub(super) fn split(
        &mut self,
        data: &'a ParameterData,
        style: Style,
        schema: Schema,
        at: &At<'_>,
    ) -> Vec<Parameter> {
        let mut parts = Vec::new();
        let prefix = (style == Style::Deep).then_some(data.name.as_str());
        self.members_of(data, prefix, data.required, schema, 0, &mut parts, at);
        self.found.report(
            &codes::PARAMETER_SPLIT,
            at,
            format!("the object `{}` became {}", data.name, counted(parts.len())),
        );
        parts
    }

    /// One parameter for each member; of members in members two levels, which is how such servers go on:
    /// `filter[created][gte]`.
    #[allow(clippy::too_many_arguments, reason = "one walk that goes down with what it knows")]
    fn members_of(
        &mut self,
        data: &ParameterData,
        prefix: Option<&str>,
        needed: bool,
        object: Schema,
        depth: usize,
        parts: &mut Vec<Parameter>,
        at: &At<'_>,
    ) {
        let required = object.required.unwrap_or_default();
        for (name, member) in object.properties.unwrap_or_default() {
            let mut member = as_text(self.expand_definition(member));
            let items = member.items.take().map(|items| self.expand_definition(*items));
            let full = prefix.map_or_else(|| name.clone(), |prefix| format!("{prefix}[{name}]"));
            let needed = needed && required.contains(&name);
            match member.kind {
                Some(Type::Object) if prefix.is_some() && depth == 0 && member.properties.is_some() => {
                    self.members_of(data, Some(&full), needed, member, depth + 1, parts, at);
                }
                Some(Type::Array) if items.as_ref().is_some_and(is_value) => {
                    let style = if prefix.is_some() { Style::Deep } else { Style::Repeat };
                    let mut parameter = self.member_list(&full, style, member, items.unwrap_or_default(), at);
                    parameter.required = needed;
                    parts.push(parameter);
                }
                Some(Type::Object | Type::Array) => {
                    let message = format!(
                        "the member `{full}` of `{}` is not a single value and is left out",
                        data.name
                    );
                    self.found.report(&codes::PARAMETER_MEMBER_LEFT_OUT, at, message);
                }
                Some(
                    Type::String | Type::Number | Type::Integer | Type::Boolean | Type::File | Type::Other(_),
                )
                | None => {
                    let kind = member.kind.clone().or(Some(Type::String));
                    // The label of a member says nothing without the name of the object.
                    let summary = member.summary.filter(|_| prefix.is_none());
                    let example = member.example.clone();
                    let mut member = Schema { kind, summary, ..member };
                    show_example(&mut member, self.words);
                    let mut parameter = scalar(&full, In::Query, member, self.words);
                    parameter.required = needed;
                    self.unseen_example_of_schema(example.as_ref(), std::slice::from_ref(&parameter), at);
                    parts.push(parameter);
                }
            }
        }
    }
}

fn counted(parameters: usize) -> String {
    if parameters == 1 { "one parameter".to_owned() } else { format!("{parameters} parameters") }
}
