use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme};

use crate::entra::{Login, login_of};
use crate::{AuthKind, KeyIn, check};

/// What one security scheme of the document offers to a connector. Two schemes that offer the same are one way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Offer<'a> {
    /// A key in a header or in the query string.
    ApiKey { name: &'a str, key_in: KeyIn },
    /// A token in the header `Authorization`.
    Bearer,
    /// User name and password.
    Basic,
    /// A sign-in with an identity provider.
    OAuth2(OAuth2Offer<'a>),
}

/// A sign-in with an identity provider, as far as the document describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OAuth2Offer<'a> {
    pub(crate) authorization_url: Option<&'a str>,
    pub(crate) token_url: Option<&'a str>,
    pub(crate) refresh_url: Option<&'a str>,
    pub(crate) flow: Flow,
    /// Set when the identity provider is Entra ID.
    pub(crate) login: Option<Login>,
}

/// Where the addresses come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    AuthorizationCode,
    /// The nearest flow that a document can offer beside the one that connectors have.
    Implicit,
    /// A discovery document, which is not downloaded.
    Discovery,
}

/// Why a scheme offers nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal<'a> {
    Cookie(&'a str),
    KeyName(String),
    HttpScheme(&'a str),
    Flows { names: Vec<&'static str>, entra: bool },
    Type(&'a str),
    Undeclared,
    Together,
}

impl<'a> Offer<'a> {
    /// What a scheme offers, or why it offers nothing.
    pub(crate) fn of(scheme: &'a SecurityScheme) -> Result<Offer<'a>, Refusal<'a>> {
        match scheme {
            SecurityScheme::APIKey { location, name, .. } => api_key(location, name),
            SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => Ok(Offer::Basic),
            SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => Ok(Offer::Bearer),
            SecurityScheme::HTTP { scheme, .. } => Err(Refusal::HttpScheme(scheme)),
            SecurityScheme::OAuth2 { flows, .. } => oauth2(flows),
            SecurityScheme::OpenIDConnect { open_id_connect_url, .. } => Ok(Offer::OAuth2(OAuth2Offer {
                authorization_url: None,
                token_url: None,
                refresh_url: None,
                flow: Flow::Discovery,
                login: login_of(open_id_connect_url),
            })),
        }
    }

    /// The model that takes the offer.
    pub(crate) fn kind(&self) -> AuthKind {
        match self {
            Offer::ApiKey { .. } | Offer::Bearer => AuthKind::ApiKey,
            Offer::Basic => AuthKind::Basic,
            Offer::OAuth2(oauth2) if oauth2.login.is_some() => AuthKind::EntraId,
            Offer::OAuth2(_) => AuthKind::OAuth2,
        }
    }

    /// Which offer to take when the operations do not decide: smaller is better. Users' own sign-ins first, then
    /// what stays out of logs, the query string last.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Offer::OAuth2(oauth2) if oauth2.flow == Flow::AuthorizationCode || oauth2.login.is_some() => 0,
            // Some of its addresses are missing.
            Offer::OAuth2(_) => 1,
            Offer::ApiKey { key_in: KeyIn::Header, .. } => 2,
            Offer::Bearer => 3,
            Offer::Basic => 4,
            Offer::ApiKey { key_in: KeyIn::Query, .. } => 5,
        }
    }

    /// What it is, in a few words.
    pub(crate) fn describe(&self) -> String {
        match self {
            Offer::ApiKey { name, key_in: KeyIn::Header } => format!("an API key in the header `{name}`"),
            Offer::ApiKey { name, key_in: KeyIn::Query } => {
                format!("an API key in the query parameter `{name}`")
            }
            Offer::Bearer => "a bearer token".to_owned(),
            Offer::Basic => "user name and password".to_owned(),
            Offer::OAuth2(oauth2) if oauth2.login.is_some() => "Microsoft Entra ID".to_owned(),
            Offer::OAuth2(_) => "OAuth 2.0".to_owned(),
        }
    }

    /// The flags that choose it.
    pub(crate) fn flags(&self) -> String {
        match self {
            Offer::ApiKey { name, key_in } => format!("--auth api-key --key-name {name} --key-in {key_in}"),
            Offer::Bearer => "--auth api-key --key-name Authorization".to_owned(),
            Offer::Basic | Offer::OAuth2(_) => format!("--auth {}", self.kind()),
        }
    }
}

impl Flow {
    /// The tokens that lead from the scheme to its addresses.
    pub(crate) fn place(self) -> &'static [&'static str] {
        match self {
            Flow::AuthorizationCode => &["flows", "authorizationCode"],
            Flow::Implicit => &["flows", "implicit"],
            Flow::Discovery => &[],
        }
    }
}

