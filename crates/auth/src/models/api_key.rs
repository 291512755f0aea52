use connectorgen_model::{PolicyTemplateInstance, SecurityDefinition};
use serde::{Deserialize, Serialize};

use super::secret_parameter;
use crate::auth::{Auth, Part};
use crate::cx::{Cx, stated};
use crate::field::{self, PLACEHOLDER};
use crate::offer::Offer;
use crate::sign_in::code;
use crate::{AuthKind, AuthValues, KeyIn, SignIn, Upload, check, codes};

/// The name of both the security definition and the parameter. The platform binds a parameter of this name to the
/// definition by itself (of about 560 published connectors with a key, 542 have it).
const API_KEY: &str = "api_key";
const AUTHORIZATION: &str = "Authorization";

/// A key in a header or in the query string. What is left open comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApiKey {
    /// The name of the header or query parameter that carries the key.
    #[serde(rename = "keyName", default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where the key travels; in a header unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_in: Option<KeyIn>,
    /// What stands before the key in the header, such as `Bearer`; makers then enter the key alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
}

impl ApiKey {
    /// Everything from the document.
    pub fn new() -> ApiKey {
        ApiKey::default()
    }

    /// The name of the header or query parameter.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> ApiKey {
        self.name = Some(name.into());
        self
    }

    /// Where the key travels.
    #[must_use]
    pub fn key_in(mut self, key_in: KeyIn) -> ApiKey {
        self.key_in = Some(key_in);
        self
    }

    /// What stands before the key, such as `Bearer`. A blank is put between them unless it ends with `=` or `:`.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> ApiKey {
        self.prefix = Some(prefix.into());
        self
    }

    fn complete(&self, cx: &mut Cx<'_>) -> Complete {
        let (offered, bearer) = match cx.offer() {
            Some(Offer::ApiKey { name, key_in }) => (Some((*name, *key_in)), false),
            Some(Offer::Bearer) => (Some((AUTHORIZATION, KeyIn::Header)), true),
            Some(Offer::Basic | Offer::OAuth2(_)) | None => (None, false),
        };
        let key_in = self.key_in.or(offered.map(|(_, key_in)| key_in)).unwrap_or(KeyIn::Header);
        let prefix = self.checked_prefix(key_in, cx);
        let name = match (stated(self.name.as_deref()), offered) {
            (Some(name), _) => checked_name(name, key_in, cx),
            (None, Some((name, _))) => name.to_owned(),
            // A prefix without a name can only mean the header that has prefixes.
            (None, None) if prefix.is_some() => AUTHORIZATION.to_owned(),
            (None, None) => cx.placeholder(field::KEY_NAME, PLACEHOLDER),
        };
        let prefix = prefix.or_else(|| bearer.then(|| "Bearer".to_owned()));
        Complete { name, key_in, prefix }
    }

    fn checked_prefix(&self, key_in: KeyIn, cx: &mut Cx<'_>) -> Option<String> {
        let prefix = self.prefix.as_deref().map(str::trim).filter(|prefix| !prefix.is_empty())?;
        let (message, help) = if key_in == KeyIn::Query {
            (
                "a key in the query string cannot have a prefix",
                "put the key into a header, or leave the prefix out",
            )
        } else if !check::prefix(prefix) {
            (
                "the prefix has characters that cannot stand before a key",
                "write ASCII without quotes, backslashes and `@`",
            )
        } else {
            return Some(prefix.to_owned());
        };
        cx.report(&codes::KEY_PREFIX_INVALID, field::PREFIX, message).help(help);
        None
    }
}

impl Auth for ApiKey {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let key = self.complete(cx);
        let definition = SecurityDefinition::api_key(key.key_in.name(), &key.name);
        let description = key.description();
        let parameter = secret_parameter(["API Key", &description, "Provide your API Key"], 2, false);
        Part {
            definition: Some((API_KEY, definition)),
            scopes: Vec::new(),
            parameters: [(API_KEY.to_owned(), parameter)].into_iter().collect(),
            policies: key.policy().into_iter().collect(),
            sign_in: key.sign_in(cx),
        }
    }
}

