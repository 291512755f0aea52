//! Microsoft's extensions that a document may bring along, by the object they stand on.
//!
//! An OpenAPI document written with a connector in mind carries them already; they pass through. The lists are those
//! of `schemas/apiDefinition.swagger.schema.json` in microsoft/PowerPlatformConnectors and of the documentation page
//! "OpenAPI extensions for custom connectors".

/// On an operation.
pub const OPERATION: &[&str] = &[
    "x-ms-visibility",
    "x-ms-trigger",
    "x-ms-trigger-hint",
    "x-ms-trigger-metadata",
    "x-ms-pageable",
    "x-ms-api-annotation",
    "x-ms-no-generic-test",
    "x-ms-operation-context",
    "x-ms-safe-operation",
    "x-ms-openai-data",
    "x-ms-agentic-protocol",
    "x-ms-notification",
    "x-ms-capabilities",
    "x-ms-permission",
    "x-ms-group-name",
    "x-ms-name-for-model",
    "x-ms-description-for-model",
];

/// On a parameter.
pub const PARAMETER: &[&str] = &[
    "x-ms-summary",
    "x-ms-visibility",
    "x-ms-url-encoding",
    "x-ms-enum-values",
    "x-ms-dynamic-values",
    "x-ms-dynamic-list",
    "x-ms-dynamic-tree",
    "x-ms-test-value",
    "x-ms-trigger-value",
    "x-ms-editor",
    "x-ms-editor-options",
    "x-ms-dynamic-schema",
    "x-ms-dynamic-properties",
    "x-ms-format",
    "x-ms-explicit-input",
    "x-ms-ai-sensitivity",
    "x-ms-localizeDefaultValue",
    "x-ms-name-for-model",
    "x-ms-description-for-model",
];

/// On a schema.
pub const SCHEMA: &[&str] = &[
    "x-ms-summary",
    "x-ms-visibility",
    "x-ms-notification-url",
    "x-ms-enum-values",
    "x-ms-dynamic-values",
    "x-ms-dynamic-list",
    "x-ms-dynamic-tree",
    "x-ms-dynamic-schema",
    "x-ms-dynamic-properties",
    "x-ms-editor",
    "x-ms-editor-options",
    "x-ms-media-kind",
    "x-ms-test-value",
    "x-ms-trigger-value",
    "x-ms-format",
    "x-ms-explicit-input",
    "x-ms-ai-sensitivity",
    "x-ms-localizeDefaultValue",
];

/// On a response.
pub const RESPONSE: &[&str] = &["x-ms-summary"];

/// On a response's header.
pub const HEADER: &[&str] = &["x-ms-summary", "x-ms-visibility"];

/// On `info`.
pub const INFO: &[&str] =
    &["x-ms-api-annotation", "x-ms-deployment-version", "x-ms-keywords", "x-ms-openai-published-to-copilots"];

/// On the document.
pub const ROOT: &[&str] =
    &["x-ms-capabilities", "x-ms-connector-metadata", "x-ms-docs", "x-ms-openai-manifest"];

/// What else has a meaning somewhere: for tests, for agents, or to the tools that other connectors were made with.
pub const OTHER: &[&str] = &[
    "x-ms-docs",
    "x-ms-localizeDefaultValue",
    "x-ms-permission",
    "x-ms-group-name",
    "x-ms-format",
    "x-ms-explicit-input",
    "x-ms-ai-sensitivity",
    "x-ms-name-for-model",
    "x-ms-description-for-model",
    "x-ms-require-user-confirmation",
    "x-ms-openai-published-to-copilots",
    "x-ms-parameter-location",
    "x-ms-skip-url-encoding",
    "x-ms-enum",
    "x-ms-mutability",
    "x-ms-discriminator-value",
    "x-ms-long-running-operation",
    "x-ms-long-running-operation-options",
    "x-ms-client-name",
    "x-ms-identifiers",
    "x-ms-secret",
    "x-ms-client-flatten",
    "x-ms-azure-resource",
    "x-ms-parameterized-host",
    "x-ms-parameter-grouping",
    "x-ms-paths",
    "x-ms-examples",
    "x-ms-error-response",
    "x-ms-external",
    "x-ms-arm-id-details",
    "x-ms-header-collection-prefix",
    "x-ms-odata",
    "x-ms-request-id",
    "x-ms-text",
    "x-ms-code-generation-settings",
];

