//! What can be wrong with a redirect address and a managed identity: Entra ID accepts a wrong subject without a word,
//! and refuses it only when somebody signs in (AADSTS70021, AADSTS700213).

use connectorgen_diagnostics::{At, Code, Diagnostic, Diagnostics, Document, JsonPointer};

use super::redirect::Redirect;
use super::{ConnectorName, FederatedIdentity, Identity};
use crate::settings::{self, Placed};
use crate::{Cloud, Guid, codes};

/// What a connector should have. Whatever is absent is not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expected {
    /// The title of the connector.
    pub title: Option<String>,
    /// The id of the connector, `shared_…`.
    pub connector_id: Option<String>,
    /// The application that signs in.
    pub client_id: Option<String>,
    /// The tenant.
    pub tenant_id: Option<String>,
    /// The environment that it should be in, and what is known of the others.
    pub environment: Option<String>,
    /// What other environments have: name, and redirect address or subject.
    pub others: Vec<(String, String)>,
}

impl Expected {
    /// Nothing in particular.
    pub fn new() -> Expected {
        Expected::default()
    }
}

pub(super) fn run(identity: &Identity, placed: &Placed<'_>, expected: &Expected, found: &mut Diagnostics) {
    let mut check = Check { identity, placed, expected, found };
    check.redirect();
    check.client();
    check.tenant();
    check.resource();
    if let Some(managed) = &identity.managed_identity {
        check.managed(managed);
    }
    check.environments();
}

struct Check<'a, 'p> {
    identity: &'a Identity,
    placed: &'a Placed<'p>,
    expected: &'a Expected,
    found: &'a mut Diagnostics,
}

const REDIRECT: &[&str] = &["redirectUrl"];
const CLIENT: &[&str] = &["clientId"];
const CREDENTIAL: &[&str] = &["properties", "FederatedIdentityCredentials"];
const ISSUER: &[&str] = &["properties", "FederatedIdentityCredentials", "Issuer"];
const SUBJECT: &[&str] = &["properties", "FederatedIdentityCredentials", "Subject"];
const AUDIENCE: &[&str] = &["properties", "FederatedIdentityCredentials", "Audience"];

impl Check<'_, '_> {
    fn report(&mut self, code: &Code, tokens: &[&str], message: String) -> &mut Diagnostic {
        let place = tokens.iter().fold(self.placed.at.clone(), |place, token| place.join(token));
        self.found.report(code, &At::pointer(Document::Properties, &place), message)
    }

    /// The place of a custom parameter, in the case in which it is spelled there.
    fn custom_place(&self, name: &str) -> JsonPointer {
        let keys = self.placed.settings.custom_parameters.keys();
        let key = keys.map(String::as_str).find(|key| key.eq_ignore_ascii_case(name)).unwrap_or(name);
        self.placed.at.join("customParameters").join(key)
    }

    fn redirect(&mut self) {
        let Some(url) = &self.identity.redirect_url else {
            self.report(&codes::IDENTITY_REDIRECT_UNREADABLE, &[], "there is no redirect address".to_owned())
                .help("the platform makes it on the first save; download the connector again");
            return;
        };
        match Redirect::parse(url) {
            Redirect::Own(name) => self.name(&name, REDIRECT, "the redirect address"),
            Redirect::Shared => {
                let message = format!("`{url}` is the redirect address that all connectors share");
                self.report(&codes::IDENTITY_REDIRECT_UNREADABLE, REDIRECT, message).help(
                    "with `redirectMode` `GlobalPerConnector` the connector gets its own: generate it again, update it, and \
                     download it again",
                );
            }
            Redirect::Unknown => {
                let message = format!("`{url}` is not a redirect address of the platform");
                self.report(&codes::IDENTITY_REDIRECT_UNREADABLE, REDIRECT, message).help(
                    "it should be `https://global.consent.azure-apim.net/redirect/` and the connector's name",
                );
            }
        }
    }

    fn name(&mut self, name: &ConnectorName, place: &[&str], what: &str) {
        if let Some(id) = self.expected.connector_id.as_deref().filter(|id| id.starts_with("shared_")) {
            let encoded = id.trim_start_matches("shared_");
            if !encoded.eq_ignore_ascii_case(&name.encoded) {
                let message =
                    format!("{what} belongs to `{}`, and the configuration names `{encoded}`", name.encoded);
                self.report(&codes::IDENTITY_CONNECTOR_MISMATCH, place, message)
                    .help("download the connector of this environment, or correct `connectorId`");
                return;
            }
        }
        if let Some(title) = self.expected.title.clone().filter(|title| !name.is_of(title)) {
            let message =
                format!("{what} belongs to the connector \"{}\", and this one is \"{title}\"", name.text);
            self.report(&codes::IDENTITY_CONNECTOR_MISMATCH, place, message)
                .help("a connector keeps the name that it was created with; is this the right one?");
        }
    }

    fn client(&mut self) {
        let (Some(has), Some(expected)) = (&self.identity.client_id, &self.expected.client_id) else {
            return;
        };
        if !has.eq_ignore_ascii_case(expected) {
            let message =
                format!("the connector signs in as `{has}`, and the configuration says `{expected}`");
            self.report(&codes::IDENTITY_CLIENT_MISMATCH, CLIENT, message)
                .help("update the connector, or correct the configuration");
        }
    }

    fn tenant(&mut self) {
        let (Some(has), Some(expected)) = (&self.identity.tenant_id, &self.expected.tenant_id) else {
            return;
        };
        if !has.eq_ignore_ascii_case(expected) {
            let message =
                format!("the connector signs in to `{has}`, and the configuration says `{expected}`");
            let place = self.custom_place("TenantId");
            self.found
                .report(&codes::IDENTITY_TENANT_MISMATCH, &At::pointer(Document::Properties, &place), message)
                .help("update the connector, or correct the configuration");
        }
    }

