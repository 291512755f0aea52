//! The values of the models: what they are called in the configuration and on the command line.

/// Written where a value is neither given nor found: a client id, a tenant, the name of a key.
pub const PLACEHOLDER: &str = "replace-me";
/// The same for addresses; `.invalid` is a domain that never exists (RFC 2606), so nothing is ever sent to anybody.
pub const PLACEHOLDER_URL: &str = "https://replace-me.invalid";
/// The same for the resource that tokens are for.
pub const PLACEHOLDER_RESOURCE: &str = "api://replace-me";

/// One value of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    /// The key under `auth` in the configuration.
    pub(crate) key: &'static str,
    /// The flag, where there is one.
    pub(crate) flag: Option<&'static str>,
    /// What it is, with its article.
    pub(crate) what: &'static str,
}

impl Field {
    /// How to give the value.
    pub(crate) fn how(&self) -> String {
        match self.flag {
            Some(flag) => format!("`{flag}`, or `{}` under `auth` in connectorgen.yaml", self.key),
            None => format!("`{}` under `auth` in connectorgen.yaml", self.key),
        }
    }
}

pub(crate) const CLIENT_ID: Field =
    Field { key: "clientId", flag: Some("--client-id"), what: "the application's client id" };
pub(crate) const TENANT_ID: Field =
    Field { key: "tenantId", flag: Some("--tenant-id"), what: "the tenant id" };
pub(crate) const RESOURCE: Field =
    Field { key: "resource", flag: Some("--resource"), what: "the resource that tokens are for" };
pub(crate) const SCOPES: Field = Field { key: "scopes", flag: Some("--scope"), what: "the scopes" };
pub(crate) const CLOUD: Field = Field { key: "cloud", flag: Some("--cloud"), what: "the cloud of Microsoft" };
pub(crate) const LOGIN_URL: Field = Field { key: "loginUrl", flag: None, what: "the address of Entra ID" };
pub(crate) const ON_BEHALF_OF: Field = Field {
    key: "onBehalfOf",
    flag: Some("--on-behalf-of"),
    what: "whether connections are made on behalf of the user",
};
pub(crate) const AUTHORIZATION_URL: Field =
    Field { key: "authorizationUrl", flag: Some("--authorization-url"), what: "the authorization URL" };
pub(crate) const TOKEN_URL: Field =
    Field { key: "tokenUrl", flag: Some("--token-url"), what: "the token URL" };
pub(crate) const REFRESH_URL: Field =
    Field { key: "refreshUrl", flag: Some("--refresh-url"), what: "the refresh URL" };
pub(crate) const AUTHORIZATION_QUERY: Field =
    Field { key: "authorizationQuery", flag: None, what: "the query string of the authorization URL" };
pub(crate) const TOKEN_QUERY: Field =
    Field { key: "tokenQuery", flag: None, what: "the query string of the token URL" };
pub(crate) const TOKEN_BODY: Field =
    Field { key: "tokenBody", flag: None, what: "the body of the request for a token" };
pub(crate) const REFRESH_QUERY: Field =
    Field { key: "refreshQuery", flag: None, what: "the query string of the refresh URL" };
pub(crate) const REFRESH_BODY: Field =
    Field { key: "refreshBody", flag: None, what: "the body of the request for another token" };
pub(crate) const SCOPE_SEPARATOR: Field =
    Field { key: "scopeSeparator", flag: None, what: "what stands between scopes" };
pub(crate) const CONFIDENTIAL: Field =
    Field { key: "confidential", flag: None, what: "whether the application has a client secret" };
pub(crate) const AUDIENCE: Field = Field { key: "audience", flag: None, what: "the audience of the tokens" };
pub(crate) const IDP_HINT: Field =
    Field { key: "idpHint", flag: None, what: "the hint for the identity provider" };
pub(crate) const KEY_NAME: Field =
    Field { key: "keyName", flag: Some("--key-name"), what: "the name of the API key" };
pub(crate) const KEY_IN: Field =
    Field { key: "keyIn", flag: Some("--key-in"), what: "the place of the API key" };
pub(crate) const PREFIX: Field = Field { key: "prefix", flag: None, what: "the prefix of the API key" };

/// Beside the values: what every model may have.
pub(crate) const PARAMETERS: Field = Field { key: "parameters", flag: None, what: "the parameters" };

pub(crate) const ALL: &[Field] = &[
    CLIENT_ID,
    TENANT_ID,
    RESOURCE,
    SCOPES,
    CLOUD,
    LOGIN_URL,
    ON_BEHALF_OF,
    AUTHORIZATION_URL,
    TOKEN_URL,
    REFRESH_URL,
    AUTHORIZATION_QUERY,
    TOKEN_QUERY,
    TOKEN_BODY,
    REFRESH_QUERY,
    REFRESH_BODY,
    SCOPE_SEPARATOR,
    CONFIDENTIAL,
    AUDIENCE,
    IDP_HINT,
    KEY_NAME,
    KEY_IN,
    PREFIX,
];
pub(crate) const API_KEY: &[Field] = &[KEY_NAME, KEY_IN, PREFIX];
pub(crate) const OAUTH2: &[Field] = &[CLIENT_ID, SCOPES, AUTHORIZATION_URL, TOKEN_URL, REFRESH_URL];
pub(crate) const OAUTH2_GENERIC: &[Field] = &[
    CLIENT_ID,
    SCOPES,
    AUTHORIZATION_URL,
    TOKEN_URL,
    REFRESH_URL,
    AUTHORIZATION_QUERY,
    TOKEN_QUERY,
    TOKEN_BODY,
    REFRESH_QUERY,
    REFRESH_BODY,
    SCOPE_SEPARATOR,
];
pub(crate) const OAUTH2_PKCE: &[Field] =
    &[CLIENT_ID, SCOPES, AUTHORIZATION_URL, TOKEN_URL, REFRESH_URL, CONFIDENTIAL, AUDIENCE, IDP_HINT];
pub(crate) const ENTRA: &[Field] = &[CLIENT_ID, TENANT_ID, RESOURCE, SCOPES, CLOUD, LOGIN_URL, ON_BEHALF_OF];
pub(crate) const SERVICE_PRINCIPAL: &[Field] = &[CLIENT_ID, TENANT_ID, RESOURCE, CLOUD, LOGIN_URL];
