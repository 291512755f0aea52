use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme};

use crate::entra::{Login, login_of};
use crate::sent::words;
use crate::{AuthKind, KeyIn, check};

/// What one security scheme of the document offers to a connector. Two schemes that offer the same are one way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Offer<'a> {
    /// A key in a header, in the query string, or in a cookie.
    ApiKey { name: &'a str, key_in: KeyIn },
    /// A token in the header `Authorization`.
    Bearer,
    /// User name and password.
    Basic,
    /// A sign-in with an identity provider.
    OAuth2(OAuth2Offer<'a>),
    /// A sign-in of applications with Entra ID: client credentials.
    Application(Login),
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
    /// Whether the API takes the id token in place of the access token (`x-tokenName` of Swagger UI).
    pub(crate) id_token: bool,
}

impl OAuth2Offer<'_> {
    /// Whether its addresses have parts such as `{tenant}` that differ from connection to connection.
    pub(crate) fn is_template(&self) -> bool {
        [self.authorization_url, self.token_url, self.refresh_url]
            .iter()
            .flatten()
            .any(|url| url.contains('{'))
    }
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
    KeyName(String),
    HttpScheme(&'a str),
    Flows { names: Vec<&'static str>, entra: bool },
    Type(&'a str),
    Undeclared,
    Unreadable,
    Together,
}

/// The rank of an offer some of whose addresses are missing.
pub(crate) const INCOMPLETE: u8 = 1;

impl<'a> Offer<'a> {
    /// What a scheme offers, or why it offers nothing.
    pub(crate) fn of(scheme: &'a SecurityScheme) -> Result<Offer<'a>, Refusal<'a>> {
        match scheme {
            SecurityScheme::APIKey { location, name, .. } => api_key(location, name),
            SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => Ok(Offer::Basic),
            SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => Ok(Offer::Bearer),
            SecurityScheme::HTTP { scheme, .. } => Err(Refusal::HttpScheme(scheme)),
            SecurityScheme::OAuth2 { flows, extensions, .. } => {
                let id_token = extensions.get("x-tokenName").is_some_and(|name| name == "id_token");
                oauth2(flows, id_token)
            }
            SecurityScheme::OpenIDConnect { open_id_connect_url, .. } => Ok(Offer::OAuth2(OAuth2Offer {
                authorization_url: None,
                token_url: None,
                refresh_url: None,
                flow: Flow::Discovery,
                login: login_of(open_id_connect_url),
                id_token: false,
            })),
        }
    }

    /// The model that takes the offer.
    pub(crate) fn kind(&self) -> AuthKind {
        match self {
            Offer::ApiKey { .. } => AuthKind::ApiKey,
            Offer::Bearer => AuthKind::Bearer,
            Offer::Application(_) => AuthKind::ServicePrincipal,
            Offer::Basic => AuthKind::Basic,
            Offer::OAuth2(oauth2) if oauth2.login.is_some() => AuthKind::EntraId,
            Offer::OAuth2(oauth2) if oauth2.is_template() => AuthKind::OAuth2Generic,
            Offer::OAuth2(_) => AuthKind::OAuth2,
        }
    }

    /// Which offer to take when the operations do not decide: smaller is better. Users' own sign-ins first, then
    /// what stays out of logs, the query string last.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Offer::OAuth2(oauth2) if oauth2.flow == Flow::AuthorizationCode || oauth2.login.is_some() => 0,
            // Some of its addresses are missing.
            Offer::OAuth2(_) => INCOMPLETE,
            Offer::ApiKey { key_in: KeyIn::Header, .. } => 2,
            Offer::Bearer => 3,
            Offer::Basic => 4,
            Offer::Application(_) => 5,
            Offer::ApiKey { key_in: KeyIn::Query, .. } => 6,
            Offer::ApiKey { key_in: KeyIn::Cookie, .. } => 7,
        }
    }

    /// Whether whoever signs in by the one has signed in by the other: Google's documents require two flows of one
    /// provider together.
    pub(crate) fn is_same_sign_in(&self, other: &Offer<'_>) -> bool {
        let address = |offer: &Offer<'_>| match offer {
            Offer::OAuth2(oauth2) => oauth2.authorization_url.map(str::to_owned),
            Offer::ApiKey { .. } | Offer::Bearer | Offer::Basic | Offer::Application(_) => None,
        };
        self == other || address(self).is_some_and(|own| address(other) == Some(own))
    }

    /// Whether it fills the header `Authorization`.
    pub(crate) fn fills_authorization(&self) -> bool {
        match self {
            Offer::ApiKey { name, key_in } => {
                *key_in == KeyIn::Header && name.eq_ignore_ascii_case("authorization")
            }
            Offer::Bearer | Offer::Basic | Offer::OAuth2(_) | Offer::Application(_) => true,
        }
    }

    /// What it is, in a few words.
    pub(crate) fn describe(&self) -> String {
        match self {
            Offer::ApiKey { name, key_in } => format!("an API key in the {} `{name}`", words(*key_in)),
            Offer::Application(_) => "Microsoft Entra ID by an application of its own".to_owned(),
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
            Offer::Bearer | Offer::Basic | Offer::OAuth2(_) | Offer::Application(_) => {
                format!("--auth {}", self.kind())
            }
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
            Refusal::Unreadable => format!("{names} is required, and its declaration cannot be read"),
            Refusal::Together => {
                format!(
                    "{names} are required together, and more than one of them fills the header `Authorization`"
                )
            }
        }
    }

    /// What the scheme or schemes `names` ask for, in a few words.
    pub(crate) fn describe(&self, names: &str) -> String {
        match self {
            Refusal::KeyName(_) => format!("an API key that a connector cannot send ({names})"),
            Refusal::HttpScheme(scheme) => format!("HTTP authentication by `{scheme}`"),
            Refusal::Flows { names: flows, .. } if flows.is_empty() => "OAuth 2.0 without a flow".to_owned(),
            Refusal::Flows { names: flows, .. } => format!("OAuth 2.0 by {}", flows.join(" and ")),
            Refusal::Type(kind) => format!("`{kind}`"),
            Refusal::Undeclared => format!("{names}, which is not declared"),
            Refusal::Unreadable => format!("{names}, whose declaration cannot be read"),
            Refusal::Together => format!("{names} together"),
        }
    }

    /// The nearest thing that can be done.
    pub(crate) fn nearest(&self) -> &'static str {
        match self {
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
            Refusal::Type("mutualTLS") => {
                "put a gateway in front of the API that holds the certificate, and sign in to the gateway: \
                 `--auth api-key` or `--auth entra-id`"
            }
            Refusal::Type(_) => {
                "correct the type (`apiKey`, `http`, `oauth2` or `openIdConnect`), or choose a model with `--auth`"
            }
            Refusal::Undeclared => "declare it in the document, or choose a model with `--auth`",
            Refusal::Unreadable => {
                "correct what is reported of the declaration, or choose a model with `--auth`"
            }
            Refusal::Together => {
                "choose one of them with `--auth`, if the API takes a part of what the document asks for"
            }
        }
    }
}