    /// AADSTS90009: an application cannot ask for a token for itself.
    fn resource(&mut self) {
        let (Some(client), Some(resource)) = (&self.identity.client_id, &self.identity.resource) else {
            return;
        };
        let own = resource.trim_start_matches("api://").trim_end_matches('/');
        if own.eq_ignore_ascii_case(client) {
            let message =
                format!("`{resource}` is the application itself, and it cannot ask for tokens for itself");
            let place = self.custom_place("ResourceUri");
            self.found
                .report(
                    &codes::IDENTITY_RESOURCE_IS_CLIENT,
                    &At::pointer(Document::Properties, &place),
                    message,
                )
                .help("register a second application: one signs in, the other is the API (AADSTS90009)");
        }
    }

    fn managed(&mut self, managed: &FederatedIdentity) {
        if managed.subject.is_empty() {
            self.report(
                &codes::IDENTITY_SUBJECT_MISSING,
                if managed.issuer.is_empty() { CREDENTIAL } else { SUBJECT },
                "the platform has not made the subject yet".to_owned(),
            )
            .help("it can take some minutes after the first save; download the connector again");
        } else {
            self.subject(managed);
        }
        self.issuer(managed);
        self.audience(managed);
    }

    fn subject(&mut self, managed: &FederatedIdentity) {
        let Some(subject) = &managed.decoded else {
            let message = format!("`{}` is not built like the subject of a connector", managed.subject);
            self.report(&codes::IDENTITY_SUBJECT_UNREADABLE, SUBJECT, message)
                .help("copy it to the letter; whether it is the right one cannot be told");
            return;
        };
        self.name(&subject.connector, SUBJECT, "the subject");
        let of_redirect = self.identity.connector.clone();
        if let Some(other) = of_redirect.filter(|other| other.encoded != subject.connector.encoded) {
            let (code, help) = if other.text == subject.connector.text {
                (
                    &codes::IDENTITY_ENVIRONMENT_MISMATCH,
                    "the same connector in another environment: each has its own",
                )
            } else {
                (
                    &codes::IDENTITY_CONNECTOR_MISMATCH,
                    "they come from two downloads; download the connector again",
                )
            };
            let message = format!(
                "the subject belongs to `{}`, and the redirect address to `{}`",
                subject.connector.encoded, other.encoded
            );
            self.report(code, SUBJECT, message).help(help);
        }
        if let Some(tenant) = self.identity.tenant().filter(|tenant| *tenant != subject.tenant) {
            let message = format!(
                "the subject belongs to the tenant `{}`, and the sign-in to `{tenant}`",
                subject.tenant
            );
            self.report(&codes::IDENTITY_TENANT_MISMATCH, SUBJECT, message)
                .help("a managed identity works only in the tenant of its environment");
        }
    }

    fn issuer(&mut self, managed: &FederatedIdentity) {
        let issuer = managed.issuer.as_str();
        let tenant = self.identity.tenant().map_or_else(|| "TENANT".to_owned(), |tenant| tenant.to_string());
        let login = settings::custom(self.placed.settings, "LoginUri").unwrap_or(Cloud::Public.login());
        let expected = format!("{}/{tenant}/v2.0", login.trim_end_matches('/'));
        let named = issuer.split('/').find_map(Guid::parse);
        if let (Some(named), Some(own)) = (named, self.identity.tenant())
            && named != own
        {
            let message = format!("the issuer is of the tenant `{named}`, and the sign-in of `{own}`");
            self.report(&codes::IDENTITY_TENANT_MISMATCH, ISSUER, message)
                .help(format!("it should be `{expected}`"));
            return;
        }
        if issuer != expected && self.identity.tenant().is_some() {
            let why = if issuer.is_empty() {
                "there is no issuer".to_owned()
            } else if issuer.trim_end_matches('/').ends_with("/v2.0") {
                format!("the issuer is `{issuer}`, and Entra ID compares it letter by letter")
            } else {
                format!("the issuer `{issuer}` has no `/v2.0` at its end")
            };
            self.report(&codes::IDENTITY_ISSUER_WRONG, ISSUER, why)
                .help(format!("it should be `{expected}`"));
        }
    }

    fn audience(&mut self, managed: &FederatedIdentity) {
        let login = settings::custom(self.placed.settings, "LoginUri").unwrap_or(Cloud::Public.login());
        let expected = Cloud::of_login(login).unwrap_or(Cloud::Public).audience();
        if managed.audience != expected {
            let message = format!("the audience is `{}`, and should be `{expected}`", managed.audience);
            self.report(&codes::IDENTITY_AUDIENCE_WRONG, AUDIENCE, message)
                .help("Entra ID takes no other for a managed identity in this cloud");
        }
    }

    /// Each environment makes its own: what another one has cannot be right here.
    fn environments(&mut self) {
        let here = self.expected.environment.clone().unwrap_or_else(|| "this environment".to_owned());
        let subject = self.identity.managed_identity.as_ref().map(|managed| managed.subject.clone());
        let own = [(REDIRECT, self.identity.redirect_url.clone()), (SUBJECT, subject)];
        for (place, value) in own {
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            let other = self.expected.others.iter().find(|(_, theirs)| *theirs == value);
            if let Some((name, _)) = other {
                let message = format!("`{value}` is what `{name}` has, and this should be `{here}`");
                self.report(&codes::IDENTITY_ENVIRONMENT_MISMATCH, place, message)
                    .help("every environment has its own; is this the right download?");
            }
        }
    }
}
