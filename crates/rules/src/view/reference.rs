use connectorgen_model::{Parameter, PathItem, Response, Schema};
use serde_json::Value;

/// An object with a `$ref`.
#[derive(Debug, Clone, Copy)]
pub struct ReferenceView<'a> {
    /// What the reference says.
    pub target: &'a str,
    /// The object that it stands in.
    pub holder: Holder<'a>,
    /// Whether the object is a whole entry of `definitions`, `parameters` or `responses`.
    pub is_entry: bool,
}

/// The object that a reference stands in.
#[derive(Debug, Clone, Copy)]
pub enum Holder<'a> {
    /// A schema.
    Schema(&'a Schema),
    /// A parameter.
    Parameter(&'a Parameter),
    /// A response.
    Response(&'a Response),
    /// A path.
    PathItem(&'a PathItem),
}

impl ReferenceView<'_> {
    /// The section that the reference has to point into, as it begins; nothing for a path.
    pub const fn prefix(&self) -> Option<&'static str> {
        match self.holder {
            Holder::Schema(_) => Some("#/definitions/"),
            Holder::Parameter(_) => Some("#/parameters/"),
            Holder::Response(_) => Some("#/responses/"),
            Holder::PathItem(_) => None,
        }
    }

    /// The name behind the prefix, if the reference has the form that the platform takes.
    pub fn name(&self) -> Option<&str> {
        let name = self.target.strip_prefix(self.prefix()?)?;
        (!name.is_empty() && !name.contains('/')).then_some(name)
    }

    /// The names of what stands beside the reference.
    pub fn siblings(&self) -> Vec<String> {
        let printed = match self.holder {
            Holder::Schema(schema) => {
                let alone = Schema { reference: schema.reference.clone(), ..Schema::default() };
                if *schema == alone {
                    return Vec::new();
                }
                serde_json::to_value(schema)
            }
            Holder::Parameter(parameter) => serde_json::to_value(parameter),
            Holder::Response(response) => serde_json::to_value(response),
            Holder::PathItem(_) => return Vec::new(),
        };
        let Ok(Value::Object(members)) = printed else { return Vec::new() };
        members.into_iter().map(|(name, _)| name).filter(|name| name != "$ref").collect()
    }
}
