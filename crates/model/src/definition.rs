use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Extra, Method, NotificationContent, Operation, Parameter, Response, Schema, SecurityDefinition,
    SecurityRequirement,
};

/// `apiDefinition.swagger.json`: a Swagger 2.0 document with Microsoft's extensions.
///
/// The sections up to `tags` are always printed, empty ones too, as the maker portal does.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ApiDefinition {
    /// Always `2.0`.
    #[serde(default)]
    pub swagger: String,
    #[serde(default)]
    /// Title, description, version, contact.
    pub info: Info,
    /// `host` or `host:port`, without scheme and path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Starts with `/`; no trailing slash unless it is `/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_path: Option<String>,
    /// `https`; `paconn` builds the backend address from the first one.
    #[serde(default)]
    pub schemes: Vec<String>,
    /// Media types of request bodies, for operations that do not say.
    #[serde(default)]
    pub consumes: Vec<String>,
    /// Media types of responses, for operations that do not say.
    #[serde(default)]
    pub produces: Vec<String>,
    /// The operations, by path.
    #[serde(default)]
    pub paths: IndexMap<String, PathItem>,
    /// Schemas that bodies, responses and other schemas refer to.
    #[serde(default)]
    pub definitions: IndexMap<String, Schema>,
    /// Parameters that operations refer to. It is safer to write them into each operation.
    #[serde(default)]
    pub parameters: IndexMap<String, Parameter>,
    /// Responses that operations refer to. It is safer to write them into each operation.
    #[serde(default)]
    pub responses: IndexMap<String, Response>,
    /// How to sign in, by name.
    #[serde(default)]
    pub security_definitions: IndexMap<String, SecurityDefinition>,
    /// Alternatives: each names the definitions that are used together.
    #[serde(default)]
    pub security: Vec<SecurityRequirement>,
    /// Groups of operations.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// Website, privacy policy and categories; certification asks for them.
    #[serde(rename = "x-ms-connector-metadata", default, skip_serializing_if = "Vec::is_empty")]
    pub connector_metadata: Vec<ConnectorMetadata>,
    /// For example the operation that tests a connection.
    #[serde(rename = "x-ms-capabilities", default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Value>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl ApiDefinition {
    /// Every operation with its path and method, in the order of the file.
    pub fn operations(&self) -> impl Iterator<Item = (&str, Method, &Operation)> {
        self.paths.iter().flat_map(|(path, item)| {
            item.operations().map(move |(method, operation)| (path.as_str(), method, operation))
        })
    }

    /// Every operation, to be changed.
    pub fn operations_mut(&mut self) -> impl Iterator<Item = &mut Operation> {
        self.paths.values_mut().flat_map(|item| item.operations_mut().map(|(_, operation)| operation))
    }

    /// Shows every schema to `visit`, each before those inside of it.
    pub fn each_schema_mut(&mut self, visit: &mut impl FnMut(&mut Schema)) {
        for item in self.paths.values_mut() {
            let event = item.notification_content.iter_mut().filter_map(|event| event.schema.as_mut());
            event.for_each(|schema| schema.each_mut(visit));
            for (_, operation) in item.operations_mut() {
                let sent = operation.parameters.iter_mut().filter_map(|parameter| parameter.schema.as_mut());
                let received =
                    operation.responses.values_mut().filter_map(|response| response.schema.as_mut());
                sent.chain(received).for_each(|schema| schema.each_mut(visit));
            }
        }
        self.definitions.values_mut().for_each(|schema| schema.each_mut(visit));
    }
}

/// What the connector is called and whose it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Info {
    /// Shown as the connector's name; certification allows 30 characters.
    #[serde(default)]
    pub title: String,
    /// Shown in the list of connectors; `paconn` fails without it, certification wants 30 to 500 characters.
    #[serde(default)]
    pub description: String,
    /// The API's version.
    #[serde(default)]
    pub version: String,
    /// Who answers questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_of_service: Option<String>,
    /// The API's licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who answers questions about the API.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// A person or team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// An absolute address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// An ASCII mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The API's licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct License {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// An absolute address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A group of operations.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tag {
    /// The name that operations refer to.
    #[serde(default)]
    pub name: String,
    /// What the group is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One entry of `x-ms-connector-metadata`: `Website`, `Privacy policy` or `Categories`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConnectorMetadata {
    /// `Website`, `Privacy policy` or `Categories`.
    pub property_name: String,
    /// An address, or categories separated by semicolons.
    pub property_value: String,
}

/// The operations of one path.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PathItem {
    /// What a webhook trigger on this path delivers; stands beside the verbs, before them.
    #[serde(rename = "x-ms-notification-content", default, skip_serializing_if = "Option::is_none")]
    pub notification_content: Option<NotificationContent>,
    /// Parameters of all operations of the path. It is safer to write them into each operation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// GET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub get: Option<Box<Operation>>,
    /// PUT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put: Option<Box<Operation>>,
    /// POST.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Box<Operation>>,
    /// DELETE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete: Option<Box<Operation>>,
    /// OPTIONS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Box<Operation>>,
    /// HEAD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Box<Operation>>,
    /// PATCH.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patch: Option<Box<Operation>>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl PathItem {
    /// The operations, in the order in which they are printed.
    pub fn operations(&self) -> impl Iterator<Item = (Method, &Operation)> {
        Method::ALL
            .into_iter()
            .filter_map(|method| self.operation(method).map(|operation| (method, operation)))
    }

    /// The operation of a method.
    pub fn operation(&self, method: Method) -> Option<&Operation> {
        match method {
            Method::Get => self.get.as_deref(),
            Method::Put => self.put.as_deref(),
            Method::Post => self.post.as_deref(),
            Method::Delete => self.delete.as_deref(),
            Method::Options => self.options.as_deref(),
            Method::Head => self.head.as_deref(),
            Method::Patch => self.patch.as_deref(),
        }
    }

    /// The operations, to be changed.
    pub fn operations_mut(&mut self) -> impl Iterator<Item = (Method, &mut Operation)> {
        let all = [
            (Method::Get, &mut self.get),
            (Method::Put, &mut self.put),
            (Method::Post, &mut self.post),
            (Method::Delete, &mut self.delete),
            (Method::Options, &mut self.options),
            (Method::Head, &mut self.head),
            (Method::Patch, &mut self.patch),
        ];
        all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_deref_mut()?)))
    }

    /// The place of the operation of a method, to be filled.
    pub fn operation_mut(&mut self, method: Method) -> &mut Option<Box<Operation>> {
        match method {
            Method::Get => &mut self.get,
            Method::Put => &mut self.put,
            Method::Post => &mut self.post,
            Method::Delete => &mut self.delete,
            Method::Options => &mut self.options,
            Method::Head => &mut self.head,
            Method::Patch => &mut self.patch,
        }
    }
}
