use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::Extra;

/// Names of security definitions that are used together, each with the scopes it needs.
pub type SecurityRequirement = IndexMap<String, Vec<String>>;

/// One entry of `securityDefinitions`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SecurityDefinition {
    /// `basic`, `apiKey` or `oauth2`.
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// For `apiKey`: `header` or `query`.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// For `apiKey`: the name of the header or query parameter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For `oauth2`: `accessCode`, or `application`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// For `oauth2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// For `oauth2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// For `oauth2`: scopes and what they allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<IndexMap<String, String>>,
    /// Members that are not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

impl SecurityDefinition {
    /// User name and password.
    pub fn basic() -> SecurityDefinition {
        SecurityDefinition { kind: "basic".to_owned(), ..SecurityDefinition::default() }
    }

    /// A key in a header or query parameter.
    pub fn api_key(location: &str, name: &str) -> SecurityDefinition {
        SecurityDefinition {
            kind: "apiKey".to_owned(),
            location: Some(location.to_owned()),
            name: Some(name.to_owned()),
            ..SecurityDefinition::default()
        }
    }

    /// The authorization code flow.
    pub fn access_code(
        authorization_url: &str,
        token_url: &str,
        scopes: IndexMap<String, String>,
    ) -> SecurityDefinition {
        SecurityDefinition {
            kind: "oauth2".to_owned(),
            flow: Some("accessCode".to_owned()),
            authorization_url: Some(authorization_url.to_owned()),
            token_url: Some(token_url.to_owned()),
            scopes: Some(scopes),
            ..SecurityDefinition::default()
        }
    }

    /// The client credentials flow.
    pub fn application(token_url: &str, scopes: IndexMap<String, String>) -> SecurityDefinition {
        SecurityDefinition {
            kind: "oauth2".to_owned(),
            flow: Some("application".to_owned()),
            token_url: Some(token_url.to_owned()),
            scopes: Some(scopes),
            ..SecurityDefinition::default()
        }
    }
}
