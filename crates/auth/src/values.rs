use serde::{Deserialize, Serialize};

use crate::KeyIn;
use crate::entra::Cloud;
use crate::field::{self, Field};

/// The values of all models together, as flags give them. Which of them count depends on the model.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuthValues {
    /// The application's client id at the identity provider; a GUID in Entra ID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The Entra ID tenant: a GUID, a domain name, or `common`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// The resource that tokens are for, to the letter: `https://management.core.windows.net/` has its slash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// The scopes to ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Which cloud of Microsoft; `public` unless given or found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud: Option<Cloud>,
    /// The address of Entra ID, where it is not that of the cloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
    /// Makes connections with the token that users have already, without a window to sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<bool>,
    /// Where users sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// Where the code is exchanged for a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// Where tokens are renewed; the token URL unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// The query string of the authorization URL, as a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_query: Option<String>,
    /// The query string of the token URL, as a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_query: Option<String>,
    /// The body of the request for a token, as a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_body: Option<String>,
    /// The query string of the refresh URL, as a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_query: Option<String>,
    /// The body of the request for another token, as a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_body: Option<String>,
    /// What stands between scopes; a blank unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_separator: Option<String>,
    /// Whether the application has a client secret although it uses PKCE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidential: Option<bool>,
    /// The API that tokens are for, as the identity provider has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Which of its own identity providers the identity provider should offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idp_hint: Option<String>,
    /// The name of the header, query parameter or cookie that carries the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_name: Option<String>,
    /// Where the key travels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_in: Option<KeyIn>,
    /// What stands before the key in the header, such as `Bearer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
}

impl AuthValues {
    /// These values, and `others` where these say nothing: flags over configuration.
    #[must_use]
    pub fn or(self, others: AuthValues) -> AuthValues {
        AuthValues {
            client_id: self.client_id.or(others.client_id),
            tenant_id: self.tenant_id.or(others.tenant_id),
            resource: self.resource.or(others.resource),
            scopes: if self.scopes.is_empty() { others.scopes } else { self.scopes },
            cloud: self.cloud.or(others.cloud),
            login_url: self.login_url.or(others.login_url),
            on_behalf_of: self.on_behalf_of.or(others.on_behalf_of),
            authorization_url: self.authorization_url.or(others.authorization_url),
            token_url: self.token_url.or(others.token_url),
            refresh_url: self.refresh_url.or(others.refresh_url),
            authorization_query: self.authorization_query.or(others.authorization_query),
            token_query: self.token_query.or(others.token_query),
            token_body: self.token_body.or(others.token_body),
            refresh_query: self.refresh_query.or(others.refresh_query),
            refresh_body: self.refresh_body.or(others.refresh_body),
            scope_separator: self.scope_separator.or(others.scope_separator),
            confidential: self.confidential.or(others.confidential),
            audience: self.audience.or(others.audience),
            idp_hint: self.idp_hint.or(others.idp_hint),
            key_name: self.key_name.or(others.key_name),
            key_in: self.key_in.or(others.key_in),
            prefix: self.prefix.or(others.prefix),
        }
    }

    /// True when nothing is given.
    pub fn is_empty(&self) -> bool {
        *self == AuthValues::default()
    }

    /// The values that are given.
    pub(crate) fn given(&self) -> impl Iterator<Item = Field> {
        [
            (self.client_id.is_some(), field::CLIENT_ID),
            (self.tenant_id.is_some(), field::TENANT_ID),
            (self.resource.is_some(), field::RESOURCE),
            (!self.scopes.is_empty(), field::SCOPES),
            (self.cloud.is_some(), field::CLOUD),
            (self.login_url.is_some(), field::LOGIN_URL),
            (self.on_behalf_of.is_some(), field::ON_BEHALF_OF),
            (self.authorization_url.is_some(), field::AUTHORIZATION_URL),
            (self.token_url.is_some(), field::TOKEN_URL),
            (self.refresh_url.is_some(), field::REFRESH_URL),
            (self.authorization_query.is_some(), field::AUTHORIZATION_QUERY),
            (self.token_query.is_some(), field::TOKEN_QUERY),
            (self.token_body.is_some(), field::TOKEN_BODY),
            (self.refresh_query.is_some(), field::REFRESH_QUERY),
            (self.refresh_body.is_some(), field::REFRESH_BODY),
            (self.scope_separator.is_some(), field::SCOPE_SEPARATOR),
            (self.confidential.is_some(), field::CONFIDENTIAL),
            (self.audience.is_some(), field::AUDIENCE),
            (self.idp_hint.is_some(), field::IDP_HINT),
            (self.key_name.is_some(), field::KEY_NAME),
            (self.key_in.is_some(), field::KEY_IN),
            (self.prefix.is_some(), field::PREFIX),
        ]
        .into_iter()
        .filter_map(|(given, field)| given.then_some(field))
    }
}

#[cfg(test)]
mod tests {
    use super::AuthValues;
    use crate::{Cloud, KeyIn, field};

    #[test]
    fn keys_of_the_fields_are_those_of_the_configuration() {
        let some = || Some("x".to_owned());
        let values = AuthValues {
            client_id: some(),
            tenant_id: some(),
            resource: some(),
            scopes: vec!["x".to_owned()],
            cloud: Some(Cloud::China),
            login_url: some(),
            on_behalf_of: Some(true),
            authorization_url: some(),
            token_url: some(),
            refresh_url: some(),
            authorization_query: some(),
            token_query: some(),
            token_body: some(),
            refresh_query: some(),
            refresh_body: some(),
            scope_separator: some(),
            confidential: Some(true),
            audience: some(),
            idp_hint: some(),
            key_name: some(),
            key_in: Some(KeyIn::Query),
            prefix: some(),
        };
        let wire = serde_json::to_value(&values).unwrap();
        let keys: Vec<&str> = wire.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, field::ALL.iter().map(|f| f.key).collect::<Vec<_>>());
        assert_eq!(keys, values.given().map(|f| f.key).collect::<Vec<_>>());
    }
}
