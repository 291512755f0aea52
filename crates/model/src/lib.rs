//! The files of a Power Platform custom connector as Rust types.
//!
//! [`ApiDefinition`] is `apiDefinition.swagger.json`, [`ApiPropertiesFile`] is `apiProperties.json`, [`Settings`] is
//! the `settings.json` of `paconn`. Fields stand in the order in which well-made connectors print them, so printing a
//! value gives the canonical order. Members that a type does not know are kept in `extra`, so reading a file and
//! printing it loses nothing. This is the only crate that spells wire names such as `x-ms-summary`, and it knows
//! nothing of OpenAPI 3.
//!
//! A connector passes through three states: [`Connector`] (lowered, not yet secured), [`Secured`] (with its sign-in),
//! and `Checked`, which only the rules crate can make.

mod connector;
mod definition;
#[cfg(feature = "schema")]
pub mod editor;
pub mod entra;
pub mod extension;
pub mod limits;
pub mod measure;
mod operation;
mod parameter;
pub mod policy;
mod properties;
pub mod read;
pub mod regex;
mod response;
mod schema;
mod script;
mod security;
mod settings;

pub use connector::{Connector, Cookie, DynamicHost, Origins, Secured, Security};
pub use definition::{ApiDefinition, ConnectorMetadata, Contact, Info, License, PathItem, Tag};
pub use operation::{Method, NotificationContent, Operation, TriggerKind};
pub use parameter::{CollectionFormat, In, Parameter};
pub use policy::PolicyTemplateInstance;
pub use properties::{
    ApiProperties, ApiPropertiesFile, ConnectionParameter, ConnectionParameterSet, ConnectionParameterSets,
    ConnectionParameters, Constraints, CustomParameter, FederatedIdentityCredentials, OAuthProperties,
    OAuthSettings, SetMetadata, UiDefinition,
};
pub use read::{ShapeFault, read_definition, read_properties, read_settings};
pub use response::{Header, Response};
pub use schema::{AdditionalProperties, Child, EnumValue, Schema, Type, Visibility};
pub use script::Script;
pub use security::{SecurityDefinition, SecurityRequirement};
pub use settings::Settings;

/// Members that a type does not know, in the order of the file.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// For `skip_serializing_if`: a flag that says nothing is not printed.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub(crate) fn is_false(flag: &bool) -> bool {
    !*flag
}
