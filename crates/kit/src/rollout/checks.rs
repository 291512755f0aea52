//! What in the kit does not fit the sign-in: found only once the sign-in is known.

use connectorgen_auth::Upload;
use connectorgen_diagnostics::{At, Code, Diagnostics, Document};

use super::KitInput;
use super::plan::{ONLY, Plan};
use crate::{Environment, Subject, Tool, codes};

/// Reports what does not fit.
pub(super) fn run(input: KitInput<'_>, found: &mut Diagnostics) {
    let plan = Plan::of(input);
    let options = input.options;
    let root = At::root(Document::Options);
    let kit = root.key("kit");
    let mut report = |code: &Code, at: &At<'_>, message: String, help: &str| {
        found.report(code, at, message).help(help);
    };
    if options.environments.is_empty() {
        let message = format!("no environment is named, so the kit is for one called `{ONLY}`");
        report(&codes::KIT_ENVIRONMENTS_MISSING, &kit, message, "name them as `kit.environments`");
    }
    if options.secret_expires.is_some() && plan.upload != Upload::ClientSecret {
        let message =
            "a day is given on which the client secret expires, and this sign-in has none".to_owned();
        report(&codes::KIT_VALUE_UNUSED, &kit.key("secretExpires"), message, "leave it out");
    }
    if options.solution.is_some() && plan.tool != Tool::Pac {
        let message = "a solution is given, and `paconn` does not know solutions".to_owned();
        report(
            &codes::KIT_VALUE_UNUSED,
            &kit.key("solution"),
            message,
            "choose `tool: pac`, or leave it out",
        );
    }
    applications_fit(&plan, &mut report);
    let list = kit.key("environments");
    for (index, environment) in options.environments.iter().enumerate() {
        let at = list.index(index);
        environment_fits(environment, &plan, &at, &mut report);
        let before = options.environments.get(..index).unwrap_or_default();
        made_once(environment, before, &at, &mut report);
    }
}

type Report<'r> = dyn FnMut(&Code, &At<'_>, String, &str) + 'r;

/// What the sign-ins ask of applications together.
fn applications_fit(plan: &Plan<'_>, report: &mut Report<'_>) {
    let root = At::root(Document::Options);
    let auth = root.key("auth");
    for registration in &plan.registrations {
        let mut tenants = registration.users().filter_map(|user| user.entra.tenant_id.as_deref());
        let first = tenants.next();
        if let Some((first, other)) =
            first.and_then(|first| Some((first, tenants.find(|other| !other.eq_ignore_ascii_case(first))?)))
        {
            report(
                &codes::KIT_APPLICATION_TENANTS_DIFFER,
                &auth,
                format!("two ways to sign in share an application, in the tenants `{first}` and `{other}`"),
                "give both the same tenant, or a client id each",
            );
        }
    }
    let all = plan.registrations.iter().enumerate();
    for (_, registration) in all.filter(|(index, _)| !plan.is_everywhere(*index)) {
        let tenant = registration.entra().tenant_id.as_deref().unwrap_or("not known yet");
        report(
            &codes::KIT_APPLICATION_NOT_COVERED,
            &auth,
            format!(
                "the application of the sign-in `{}` is in another tenant or cloud ({tenant}), and the kit leaves it out",
                registration.key
            ),
            "register it by hand, or give the environments their `tenantId`: a roll-out works in one tenant at a time",
        );
    }
}