/// On a path item.
pub const PATH_ITEM: &[&str] = &["x-ms-notification-content"];

/// `x-ms-api-annotation`.
pub const API_ANNOTATION: &str = "x-ms-api-annotation";
/// `x-ms-capabilities`.
pub const CAPABILITIES: &str = "x-ms-capabilities";
/// `x-ms-connector-metadata`.
pub const CONNECTOR_METADATA: &str = "x-ms-connector-metadata";
/// `x-ms-dynamic`.
pub const DYNAMIC: &str = "x-ms-dynamic";
/// `x-ms-dynamic-list`.
pub const DYNAMIC_LIST: &str = "x-ms-dynamic-list";
/// `x-ms-dynamic-properties`.
pub const DYNAMIC_PROPERTIES: &str = "x-ms-dynamic-properties";
/// `x-ms-dynamic-schema`.
pub const DYNAMIC_SCHEMA: &str = "x-ms-dynamic-schema";
/// `x-ms-dynamic-tree`.
pub const DYNAMIC_TREE: &str = "x-ms-dynamic-tree";
/// `x-ms-dynamic-values`.
pub const DYNAMIC_VALUES: &str = "x-ms-dynamic-values";
/// `x-ms-editor`.
pub const EDITOR: &str = "x-ms-editor";
/// `x-ms-enum-values`.
pub const ENUM_VALUES: &str = "x-ms-enum-values";
/// `x-ms-notification`.
pub const NOTIFICATION: &str = "x-ms-notification";
/// `x-ms-notification-url`.
pub const NOTIFICATION_URL: &str = "x-ms-notification-url";
/// `x-nullable`: how Swagger 2.0 says that a value may be `null`.
pub const NULLABLE: &str = "x-nullable";
/// `x-ms-pageable`.
pub const PAGEABLE: &str = "x-ms-pageable";
/// `x-ms-summary`.
pub const SUMMARY: &str = "x-ms-summary";
/// A value to test an operation with in the portal.
pub const TEST_VALUE: &str = "x-ms-test-value";
/// `x-ms-trigger`.
pub const TRIGGER: &str = "x-ms-trigger";
/// `x-ms-url-encoding`.
pub const URL_ENCODING: &str = "x-ms-url-encoding";

/// `x-ms-visibility`.
pub const VISIBILITY: &str = "x-ms-visibility";

/// What all of them begin with.
pub const PREFIX: &str = "x-ms-";

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{ApiDefinition, Header, Operation, Parameter, Response, Schema};

/// Known to `AutoRest` as well, so it does not tell a connector from any other API of Azure's.
const SHARED: &[&str] = &["x-ms-pageable"];

/// Whether an extension is used by connectors and nothing else: a document that has it was written for the platform.
pub fn is_of_connectors(name: &str) -> bool {
    !SHARED.contains(&name) && is_listed(name)
}

/// Whether an extension has a meaning for the platform somewhere: on another object, or with another value, if not where
/// it is found.
pub fn has_meaning(name: &str) -> bool {
    name == NULLABLE || is_listed(name)
}

fn is_listed(name: &str) -> bool {
    let lists = [OPERATION, PARAMETER, SCHEMA, RESPONSE, HEADER, INFO, ROOT, PATH_ITEM];
    lists.iter().any(|list| list.contains(&name))
}

/// Whether an extension has a meaning for the platform, or a name of Microsoft's, which it refuses where it does not know
/// it; others may stand anywhere and be anything (`schemas/apiDefinition.swagger.schema.json`).
pub fn is_of_platform(name: &str) -> bool {
    name.starts_with(PREFIX) || name == NULLABLE
}

