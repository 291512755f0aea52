use connectorgen_diagnostics::{At, Document};
use connectorgen_model::{ConnectionParameters, PolicyTemplateInstance, SecurityDefinition};
use serde::{Deserialize, Serialize};

use super::secret_parameter;
use super::values::{flat_values, text_setters};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::{Cx, stated};
use crate::field::{self, PLACEHOLDER};
use crate::offer::Offer;
use crate::sent::{with_blank, words};
use crate::sign_in::code;
use crate::{AuthKind, AuthParameter, KeyIn, SignIn, check, codes};

/// The name of both the security definition and the parameter. The platform binds a parameter of this name to the
/// definition by itself (of about 560 published connectors with a key, 542 have it).
const API_KEY: &str = "api_key";
pub(super) const AUTHORIZATION: &str = "Authorization";
/// The header that cookies are in.
pub(super) const COOKIE: &str = "Cookie";

/// A key in a header, in the query string, or in a cookie. What is left open comes from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApiKey {
    /// The name of the header, query parameter or cookie that carries the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_name: Option<String>,
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

    /// The name of the header, query parameter or cookie.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> ApiKey {
        self.key_name = Some(name.into());
        self
    }

    /// Where the key travels.
    #[must_use]
    pub fn key_in(mut self, key_in: KeyIn) -> ApiKey {
        self.key_in = Some(key_in);
        self
    }

    fn complete(&self, cx: &mut Cx<'_>) -> Key {
        let offered = match cx.offer() {
            Some(Offer::ApiKey { name, key_in }) => Some((*name, *key_in)),
            Some(Offer::Bearer) => Some((AUTHORIZATION, KeyIn::Header)),
            Some(Offer::Basic | Offer::OAuth2(_) | Offer::Application(_)) | None => None,
        };
        let bearer = cx.offer() == Some(&Offer::Bearer);
        let key_in = self.key_in.or(offered.map(|(_, key_in)| key_in)).unwrap_or(KeyIn::Header);
        let prefix = self.checked_prefix(key_in, cx);
        let name = match (stated(self.key_name.as_deref()), offered) {
            (Some(name), _) => checked_name(name, key_in, cx),
            (None, Some((name, _))) => name.to_owned(),
            // A prefix without a name can only mean the header that has prefixes.
            (None, None) if prefix.is_some() => AUTHORIZATION.to_owned(),
            (None, None) => cx.placeholder(field::KEY_NAME, PLACEHOLDER),
        };
        let prefix = prefix
            .or_else(|| bearer.then(|| "Bearer".to_owned()))
            .or_else(|| if key_in == KeyIn::Header { self.told_prefix(&name, cx) } else { None });
        Key { kind: AuthKind::ApiKey, noun: "key", label: "API Key", name, sent_in: key_in, prefix }
    }

    /// What the document shows in front of the key, unless it was said here what stands there, or that nothing does.
    fn told_prefix(&self, name: &str, cx: &mut Cx<'_>) -> Option<String> {
        // Beside other ways to sign in makers type it, as the document tells them.
        if self.prefix.is_some() || cx.several || !name.eq_ignore_ascii_case(AUTHORIZATION) {
            return None;
        }
        let candidate = cx.candidate?;
        let prefix = candidate.prefix?;
        cx.found
            .report(
                &codes::KEY_PREFIX_INFERRED,
                &At::pointer(Document::Source, candidate.at),
                format!(
                    "the description shows {} in front of the key, so the connector adds it",
                    code(prefix)
                ),
            )
            .help("give another `prefix` in the configuration, or an empty one if there is none");
        Some(prefix.to_owned())
    }

    fn checked_prefix(&self, key_in: KeyIn, cx: &mut Cx<'_>) -> Option<String> {
        let prefix = self.prefix.as_deref().map(str::trim).filter(|prefix| !prefix.is_empty())?;
        let (message, help) = if key_in != KeyIn::Header {
            (
                format!("a key in a {} cannot have a prefix", words(key_in)),
                "put the key into a header, or leave the prefix out",
            )
        } else if !check::prefix(prefix) {
            (
                "the prefix has characters that cannot stand before a key".to_owned(),
                "write ASCII without quotes, backslashes and `@`",
            )
        } else {
            return Some(prefix.to_owned());
        };
        cx.report(&codes::KEY_PREFIX_INVALID, field::PREFIX, message).help(help);
        None
    }
}

text_setters!(ApiKey {
    /// What stands before the key, such as `Bearer`. A blank is put between them unless it ends with `=` or `:`.
    prefix,
});
flat_values!(ApiKey { key_name, key_in, prefix });

impl Auth for ApiKey {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let set = SetForm { name: API_KEY, label: "API Key", sharing: true, always: false };
        self.complete(cx).part(set, cx)
    }
}

