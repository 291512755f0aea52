use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the user decides instead of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LowerOptions {
    /// The API's address: an absolute `https` address, which takes the place of the document's `servers`.
    pub server: Option<String>,
    /// The connector's name.
    pub title: Option<String>,
    /// What the connector is for.
    pub description: Option<String>,
    /// `#RRGGBB`, behind the connector's icon.
    pub brand_color: Option<String>,
    /// What becomes of query parameters that are repeated for each value of a list.
    pub array_query: ArrayQuery,
    /// Webhooks of the document that become triggers, by name.
    pub webhooks: BTreeMap<String, WebhookTrigger>,
}

/// How a webhook of the document becomes a trigger: OpenAPI says what the API sends, and not how to subscribe to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "`subscribe`, `callbackUrl`, `values` and `unsubscribe`"
)]
pub struct WebhookTrigger {
    /// The operation that subscribes, by `operationId` or as `POST /hooks`. It becomes the trigger.
    pub subscribe: String,
    /// The property of its body that takes the flow's address, as a JSON pointer (`/hook/url`).
    pub callback_url: String,
    /// Values of other properties of its body, by JSON pointer, which are sent and not shown: most often the event.
    /// A property that lists the webhook's name among its values has it anyway.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Value>,
    /// The DELETE operation that ends the subscription. Without it, the one that a link of the subscription's response
    /// leads to, or the one on the same path or the path below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsubscribe: Option<String>,
}

impl WebhookTrigger {
    /// The operation that subscribes, and the property of its body that takes the flow's address.
    pub fn new(subscribe: impl Into<String>, callback_url: impl Into<String>) -> WebhookTrigger {
        WebhookTrigger {
            subscribe: subscribe.into(),
            callback_url: callback_url.into(),
            ..WebhookTrigger::default()
        }
    }

    /// The value of another property of its body, by JSON pointer.
    #[must_use]
    pub fn value(mut self, property: impl Into<String>, value: impl Into<Value>) -> WebhookTrigger {
        self.values.insert(property.into(), value.into());
        self
    }

    /// The DELETE operation that ends the subscription.
    #[must_use]
    pub fn unsubscribe(mut self, operation: impl Into<String>) -> WebhookTrigger {
        self.unsubscribe = Some(operation.into());
        self
    }
}

/// What becomes of query parameters that are repeated for each value of a list (`explode: true`, which is what OpenAPI
/// assumes): the platform refuses to repeat a parameter (`CollectionFormatValueNotSupported`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ArrayQuery {
    /// One value of the list can be given. It is understood by every server.
    #[default]
    Single,
    /// The values are sent once, separated by commas; for servers that take that as well.
    Csv,
    /// A script of the connector, `script.csx`, repeats the parameter for each value. A value cannot hold a comma.
    Script,
}
