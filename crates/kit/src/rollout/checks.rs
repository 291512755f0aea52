//! What in the kit does not fit the sign-in: found only once the sign-in is known.

use connectorgen_auth::Upload;
use connectorgen_auth::entra::Access;
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
    report_other_application(&plan, &mut report);
    let list = kit.key("environments");
    for (index, environment) in options.environments.iter().enumerate() {
        let at = list.index(index);
        environment_fits(environment, &plan, &at, &mut report);
        let before = options.environments.get(..index).unwrap_or_default();
        made_once(environment, before, &at, &mut report);
    }
}

type Report<'r> = dyn FnMut(&Code, &At<'_>, String, &str) + 'r;

/// The kit is for one application; a second one is left to people.
fn report_other_application(plan: &Plan<'_>, report: &mut Report<'_>) {
    let Some(own) = plan.entra else { return };
    let all = plan.input.sign_ins.iter().filter_map(|sign_in| sign_in.entra.as_ref());
    let mut others = all.filter(|entra| {
        entra.access == Access::Delegated
            && (&entra.client_id, &entra.tenant_id) != (&own.client_id, &own.tenant_id)
    });
    if let Some(other) = others.next() {
        let id = other.client_id.as_deref().unwrap_or("not known yet");
        report(
            &codes::KIT_APPLICATION_NOT_COVERED,
            &At::root(Document::Options).key("auth"),
            format!(
                "two ways to sign in have applications of their own, and the kit leaves out the second ({id})"
            ),
            "register that one by hand, or give both ways the same client id",
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
    let Some(entra) = plan.entra else {
        let unused = [("tenantId", &environment.tenant_id), ("clientId", &environment.client_id)];
        for (key, _) in unused.into_iter().filter(|(_, value)| value.is_some()) {
            let message = format!("`{key}` is given, and this sign-in has no application in Entra ID");
            report(&codes::KIT_VALUE_UNUSED, &at.key(key), message, "leave it out");
        }
        return;
    };
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
