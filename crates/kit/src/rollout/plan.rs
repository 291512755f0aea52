//! What goes where: the environments with everything that is known of them, and the applications they sign in with.

use std::borrow::Cow;

use connectorgen_auth::{AuthKind, SignIn, Upload};

use super::KitInput;
use super::registration::{ApiAccess, Registration, registrations};
use crate::entra::{credential_name, slug};
use crate::{Cloud, Environment, Guid, Tool};

/// What the environment is called when none is named.
pub(crate) const ONLY: &str = "dev";

/// A roll-out, with every decision made.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'a> {
    pub(crate) input: KitInput<'a>,
    /// The connector's name.
    pub(crate) title: &'a str,
    /// With what it is uploaded.
    pub(crate) tool: Tool,
    /// How the upload goes, for all sign-ins together.
    pub(crate) upload: Upload,
    /// The applications in Microsoft Entra ID as the sign-ins name them, those with a managed identity first.
    pub(crate) registrations: Vec<Registration<'a>>,
    /// The same as the environments have them, which may have their own: for each registration in turn, in the order
    /// of the environments.
    pub(crate) applications: Vec<Application>,
    /// At least one.
    pub(crate) places: Vec<Place<'a>>,
}

/// An application in Microsoft Entra ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Application {
    /// Which of the registrations, as an index.
    registration: usize,
    /// What tells its files from those of the others, where there are several: what the registration is for, and the
    /// first environment that has it.
    pub(crate) suffix: Option<String>,
    /// What people see.
    pub(crate) display_name: String,
    /// The key.
    pub(crate) unique_name: String,
    /// The client id, if it is known.
    pub(crate) client_id: Option<String>,
    /// The tenant as it was written: a GUID, a domain name, or a word such as `common`.
    pub(crate) tenant: Option<String>,
}

/// An environment.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    pub(crate) environment: Cow<'a, Environment>,
    /// Which cloud.
    pub(crate) cloud: Cloud,
    /// The applications, as indices: at most one for each registration.
    applications: Vec<usize>,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(input: KitInput<'a>) -> Plan<'a> {
        let registrations = registrations(input.sign_ins);
        let named = &input.options.environments;
        let environments: Vec<Cow<'a, Environment>> = if named.is_empty() {
            vec![Cow::Owned(Environment::new(ONLY))]
        } else {
            named.iter().map(Cow::Borrowed).collect()
        };
        let title = input.definition.info.title.as_str();
        let name = input.options.application_name.as_deref().unwrap_or(title);
        let applications = applications(&environments, &registrations, name);
        let places = environments.into_iter().map(|environment| {
            let indices = 0..registrations.len();
            let own = indices.filter_map(|index| {
                let identity = identity(&environment, &registrations, index)?;
                applications
                    .iter()
                    .position(|known| known.registration == index && known.identity() == identity)
            });
            let applications = own.collect();
            let of_sign_in = registrations.first().map(|registration| registration.entra().cloud);
            let cloud = environment.cloud.or(of_sign_in).unwrap_or_default();
            Place { environment, cloud, applications }
        });
        Plan {
            title,
            tool: input.options.tool.unwrap_or_default(),
            upload: upload(input.sign_ins),
            places: places.collect(),
            applications,
            registrations,
            input,
        }
    }

    /// The applications of an environment.
    pub(crate) fn applications_of(&self, place: &Place<'_>) -> impl Iterator<Item = &Application> {
        place.applications.iter().filter_map(|index| self.applications.get(*index))
    }

    /// What an application is registered for.
    pub(crate) fn registration(&self, application: &Application) -> Option<&Registration<'a>> {
        self.registrations.get(application.registration)
    }

    /// Whether every environment has an application of this registration.
    pub(crate) fn is_everywhere(&self, registration: usize) -> bool {
        let has = |place: &Place<'_>| {
            self.applications_of(place).any(|application| application.registration == registration)
        };
        self.places.iter().all(has)
    }

    /// Whether Microsoft Entra ID has a part in it.
    pub(crate) fn has_entra(&self) -> bool {
        !self.registrations.is_empty()
    }

    /// The cloud and the login address of the applications: all sign-ins have the same.
    pub(crate) fn cloud(&self) -> Cloud {
        self.registrations.first().map(|registration| registration.entra().cloud).unwrap_or_default()
    }

    /// What the applications may do, all together.
    pub(crate) fn accesses(&self) -> impl Iterator<Item = ApiAccess<'a>> {
        self.registrations.iter().flat_map(Registration::accesses)
    }

    /// Whether the platform makes a managed identity.
    pub(crate) fn managed_identity(&self) -> bool {
        self.registrations.iter().any(|registration| registration.federated().is_some())
    }

    /// Whether the platform makes a redirect URL.
    pub(crate) fn has_redirect(&self) -> bool {
        self.input.sign_ins.iter().any(|sign_in| sign_in.kind.has_sign_in_page())
    }

    /// Whether a client secret is given to the platform.
    pub(crate) fn has_secret(&self) -> bool {
        self.upload == Upload::ClientSecret
    }

    /// How many different client secrets there are: one for each application of Entra ID, and for each sign-in elsewhere.
    pub(crate) fn secrets(&self) -> usize {
        let elsewhere = self
            .input
            .sign_ins
            .iter()
            .filter(|sign_in| sign_in.entra.is_none() && sign_in.upload == Upload::ClientSecret);
        self.registrations.iter().filter(|registration| registration.has_secret()).count() + elsewhere.count()
    }

    pub(crate) fn any(&self, kinds: &[AuthKind]) -> bool {
        self.input.sign_ins.iter().any(|sign_in| kinds.contains(&sign_in.kind))
    }

    /// The application that trusts the managed identity of a place. Where there are several, they are of one tenant, so
    /// issuer and audience are the same.
    pub(crate) fn trusting(&self, place: &Place<'_>) -> Option<&Application> {
        self.applications_of(place).find(|application| self.is_trusting(application))
    }

    /// Whether an application trusts managed identities.
    pub(crate) fn is_trusting(&self, application: &Application) -> bool {
        self.registration(application).is_some_and(|registration| registration.federated().is_some())
    }

    /// The audience of federated credentials.
    pub(crate) fn audience(&self) -> Option<&'a str> {
        self.registrations.iter().find_map(|registration| Some(registration.federated()?.audience.as_str()))
    }

    /// The issuer of federated credentials of an application.
    pub(crate) fn issuer(&self, application: &Application) -> Option<String> {
        let registration =
            self.registration(application).filter(|registration| registration.federated().is_some())?;
        let tenant = application.tenant.as_deref()?;
        Some(format!("{}/{tenant}/v2.0", registration.entra().login_url))
    }

    /// The name of the federated credential of a place.
    pub(crate) fn credential(&self, place: &Place<'_>) -> String {
        credential_name(self.title, &place.environment.name)
    }
}

