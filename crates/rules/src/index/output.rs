//! What an operation answers, as the designer sees it, and paths in it.

use connectorgen_model::extension;
use connectorgen_model::{AdditionalProperties, Schema};

use super::Index;
use crate::{OperationView, is_success};

/// Where a path in a schema leads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Followed<'a> {
    /// To this schema.
    Found(&'a Schema),
    /// To nothing: the schema says what there is, and this is not.
    Missing,
    /// To something that the schema does not tell.
    Unclear,
}

impl<'a> Index<'a> {
    /// The schema of the successful answer: of 200, else 201, else another one from 200 to 299, else `default`.
    pub fn output<'b>(&'b self, view: &'b OperationView<'a>) -> Option<&'b Schema> {
        let responses = &view.operation.responses;
        let other = || responses.iter().find(|(status, _)| is_success(status)).map(|(_, response)| response);
        let response = responses
            .get("200")
            .or_else(|| responses.get("201"))
            .or_else(other)
            .or_else(|| responses.get("default"))?;
        self.schema(self.response(response)?.schema.as_ref()?)
    }

    /// Follows the names of a path, separated by `/`, from an object to its members.
    pub fn follow<'b>(&'b self, from: &'b Schema, path: &str) -> Followed<'b> {
        let Some(mut schema) = self.schema(from) else { return Followed::Unclear };
        // Names may hold anything, but a parenthesis begins an expression.
        if path.contains(['(', '@']) && path.contains('(') {
            return Followed::Unclear;
        }
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let name = name.replace("~1", "/").replace("~0", "~");
            let member = schema.properties.as_ref().and_then(|properties| properties.get(&name));
            schema = match member.map(|member| self.schema(member)) {
                Some(Some(member)) => member,
                Some(None) => return Followed::Unclear,
                None if is_open(schema) => return Followed::Unclear,
                None => return Followed::Missing,
            };
        }
        Followed::Found(schema)
    }
}

/// True when there may be members that the schema does not list.
fn is_open(schema: &Schema) -> bool {
    let lists_some = schema.properties.as_ref().is_some_and(|properties| !properties.is_empty());
    let allows_more = matches!(
        schema.additional_properties,
        Some(AdditionalProperties::Schema(_) | AdditionalProperties::Allowed(true))
    );
    let is_scalar = schema.kind.as_ref().is_some_and(|kind| kind.name() != "object");
    !schema.all_of.is_empty() || allows_more || (!lists_some && !is_scalar) || is_dynamic(schema)
}

/// True when another operation tells what the schema is.
fn is_dynamic(schema: &Schema) -> bool {
    schema.extra.contains_key(extension::DYNAMIC_SCHEMA)
        || schema.extra.contains_key(extension::DYNAMIC_PROPERTIES)
}
