use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Extra, Header, Parameter, Response, Schema, SecurityRequirement, Visibility, is_false};

/// The HTTP methods that Swagger 2.0 knows, in the order in which we print them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// GET.
    Get,
    /// PUT.
    Put,
    /// POST.
    Post,
    /// DELETE.
    Delete,
    /// OPTIONS.
    Options,
    /// HEAD.
    Head,
    /// PATCH.
    Patch,
}

impl Method {
    /// All of them, in printing order.
    pub const ALL: [Method; 7] = [
        Method::Get,
        Method::Put,
        Method::Post,
        Method::Delete,
        Method::Options,
        Method::Head,
        Method::Patch,
    ];

    /// The member name in a path item: `get`.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "get",
            Method::Put => "put",
            Method::Post => "post",
            Method::Delete => "delete",
            Method::Options => "options",
            Method::Head => "head",
            Method::Patch => "patch",
        }
    }
}

/// One action or trigger of a connector.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Groups it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The action's name in the designer; at most 80 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// A full sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The key under which flows store the action, and its function name in Power Apps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
    /// Where the designer shows it.
    #[serde(rename = "x-ms-visibility", default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
    /// Makes it a trigger.
    #[serde(rename = "x-ms-trigger", default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<TriggerKind>,
    /// "To see it work now, …".
    #[serde(rename = "x-ms-trigger-hint", default, skip_serializing_if = "Option::is_none")]
    pub trigger_hint: Option<String>,
    /// For polling triggers: `{"kind": "query", "mode": "polling"}`.
    #[serde(rename = "x-ms-trigger-metadata", default, skip_serializing_if = "Option::is_none")]
    pub trigger_metadata: Option<Value>,
    /// The member that holds the address of the next page.
    #[serde(rename = "x-ms-pageable", default, skip_serializing_if = "Option::is_none")]
    pub pageable: Option<Value>,
    /// Family, revision and status of the operation.
    #[serde(rename = "x-ms-api-annotation", default, skip_serializing_if = "Option::is_none")]
    pub api_annotation: Option<Value>,
    /// The media type of the body; exactly one where there is a body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumes: Vec<String>,
    /// The media types of the responses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub produces: Vec<String>,
    /// Inputs. Always printed: the designer of Logic Apps stumbles when it is missing.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// By status code, or `default`.
    #[serde(default)]
    pub responses: IndexMap<String, Response>,
    /// Hidden from new flows.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// Has no effect on the platform; kept when a published connector has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Vec<SecurityRequirement>>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `x-ms-trigger`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TriggerKind {
    /// One event at a time: webhooks.
    Single,
    /// A list of events: polling.
    Batch,
    /// What a file says that the platform does not know.
    #[serde(untagged)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Other(String),
}

/// `x-ms-notification-content`: what a webhook delivers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotificationContent {
    /// What the event is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The payload: an object, or an array for a batch trigger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// Headers of the delivery.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub headers: IndexMap<String, Header>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}
