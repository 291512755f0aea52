//! What goes where: the environments with everything that is known of them, and the applications they sign in with.

use std::borrow::Cow;

use connectorgen_auth::entra::{Access, EntraApplication};
use connectorgen_auth::{AuthKind, SignIn, Upload};

use super::KitInput;
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
    /// The sign-in that has an application in Microsoft Entra ID: that with a managed identity, or else the first.
    pub(crate) entra: Option<&'a EntraApplication>,
    /// The applications, in the order of the environments; none without `entra`.
    pub(crate) applications: Vec<Application>,
    /// At least one.
    pub(crate) places: Vec<Place<'a>>,
}

/// An application in Microsoft Entra ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Application {
    /// What tells its files from those of the others, where there are several: the first environment that has it.
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
    /// The application, as an index.
    pub(crate) application: Option<usize>,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(input: KitInput<'a>) -> Plan<'a> {
        let entra = application_of(input.sign_ins);
        let named = &input.options.environments;
        let environments: Vec<Cow<'a, Environment>> = if named.is_empty() {
            vec![Cow::Owned(Environment::new(ONLY))]
        } else {
            named.iter().map(Cow::Borrowed).collect()
        };
        let mut plan = Plan {
            title: &input.definition.info.title,
            tool: input.options.tool.unwrap_or_default(),
            upload: upload(input.sign_ins),
            applications: Vec::new(),
            places: Vec::new(),
            entra,
            input,
        };
        if let Some(entra) = entra {
            plan.applications = applications(&environments, entra, &plan);
        }
        plan.places = environments.into_iter().map(|environment| place(environment, &plan)).collect();
        plan
    }

    pub(crate) fn application(&self, place: &Place<'_>) -> Option<&Application> {
        self.applications.get(place.application?)
    }

    /// Whether the platform makes a managed identity.
    pub(crate) fn managed_identity(&self) -> bool {
        self.entra.is_some_and(|entra| entra.federated.is_some())
    }

    /// Whether the platform makes a redirect URL.
    pub(crate) fn has_redirect(&self) -> bool {
        self.input.sign_ins.iter().any(|sign_in| is_oauth(sign_in.kind))
    }

    /// Whether a client secret is given to the platform.
    pub(crate) fn has_secret(&self) -> bool {
        self.upload == Upload::ClientSecret
    }

    pub(crate) fn any(&self, kinds: &[AuthKind]) -> bool {
        self.input.sign_ins.iter().any(|sign_in| kinds.contains(&sign_in.kind))
    }

    /// The issuer of federated credentials of an application.
    pub(crate) fn issuer(&self, application: &Application) -> Option<String> {
        let entra = self.entra.filter(|entra| entra.federated.is_some())?;
        let tenant = application.tenant.as_deref()?;
        Some(format!("{}/{tenant}/v2.0", entra.login_url))
    }

    /// The name of the federated credential of a place.
    pub(crate) fn credential(&self, place: &Place<'_>) -> String {
        credential_name(self.title, &place.environment.name)
    }
}

impl Application {
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

/// The sign-in whose application is rolled out.
pub(crate) fn application_of(sign_ins: &[SignIn]) -> Option<&EntraApplication> {
    let delegated = || {
        let all = sign_ins.iter().filter_map(|sign_in| sign_in.entra.as_ref());
        all.filter(|entra| entra.access == Access::Delegated)
    };
    delegated().find(|entra| entra.federated.is_some()).or_else(|| delegated().next())
}

/// Whether the platform makes a redirect URL for a sign-in of this kind.
pub(crate) fn is_oauth(kind: AuthKind) -> bool {
    match kind {
        AuthKind::OAuth2
        | AuthKind::OAuth2Generic
        | AuthKind::OAuth2Pkce
        | AuthKind::EntraId
        | AuthKind::ManagedIdentity => true,
        AuthKind::FromSpec
        | AuthKind::None
        | AuthKind::Basic
        | AuthKind::ApiKey
        | AuthKind::Bearer
        | AuthKind::ServicePrincipal
        | AuthKind::Custom => false,
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

fn applications(
    environments: &[Cow<'_, Environment>],
    entra: &EntraApplication,
    plan: &Plan<'_>,
) -> Vec<Application> {
    let mut found: Vec<Application> = Vec::new();
    for environment in environments {
        let (client_id, tenant) = identity(environment, entra);
        let is_known = |known: &Application| known.client_id == client_id && known.tenant == tenant;
        if !found.iter().any(is_known) {
            found.push(Application {
                suffix: Some(environment.name.clone()),
                display_name: String::new(),
                unique_name: String::new(),
                client_id,
                tenant,
            });
        }
    }
    let name = plan.input.options.application_name.as_deref().unwrap_or(plan.title);
    let only = found.len() == 1;
    for application in &mut found {
        if only {
            application.suffix = None;
        }
        (application.display_name, application.unique_name) = match &application.suffix {
            Some(suffix) => (format!("{name} ({suffix})"), format!("{}-{suffix}", slug(name))),
            None => (name.to_owned(), slug(name)),
        };
    }
    found
}

fn identity(environment: &Environment, entra: &EntraApplication) -> (Option<String>, Option<String>) {
    let client_id = environment.client_id.as_ref().or(entra.client_id.as_ref());
    let tenant = environment.tenant_id.as_ref().or(entra.tenant_id.as_ref());
    (client_id.map(|id| id.to_ascii_lowercase()), tenant.map(|tenant| tenant.to_ascii_lowercase()))
}

fn place<'a>(environment: Cow<'a, Environment>, plan: &Plan<'a>) -> Place<'a> {
    let application = plan.entra.and_then(|entra| {
        let (client_id, tenant) = identity(&environment, entra);
        plan.applications.iter().position(|known| known.client_id == client_id && known.tenant == tenant)
    });
    let cloud = environment.cloud.or_else(|| plan.entra.map(|entra| entra.cloud)).unwrap_or_default();
    Place { environment, cloud, application }
}