/// A key with nothing left open.
struct Complete {
    name: String,
    key_in: KeyIn,
    prefix: Option<String>,
}

impl Complete {
    /// A Swagger definition has no prefix, so a policy writes the header anew (as in the connectors of Calendly and
    /// Yelp). Without operation names it applies to all of them.
    fn policy(&self) -> Option<PolicyTemplateInstance> {
        let prefix = self.prefix.as_deref()?;
        let title = if prefix.eq_ignore_ascii_case("bearer") {
            "Set bearer token"
        } else {
            "Set API key with its prefix"
        };
        let blank = if prefix.ends_with(['=', ':']) { "" } else { " " };
        let value = format!("{prefix}{blank}@connectionParameters('{API_KEY}')");
        Some(PolicyTemplateInstance::set_header(title, &self.name, &value))
    }

    fn description(&self) -> String {
        match &self.prefix {
            Some(prefix) => format!("The API Key for this API, without {prefix} in front"),
            None if self.name.eq_ignore_ascii_case(AUTHORIZATION) => {
                "The value of the header Authorization for this API, with a prefix such as Bearer if it has one".to_owned()
            }
            None => "The API Key for this API".to_owned(),
        }
    }

    fn sign_in(&self, cx: &mut Cx<'_>) -> SignIn {
        let place = match self.key_in {
            KeyIn::Header => "header",
            KeyIn::Query => "query parameter",
        };
        let name = code(&self.name);
        let title = match &self.prefix {
            Some(prefix) if prefix.eq_ignore_ascii_case("bearer") => {
                format!("Bearer token in the {place} {name}")
            }
            Some(_) | None => format!("API key in the {place} {name}"),
        };
        let sent = match &self.prefix {
            Some(prefix) => format!("in the {place} {name}, with {} before it", code(prefix)),
            None => format!("in the {place} {name}"),
        };
        let enter = match &self.prefix {
            Some(prefix) => format!("Create a connection and enter the key alone, without {}.", code(prefix)),
            None if self.name.eq_ignore_ascii_case(AUTHORIZATION) => {
                "Create a connection and enter the whole value of the header, with a prefix such as `Bearer` if the API \
                 asks for one."
                    .to_owned()
            }
            None => "Create a connection and enter the key.".to_owned(),
        };
        SignIn {
            kind: AuthKind::ApiKey,
            title,
            summary: format!(
                "Each connection holds a key, and the platform sends it {sent}, with every request."
            ),
            before_upload: Vec::new(),
            upload: Upload::Plain,
            after_upload: Vec::new(),
            connect: vec!["Obtain a key for the API.".to_owned(), enter],
            missing: cx.missing(),
        }
    }
}

fn checked_name(name: &str, key_in: KeyIn, cx: &mut Cx<'_>) -> String {
    let checked = match key_in {
        KeyIn::Header => check::header_name(name),
        KeyIn::Query => check::query_name(name),
    };
    match checked {
        Ok(()) => name.to_owned(),
        Err(why) => {
            cx.report(&codes::KEY_NAME_INVALID, field::KEY_NAME, why).help(
                "give the name alone, such as `X-API-Key`, `Authorization`, or `api_key` in the query string",
            );
            PLACEHOLDER.to_owned()
        }
    }
}

impl From<AuthValues> for ApiKey {
    fn from(values: AuthValues) -> ApiKey {
        ApiKey { name: values.key_name, key_in: values.key_in, prefix: values.prefix }
    }
}

impl From<ApiKey> for AuthValues {
    fn from(model: ApiKey) -> AuthValues {
        AuthValues {
            key_name: model.name,
            key_in: model.key_in,
            prefix: model.prefix,
            ..AuthValues::default()
        }
    }
}