impl Application {
    fn identity(&self) -> Identity {
        Identity { client_id: self.client_id.clone(), tenant: self.tenant.clone() }
    }

    /// The tenant, if it is one by its GUID.
    pub(crate) fn tenant_guid(&self) -> Option<Guid> {
        self.tenant.as_deref().and_then(Guid::parse)
    }

    /// `entra/app-registration.json`, or with the environment in it.
    pub(crate) fn file(&self, stem: &str, extension: &str) -> String {
        match &self.suffix {
            Some(suffix) => format!("entra/{stem}.{suffix}.{extension}"),
            None => format!("entra/{stem}.{extension}"),
        }
    }
}

/// One secret of all sign-ins decides: `paconn create` takes it, and is content then.
fn upload(sign_ins: &[SignIn]) -> Upload {
    let any = |upload: Upload| sign_ins.iter().any(|sign_in| sign_in.upload == upload);
    if any(Upload::ClientSecret) {
        Upload::ClientSecret
    } else if any(Upload::TwoPhase) {
        Upload::TwoPhase
    } else {
        Upload::Plain
    }
}

/// What tells applications apart in Entra ID.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    client_id: Option<String>,
    tenant: Option<String>,
}

fn applications(
    environments: &[Cow<'_, Environment>],
    registrations: &[Registration<'_>],
    name: &str,
) -> Vec<Application> {
    let mut all = Vec::new();
    for (index, registration) in registrations.iter().enumerate() {
        let mut found: Vec<(&str, Identity)> = Vec::new();
        for environment in environments {
            let Some(own) = identity(environment, registrations, index) else { continue };
            if !found.iter().any(|(_, known)| *known == own) {
                found.push((&environment.name, own));
            }
        }
        let several = found.len() > 1;
        all.extend(found.into_iter().map(|(environment, Identity { client_id, tenant })| {
            let words: Vec<&str> = [
                (registrations.len() > 1).then_some(registration.key.as_str()),
                several.then_some(environment),
            ]
            .into_iter()
            .flatten()
            .collect();
            let (display_name, unique_name) = if words.is_empty() {
                (name.to_owned(), slug(name))
            } else {
                (format!("{name} ({})", words.join(", ")), format!("{}-{}", slug(name), words.join("-")))
            };
            let suffix = (!words.is_empty()).then(|| words.join("."));
            Application { registration: index, suffix, display_name, unique_name, client_id, tenant }
        }));
    }
    all
}

/// The application of a registration in an environment. `None` where its tenant or cloud is another one than that of the
/// first: nobody is signed in to two of them at once.
fn identity(environment: &Environment, registrations: &[Registration<'_>], index: usize) -> Option<Identity> {
    let own = registrations.get(index)?.entra();
    let tenant = tenant_of(environment, registrations.get(index)?);
    let first = tenant_of(environment, registrations.first()?);
    let is_other = matches!((&tenant, &first), (Some(own), Some(first)) if own != first && !is_many(own) && !is_many(first));
    if is_other || own.login_url != registrations.first()?.entra().login_url {
        return None;
    }
    let here = match &own.client_id {
        Some(id) => environment.client_id_for(id),
        None => None,
    };
    let only = environment.client_id.as_ref().filter(|_| registrations.len() == 1);
    let client_id = here.or(only).or(own.client_id.as_ref());
    Some(Identity { client_id: client_id.map(|id| id.to_ascii_lowercase()), tenant })
}

fn tenant_of(environment: &Environment, registration: &Registration<'_>) -> Option<String> {
    let tenant = environment.tenant_id.as_ref().or(registration.entra().tenant_id.as_ref());
    tenant.map(|tenant| tenant.to_ascii_lowercase())
}

/// Words that stand for many tenants.
pub(crate) fn is_many(tenant: &str) -> bool {
    matches!(tenant, "common" | "organizations" | "consumers")
}
