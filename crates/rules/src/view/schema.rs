use connectorgen_model::Schema;

use crate::DefinitionUse;

/// A schema that is not a reference.
#[derive(Debug, Clone, Copy)]
pub struct SchemaView<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// How it stands where it is.
    pub role: Role<'a>,
    /// Whether it is sent or received.
    pub direction: Direction,
}

/// How a schema stands where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role<'a> {
    /// It is the whole body of a request.
    Body,
    /// It is the whole body of a response.
    Response,
    /// It is what a webhook delivers.
    Notification,
    /// It is the definition of this name.
    Definition(&'a str),
    /// It is a member of an object.
    Property {
        /// The member's name.
        name: &'a str,
        /// Whether the object lists it as required.
        required: bool,
    },
    /// It is the element of an array.
    Items,
    /// It is the value of members that are not listed.
    AdditionalProperties,
    /// It is a part of another schema.
    AllOf,
}

impl Role<'_> {
    /// True when no other schema holds it.
    pub const fn is_root(&self) -> bool {
        match self {
            Role::Body | Role::Response | Role::Notification | Role::Definition(_) => true,
            Role::Property { .. } | Role::Items | Role::AdditionalProperties | Role::AllOf => false,
        }
    }
}

/// Whether something is sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Sent: a parameter or a body.
    Input,
    /// Received: a response or what a webhook delivers.
    Output,
    /// In a definition: as it is used.
    Definition(DefinitionUse),
}

impl Direction {
    /// True when it is sent somewhere.
    pub const fn is_input(self) -> bool {
        match self {
            Direction::Input => true,
            Direction::Output => false,
            Direction::Definition(used) => used.input,
        }
    }

    /// True when it is received somewhere.
    pub const fn is_output(self) -> bool {
        match self {
            Direction::Input => false,
            Direction::Output => true,
            Direction::Definition(used) => used.output,
        }
    }
}