/// A key with nothing left open.
pub(super) struct Key {
    pub(super) kind: AuthKind,
    /// What makers call it: a key, a token.
    pub(super) noun: &'static str,
    pub(super) label: &'static str,
    pub(super) name: String,
    pub(super) sent_in: KeyIn,
    pub(super) prefix: Option<String>,
}

impl Key {
    pub(super) fn part(self, set: SetForm, cx: &mut Cx<'_>) -> Part {
        let help = self.help(cx);
        let sign_in = self.sign_in(cx.several);
        let (label, tooltip) = (self.label, format!("Provide your {}", self.label));
        let parameter = || secret_parameter([label, &help, &tooltip], 2, false);
        let (definition, parameters, sent) = if self.sent_in == KeyIn::Cookie {
            let sent = AuthParameter::new(API_KEY).sent(KeyIn::Cookie, &self.name);
            // Swagger 2.0 has no cookies, so a policy writes the header that they are in. Beside other ways to sign in
            // the policy leaves a header alone that is there, so nothing must have put the bare key into it.
            let definition = SecurityDefinition::api_key(KeyIn::Header.name(), COOKIE);
            let sent = vec![sent.label(label).description(help)];
            ((!cx.several).then_some(definition), ConnectionParameters::new(), sent)
        } else {
            let definition = SecurityDefinition::api_key(self.sent_in.name(), &self.name);
            (Some(definition), [(API_KEY.to_owned(), parameter())].into_iter().collect(), Vec::new())
        };
        if let (Some(prefix), true) = (&self.prefix, cx.several) {
            let message = format!("makers enter `{}` in front of the {}", with_blank(prefix), self.noun);
            cx.report(&codes::AUTH_PREFIX_TYPED, field::PREFIX, message).help(
                "a policy that adds the prefix would change the header of the other ways to sign in as well",
            );
        }
        let policies = self.policy().filter(|_| !cx.several).into_iter().collect();
        Part { definition, scopes: Vec::new(), parameters, policies, sent, set, sign_in }
    }

    /// A Swagger definition has no prefix, so a policy writes the header anew (as in the connectors of Calendly and
    /// Yelp). Without operation names it applies to all of them.
    fn policy(&self) -> Option<PolicyTemplateInstance> {
        let prefix = self.prefix.as_deref()?;
        let title = if prefix.eq_ignore_ascii_case("bearer") {
            "Set bearer token"
        } else {
            "Set API key with its prefix"
        };
        let value = format!("{}@connectionParameters('{API_KEY}')", with_blank(prefix));
        Some(PolicyTemplateInstance::set_header(title, &self.name, &value))
    }

    /// What makers are told: what the document says, and how to enter it where that is not plain.
    fn help(&self, cx: &Cx<'_>) -> String {
        let how = match &self.prefix {
            Some(prefix) if cx.several => {
                Some(format!("Enter {} and then the {}", with_blank(prefix).trim_end(), self.noun))
            }
            Some(prefix) => Some(format!("Enter the {} alone, without {prefix} in front", self.noun)),
            None if self.name.eq_ignore_ascii_case(AUTHORIZATION) => {
                Some("Enter the whole value of the header Authorization, with a prefix such as Bearer if it has one".to_owned())
            }
            None => None,
        };
        match (cx.help(), how) {
            (Some(told), Some(how)) => format!("{}. {how}.", told.trim_end_matches('.')),
            (Some(told), None) => told.to_owned(),
            (None, how) => {
                let what = format!("The {} for this API", self.label);
                how.map_or(what.clone(), |how| format!("{what}. {how}."))
            }
        }
    }

    fn sign_in(&self, several: bool) -> SignIn {
        let (place, noun) = (words(self.sent_in), self.noun);
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
            Some(prefix) if several => {
                format!("Create a connection and enter {} and then the {noun}.", code(&with_blank(prefix)))
            }
            Some(prefix) => {
                format!("Create a connection and enter the {noun} alone, without {}.", code(prefix))
            }
            None if self.name.eq_ignore_ascii_case(AUTHORIZATION) => {
                "Create a connection and enter the whole value of the header, with a prefix such as `Bearer` if the API \
                 asks for one."
                    .to_owned()
            }
            None => format!("Create a connection and enter the {noun}."),
        };
        let summary =
            format!("Each connection holds a {noun}, and the platform sends it {sent}, with every request.");
        SignIn {
            connect: vec![format!("Obtain a {noun} for the API."), enter],
            ..SignIn::new(self.kind, title, summary)
        }
    }
}

fn checked_name(name: &str, key_in: KeyIn, cx: &mut Cx<'_>) -> String {
    match check::key_name(name, key_in) {
        Ok(()) => name.to_owned(),
        Err(why) => {
            cx.report(&codes::KEY_NAME_INVALID, field::KEY_NAME, why).help(
                "give the name alone, such as `X-API-Key`, `Authorization`, or `api_key` in the query string",
            );
            PLACEHOLDER.to_owned()
        }
    }
}
