use connectorgen_model::{Header, Parameter, Schema, Type, Visibility};
use serde_json::{Map, Value};

use super::{Direction, Role};

/// What parameters, response headers and schemas have in common. References are not among them.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// What it is.
    pub what: What<'a>,
    /// `type`.
    pub kind: Option<&'a Type>,
    /// `format`.
    pub format: Option<&'a str>,
    /// `enum`.
    pub enumeration: &'a [Value],
    /// Whether the values have labels.
    pub has_labels: bool,
    /// `default`.
    pub default: Option<&'a Value>,
    /// `items`.
    pub items: Option<&'a Schema>,
    /// `description`.
    pub description: Option<&'a str>,
    /// The label in the designer.
    pub summary: Option<&'a str>,
    /// Where the designer shows it.
    pub visibility: Option<&'a Visibility>,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it takes the callback address of a webhook.
    pub notification_url: bool,
    /// Whether it is sent or received.
    pub direction: Direction,
    /// Members that are not known.
    pub extra: &'a Map<String, Value>,
}

/// What a typed thing is.
#[derive(Debug, Clone, Copy)]
pub enum What<'a> {
    /// A parameter; that of a body has no type of its own.
    Parameter(&'a Parameter),
    /// The response header of this name.
    Header(&'a str),
    /// A schema.
    Schema(Role<'a>),
    /// The element of an array parameter or header.
    Element,
}

impl<'a> Typed<'a> {
    pub(crate) fn parameter(parameter: &'a Parameter) -> Typed<'a> {
        Typed {
            what: What::Parameter(parameter),
            kind: parameter.kind.as_ref(),
            format: parameter.format.as_deref(),
            enumeration: &parameter.enumeration,
            has_labels: !parameter.enum_values.is_empty(),
            default: parameter.default.as_ref(),
            items: parameter.items.as_deref(),
            description: parameter.description.as_deref(),
            summary: parameter.summary.as_deref(),
            visibility: parameter.visibility.as_ref(),
            required: parameter.required,
            notification_url: false,
            direction: Direction::Input,
            extra: &parameter.extra,
        }
    }

    pub(crate) fn header(name: &'a str, header: &'a Header) -> Typed<'a> {
        Typed {
            what: What::Header(name),
            kind: header.kind.as_ref(),
            format: header.format.as_deref(),
            enumeration: header.extra.get("enum").and_then(Value::as_array).map_or(&[], Vec::as_slice),
            has_labels: false,
            default: header.extra.get("default"),
            items: header.items.as_deref(),
            description: header.description.as_deref(),
            summary: header.summary.as_deref(),
            visibility: header.visibility.as_ref(),
            required: false,
            notification_url: false,
            direction: Direction::Output,
            extra: &header.extra,
        }
    }

    pub(crate) fn schema(schema: &'a Schema, what: What<'a>, direction: Direction) -> Typed<'a> {
        Typed {
            what,
            kind: schema.kind.as_ref(),
            format: schema.format.as_deref(),
            enumeration: &schema.enumeration,
            has_labels: !schema.enum_values.is_empty(),
            default: schema.default.as_ref(),
            items: schema.items.as_deref(),
            description: schema.description.as_deref(),
            summary: schema.summary.as_deref(),
            visibility: schema.visibility.as_ref(),
            required: matches!(what, What::Schema(Role::Property { required: true, .. })),
            notification_url: schema.notification_url,
            direction,
            extra: &schema.extra,
        }
    }

    /// How to speak of it in a message: "parameter `limit`", "property `name`", "the array element".
    pub fn name(&self) -> String {
        match self.what {
            What::Parameter(parameter) => format!("parameter `{}`", parameter.name),
            What::Header(name) => format!("header `{name}`"),
            What::Element | What::Schema(Role::Items) => "the array element".to_owned(),
            What::Schema(Role::Body) => "the body".to_owned(),
            What::Schema(Role::Response) => "the response".to_owned(),
            What::Schema(Role::Notification) => "the notification".to_owned(),
            What::Schema(Role::Definition(name)) => format!("definition `{name}`"),
            What::Schema(Role::Property { name, .. }) => format!("property `{name}`"),
            What::Schema(Role::AdditionalProperties) => "the additional property".to_owned(),
            What::Schema(Role::AllOf) => "the schema".to_owned(),
        }
    }

    /// True when the designer hides it and sends its default.
    pub fn is_internal(&self) -> bool {
        self.visibility == Some(&Visibility::Internal)
    }

    /// True for a parameter or the element of one.
    pub fn is_schema(&self) -> bool {
        matches!(self.what, What::Schema(_))
    }
}