impl ApiDefinition {
    /// Takes over an extension of a document. False when Microsoft knows none of that name here, or the value is not
    /// what it has to be; nothing is changed then.
    pub fn set_extension(&mut self, name: &str, value: &Value) -> bool {
        match name {
            "x-ms-capabilities" => set(&mut self.capabilities, value),
            "x-ms-connector-metadata" => set_list(&mut self.connector_metadata, value),
            other => ROOT.contains(&other) && self.extra.insert(other.to_owned(), value.clone()).is_none(),
        }
    }
}

impl Operation {
    /// Takes over an extension of a document. False when Microsoft knows none of that name here, or the value is not
    /// what it has to be; nothing is changed then.
    pub fn set_extension(&mut self, name: &str, value: &Value) -> bool {
        match name {
            "x-ms-visibility" => set(&mut self.visibility, value),
            "x-ms-trigger" => set(&mut self.trigger, value),
            "x-ms-trigger-hint" => set(&mut self.trigger_hint, value),
            "x-ms-trigger-metadata" => set(&mut self.trigger_metadata, value),
            "x-ms-pageable" => set(&mut self.pageable, value),
            "x-ms-api-annotation" => set(&mut self.api_annotation, value),
            other => {
                OPERATION.contains(&other) && self.extra.insert(other.to_owned(), value.clone()).is_none()
            }
        }
    }
}

impl Parameter {
    /// Takes over an extension of a document. False when Microsoft knows none of that name here, or the value is not
    /// what it has to be; nothing is changed then.
    pub fn set_extension(&mut self, name: &str, value: &Value) -> bool {
        match name {
            "x-ms-summary" => set(&mut self.summary, value),
            "x-ms-visibility" => set(&mut self.visibility, value),
            "x-ms-url-encoding" => set(&mut self.url_encoding, value),
            "x-ms-enum-values" => set_list(&mut self.enum_values, value),
            other => {
                PARAMETER.contains(&other) && self.extra.insert(other.to_owned(), value.clone()).is_none()
            }
        }
    }
}

impl Schema {
    /// Takes over an extension of a document. False when Microsoft knows none of that name here, or the value is not
    /// what it has to be; nothing is changed then.
    pub fn set_extension(&mut self, name: &str, value: &Value) -> bool {
        match name {
            "x-ms-summary" => set(&mut self.summary, value),
            "x-ms-visibility" => set(&mut self.visibility, value),
            "x-ms-enum-values" => set_list(&mut self.enum_values, value),
            "x-ms-editor" => set(&mut self.editor, value),
            "x-ms-notification-url" => {
                self.notification_url = value.as_bool().unwrap_or(false);
                value.is_boolean()
            }
            "x-nullable" => {
                self.nullable |= value.as_bool().unwrap_or(false);
                value.is_boolean()
            }
            other => SCHEMA.contains(&other) && self.extra.insert(other.to_owned(), value.clone()).is_none(),
        }
    }
}

impl Response {
    /// Takes over an extension of a document. False when Microsoft knows none of that name here.
    pub fn set_extension(&mut self, name: &str, value: &Value) -> bool {
        RESPONSE.contains(&name) && self.extra.insert(name.to_owned(), value.clone()).is_none()
    }
}

impl Header {
    /// Takes over an extension of a document. False when Microsoft knows none of that name here, or the value is not
    /// what it has to be; nothing is changed then.
    pub fn set_extension(&mut self, name: &str, value: &Value) -> bool {
        match name {
            "x-ms-summary" => set(&mut self.summary, value),
            "x-ms-visibility" => set(&mut self.visibility, value),
            _ => false,
        }
    }
}

fn set<T: DeserializeOwned>(field: &mut Option<T>, value: &Value) -> bool {
    let read = serde_json::from_value(value.clone()).ok();
    let taken = read.is_some();
    if taken {
        *field = read;
    }
    taken
}

fn set_list<T: DeserializeOwned>(field: &mut Vec<T>, value: &Value) -> bool {
    let read = serde_json::from_value(value.clone()).ok();
    let taken = read.is_some();
    if let Some(list) = read {
        *field = list;
    }
    taken
}
