//! Styles of path parameters: OpenAPI writes `;id=5` and `.5` for the value 5, where connectors write the value alone. What
//! stands before a single value is a part of the path.

use openapiv3::{
    Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, ReferenceOr, Schema, SchemaKind, Type,
};

use crate::lowering::{Lowering, component_name};
use crate::path::Template;

impl<'a> Lowering<'a, '_> {
    /// The template with what the styles of its parameters put before their values.
    pub(crate) fn styled(
        &self,
        mut template: Template,
        path: &'a [ReferenceOr<Parameter>],
        own: &'a [ReferenceOr<Parameter>],
    ) -> Template {
        let mut prefixes: Vec<(&str, String)> = Vec::new();
        for parameter in path.iter().chain(own).filter_map(|parameter| self.plain_parameter(parameter)) {
            let Parameter::Path { parameter_data, style } = parameter else { continue };
            let name = parameter_data.name.as_str();
            prefixes.retain(|(other, _)| *other != name);
            let prefix = match style {
                PathStyle::Simple => continue,
                PathStyle::Label => ".".to_owned(),
                PathStyle::Matrix => format!(";{name}="),
            };
            if self.is_single_value(parameter_data) {
                prefixes.push((name, prefix));
            }
        }
        for (name, prefix) in prefixes {
            let variable = format!("{{{name}}}");
            template.path = template.path.replace(&variable, &format!("{prefix}{variable}"));
        }
        template
    }

    /// Whether the value of a parameter is neither a list nor an object.
    pub(crate) fn is_single_value(&self, data: &ParameterData) -> bool {
        let ParameterSchemaOrContent::Schema(schema) = &data.format else { return false };
        let schema: Option<&Schema> = match schema {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { reference } => self
                .openapi
                .components
                .as_ref()
                .and_then(|components| components.schemas.get(&component_name(reference)?)?.as_item()),
        };
        schema.is_some_and(|schema| match &schema.schema_kind {
            SchemaKind::Type(Type::String(_) | Type::Number(_) | Type::Integer(_) | Type::Boolean(_)) => true,
            SchemaKind::Type(Type::Array(_) | Type::Object(_))
            | SchemaKind::OneOf { .. }
            | SchemaKind::AllOf { .. }
            | SchemaKind::AnyOf { .. }
            | SchemaKind::Not { .. }
            | SchemaKind::Any(_) => false,
        })
    }

    fn plain_parameter(&self, parameter: &'a ReferenceOr<Parameter>) -> Option<&'a Parameter> {
        match parameter {
            ReferenceOr::Item(parameter) => Some(parameter),
            ReferenceOr::Reference { reference } => {
                let components = self.openapi.components.as_ref()?;
                components.parameters.get(&component_name(reference)?)?.as_item()
            }
        }
    }
}
