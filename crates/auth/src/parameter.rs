use connectorgen_model::{ConnectionParameter, Constraints, UiDefinition};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::KeyIn;

/// One more thing that a connection is made with, and where it is sent. A policy does the sending.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "a parameter with its `name`")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthParameter {
    /// What policies call it: letters, digits and underscores.
    pub name: String,
    /// Where it is sent. Without it, it is not sent by itself: it fills a `{name}` in the addresses of
    /// `oauth2-generic`.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    pub sent_in: Option<KeyIn>,
    /// The name of the header, query parameter or cookie; its own name unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_name: Option<String>,
    /// What stands before the value in the header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What makers see above the field; the name in words unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What makers are told about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it is hidden while it is typed and kept encrypted; it is unless given, or a list of values is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<bool>,
    /// Whether a connection cannot be made without it; it cannot unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// The value when makers enter none. Never for a secret: it would stand in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The values that makers may choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

impl AuthParameter {
    /// A secret that is sent nowhere yet.
    pub fn new(name: impl Into<String>) -> AuthParameter {
        AuthParameter { name: name.into(), ..AuthParameter::default() }
    }

    /// Sends it in a header, in the query string, or in a cookie, under this name.
    #[must_use]
    pub fn sent(mut self, sent_in: KeyIn, key_name: impl Into<String>) -> AuthParameter {
        self.sent_in = Some(sent_in);
        self.key_name = Some(key_name.into());
        self
    }

    /// What stands before the value in the header.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> AuthParameter {
        self.prefix = Some(prefix.into());
        self
    }

    /// What makers see above the field.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> AuthParameter {
        self.label = Some(label.into());
        self
    }

    /// What makers are told about it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> AuthParameter {
        self.description = Some(description.into());
        self
    }

    /// Whether it is hidden while it is typed.
    #[must_use]
    pub fn secret(mut self, secret: bool) -> AuthParameter {
        self.secret = Some(secret);
        self
    }

    /// Whether a connection cannot be made without it.
    #[must_use]
    pub fn required(mut self, required: bool) -> AuthParameter {
        self.required = Some(required);
        self
    }

    /// The value when makers enter none.
    #[must_use]
    pub fn default_value(mut self, value: impl Into<String>) -> AuthParameter {
        self.default = Some(value.into());
        self
    }

    /// The values that makers may choose from.
    #[must_use]
    pub fn values<S: Into<String>>(mut self, values: impl IntoIterator<Item = S>) -> AuthParameter {
        self.values.extend(values.into_iter().map(Into::into));
        self
    }

    /// Whether its value is a secret.
    pub fn is_secret(&self) -> bool {
        self.secret.unwrap_or(self.values.is_empty() && self.sent_in.is_some())
    }

    /// Whether a connection cannot be made without it.
    pub fn is_required(&self) -> bool {
        self.required.unwrap_or(true)
    }

    /// The name of the header, query parameter or cookie.
    pub(crate) fn key_name(&self) -> &str {
        self.key_name.as_ref().unwrap_or(&self.name)
    }

    /// What makers see above the field.
    pub(crate) fn shown(&self) -> String {
        self.label.clone().unwrap_or_else(|| heck::AsTitleCase(&self.name).to_string())
    }

    /// As the platform has it.
    pub(crate) fn connection_parameter(&self, tab_index: i64) -> ConnectionParameter {
        let secret = self.is_secret();
        let kind = if secret { "securestring" } else { "string" };
        let label = self.shown();
        let description = self.description.clone().unwrap_or_else(|| format!("{label} for this API"));
        let constraints = Constraints {
            tab_index: Some(tab_index),
            clear_text: secret.then_some(false),
            allowed_values: self.values.iter().map(|value| json!({"text": value, "value": value})).collect(),
            ..Constraints::default()
        };
        ConnectionParameter {
            kind: kind.to_owned(),
            default_value: self.default.clone().filter(|_| !secret).map(Value::String),
            ui_definition: Some(UiDefinition {
                tooltip: Some(format!("Provide {label}")),
                description: Some(description),
                display_name: Some(label),
                constraints: Some(constraints.required(self.is_required())),
                ..UiDefinition::default()
            }),
            ..ConnectionParameter::default()
        }
    }
}