impl Refusal<'_> {
    /// What is wrong with the scheme or schemes `names`: one phrase.
    pub(crate) fn message(&self, names: &str) -> String {
        match self {
            Refusal::Cookie(name) => {
                format!("{names} is a key in the cookie `{name}`, where a connector cannot put it")
            }
            Refusal::KeyName(why) => format!("{names} is an API key that a connector cannot send: {why}"),
            Refusal::HttpScheme(scheme) => {
                format!("{names} is HTTP authentication by `{scheme}`, which connectors do not have")
            }
            Refusal::Flows { names: flows, .. } if flows.is_empty() => {
                format!("{names} is OAuth 2.0 without a flow that connectors have")
            }
            Refusal::Flows { names: flows, .. } => {
                format!("{names} is OAuth 2.0 by {} only, which connectors do not have", flows.join(" and "))
            }
            Refusal::Type(kind) => format!("{names} is of the type `{kind}`, which connectors do not have"),
            Refusal::Undeclared => {
                format!("{names} is required, but not declared under `components/securitySchemes`")
            }
            Refusal::Together => {
                format!("{names} are required together; a connector signs in one way at a time")
            }
        }
    }

    /// The nearest thing that can be done.
    pub(crate) fn nearest(&self) -> &'static str {
        match self {
            Refusal::Cookie(_) => {
                "if the API takes the key in a header as well, choose `--auth api-key` with its `--key-name`"
            }
            Refusal::KeyName(_) => "choose `--auth api-key` and give `--key-name` and `--key-in`",
            Refusal::HttpScheme(_) => {
                "the nearest is `--auth api-key --key-name Authorization`: makers enter the whole value of the header"
            }
            Refusal::Flows { entra: true, .. } => {
                "the nearest is `--auth entra-id`: users sign in, and the API is called on their behalf"
            }
            Refusal::Flows { entra: false, .. } => {
                "the nearest is `--auth oauth2`, if the identity provider has the authorization code flow as well: \
                 give `--authorization-url` and `--token-url`"
            }
            Refusal::Type(_) => {
                "put a gateway in front of the API that holds the certificate, and sign in to the gateway: \
                 `--auth api-key` or `--auth entra-id`"
            }
            Refusal::Undeclared => "declare it in the document, or choose a model with `--auth`",
            Refusal::Together => {
                "choose one of them, for example with `--auth api-key`, and make the others parameters of the operations"
            }
        }
    }
}

fn api_key<'a>(location: &APIKeyLocation, name: &'a str) -> Result<Offer<'a>, Refusal<'a>> {
    let (key_in, checked) = match location {
        APIKeyLocation::Header => (KeyIn::Header, check::header_name(name)),
        APIKeyLocation::Query => (KeyIn::Query, check::query_name(name)),
        APIKeyLocation::Cookie => return Err(Refusal::Cookie(name)),
    };
    checked.map_err(Refusal::KeyName)?;
    Ok(Offer::ApiKey { name, key_in })
}

fn oauth2(flows: &OAuth2Flows) -> Result<Offer<'_>, Refusal<'_>> {
    let login = |urls: [Option<&str>; 2]| urls.into_iter().flatten().find_map(login_of);
    if let Some(code) = &flows.authorization_code {
        return Ok(Offer::OAuth2(OAuth2Offer {
            authorization_url: Some(&code.authorization_url),
            token_url: Some(&code.token_url),
            refresh_url: code.refresh_url.as_deref(),
            flow: Flow::AuthorizationCode,
            login: login([Some(&code.authorization_url), Some(&code.token_url)]),
        }));
    }
    if let Some(implicit) = &flows.implicit {
        return Ok(Offer::OAuth2(OAuth2Offer {
            authorization_url: Some(&implicit.authorization_url),
            token_url: None,
            refresh_url: implicit.refresh_url.as_deref(),
            flow: Flow::Implicit,
            login: login([Some(&implicit.authorization_url), None]),
        }));
    }
    let mut names = Vec::new();
    let password = flows.password.as_ref().map(|flow| flow.token_url.as_str());
    let client = flows.client_credentials.as_ref().map(|flow| flow.token_url.as_str());
    if password.is_some() {
        names.push("the password flow");
    }
    if client.is_some() {
        names.push("the client credentials flow");
    }
    Err(Refusal::Flows { names, entra: login([password, client]).is_some() })
}