fn api_key<'a>(location: &APIKeyLocation, name: &'a str) -> Result<Offer<'a>, Refusal<'a>> {
    let (key_in, checked) = match location {
        APIKeyLocation::Header => (KeyIn::Header, check::header_name(name)),
        APIKeyLocation::Query => (KeyIn::Query, check::query_name(name)),
        APIKeyLocation::Cookie => (KeyIn::Cookie, check::cookie_name(name)),
    };
    checked.map_err(Refusal::KeyName)?;
    Ok(Offer::ApiKey { name, key_in })
}

fn oauth2(flows: &OAuth2Flows, id_token: bool) -> Result<Offer<'_>, Refusal<'_>> {
    // Where users sign in decides: the portal writes Entra ID's token URL for other providers as well.
    let login_of_users = |authorization: &str, token: &str| {
        login_of(if authorization.contains("://") { authorization } else { token })
    };
    if let Some(code) = &flows.authorization_code {
        return Ok(Offer::OAuth2(OAuth2Offer {
            authorization_url: Some(&code.authorization_url),
            token_url: Some(&code.token_url),
            refresh_url: code.refresh_url.as_deref(),
            flow: Flow::AuthorizationCode,
            login: login_of_users(&code.authorization_url, &code.token_url),
            id_token,
        }));
    }
    if let Some(implicit) = &flows.implicit {
        return Ok(Offer::OAuth2(OAuth2Offer {
            authorization_url: Some(&implicit.authorization_url),
            token_url: None,
            refresh_url: implicit.refresh_url.as_deref(),
            flow: Flow::Implicit,
            login: login_of(&implicit.authorization_url),
            id_token,
        }));
    }
    let mut names = Vec::new();
    let password = flows.password.as_ref().map(|flow| flow.token_url.as_str());
    let client = flows.client_credentials.as_ref().map(|flow| flow.token_url.as_str());
    if let (None, Some(login)) = (password, client.and_then(login_of)) {
        return Ok(Offer::Application(login));
    }
    if password.is_some() {
        names.push("the password flow");
    }
    if client.is_some() {
        names.push("the client credentials flow");
    }
    // OpenAPI 3.2 has it; the types of 3.0 keep it as an extension.
    if flows.extensions.contains_key("x-deviceAuthorization") {
        names.push("the device authorization flow");
    }
    Err(Refusal::Flows {
        names,
        entra: [password, client].into_iter().flatten().find_map(login_of).is_some(),
    })
}