fn environment_fits(environment: &Environment, plan: &Plan<'_>, at: &At<'_>, report: &mut Report<'_>) {
    let tool = plan.tool;
    if let Some(id) = &environment.connector_id
        && id.starts_with("shared_") != (tool == Tool::Paconn)
    {
        let (told, help) = match tool {
            Tool::Paconn => {
                ("is one of pac's", "with paconn it begins with `shared_`; or choose `tool: pac`")
            }
            Tool::Pac => ("is one of paconn's", "with pac it is a GUID (`pac connector list`)"),
        };
        report(&codes::KIT_VALUE_INVALID, &at.key("connectorId"), format!("the id `{id}` {told}"), help);
    }
    let Some(first) = plan.registrations.first() else {
        let unused = [
            ("tenantId", environment.tenant_id.is_some()),
            ("clientId", environment.client_id.is_some()),
            ("clientIds", !environment.client_ids.is_empty()),
        ];
        for (key, _) in unused.into_iter().filter(|(_, is_given)| *is_given) {
            let message = format!("`{key}` is given, and this sign-in has no application in Entra ID");
            report(&codes::KIT_VALUE_UNUSED, &at.key(key), message, "leave it out");
        }
        return;
    };
    client_ids_fit(environment, plan, at, report);
    let entra = first.entra();
    if let Some(cloud) = environment.cloud.filter(|cloud| cloud.login() != entra.cloud.login()) {
        report(
            &codes::KIT_CLOUD_MISMATCH,
            &at.key("cloud"),
            format!("`{cloud}` is another cloud than that of the sign-in, `{}`", entra.cloud),
            "hosts and resources differ between clouds: make the connector for that cloud with a configuration of its own",
        );
    }
    let tenant = environment.tenant_id.as_deref().or(entra.tenant_id.as_deref()).and_then(crate::Guid::parse);
    let subject = environment.subject.as_deref().and_then(Subject::parse);
    if let (Some(tenant), Some(subject)) = (tenant, subject)
        && tenant != subject.tenant
    {
        report(
            &codes::IDENTITY_TENANT_MISMATCH,
            &at.key("subject"),
            format!(
                "the subject belongs to the tenant `{}`, and the environment to `{tenant}`",
                subject.tenant
            ),
            "a managed identity works only in the tenant of its environment",
        );
    }
}

/// Client ids of an environment stand in for those that the sign-ins name.
fn client_ids_fit(environment: &Environment, plan: &Plan<'_>, at: &At<'_>, report: &mut Report<'_>) {
    let all = plan.registrations.iter();
    let named: Vec<&str> = all.filter_map(|registration| registration.entra().client_id.as_deref()).collect();
    let list = || {
        if named.is_empty() {
            "they name none yet".to_owned()
        } else {
            format!("they name {}", named.join(", "))
        }
    };
    if environment.client_id.is_some() && plan.registrations.len() > 1 {
        report(
            &codes::KIT_VALUE_INVALID,
            &at.key("clientId"),
            format!("the sign-ins have {} applications, and `clientId` says one", plan.registrations.len()),
            &format!(
                "say which by `clientIds`, with the client id of the sign-in and the one here ({})",
                list()
            ),
        );
    }
    let ids = at.key("clientIds");
    for of_sign_in in environment.client_ids.keys() {
        if !named.iter().any(|known| known.eq_ignore_ascii_case(of_sign_in)) {
            report(
                &codes::KIT_VALUE_INVALID,
                &ids.key(of_sign_in),
                format!("no sign-in has the client id `{of_sign_in}`"),
                &format!("what stands here is the client id of a sign-in; {}", list()),
            );
        }
    }
}

/// What the platform makes, it makes for one environment only.
fn made_once(environment: &Environment, before: &[Environment], at: &At<'_>, report: &mut Report<'_>) {
    for key in ["redirectUrl", "subject"] {
        let value = |environment: &Environment| match key {
            "subject" => environment.subject.clone(),
            _ => environment.redirect_url.clone(),
        };
        let Some(own) = value(environment) else { continue };
        if let Some(other) = before.iter().find(|other| value(other).as_ref() == Some(&own)) {
            report(
                &codes::IDENTITY_ENVIRONMENT_MISMATCH,
                &at.key(key),
                format!("`{own}` is what `{}` has as well", other.name),
                "every environment has its own; `connectorgen identity` reads it from a download",
            );
        }
    }
}
