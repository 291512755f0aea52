use connectorgen_templates::{SecurityEnvironmentView, SecurityFactView};

use super::words::code;
use crate::entra::consent_url;
use crate::rollout::plan::{Application, Place, Plan, is_many};
use crate::{Cloud, FederatedCredential, Tool};

/// Every environment, step by step.
pub(super) fn views(plan: &Plan<'_>) -> Vec<SecurityEnvironmentView> {
    let view = |place: &Place<'_>| SecurityEnvironmentView {
        name: place.environment.name.clone(),
        facts: facts(place, plan),
        steps: steps(place, plan),
    };
    plan.places.iter().map(view).collect()
}

fn facts(place: &Place<'_>, plan: &Plan<'_>) -> Vec<SecurityFactView> {
    const LATER: &str = "Not known before the first upload";
    let mut facts: Vec<SecurityFactView> = Vec::new();
    let mut fact = |what: &str, value: Option<&String>, otherwise: &str| {
        let value = value.map_or_else(|| otherwise.to_owned(), |value| code(value));
        facts.push(SecurityFactView { what: what.to_owned(), value });
    };
    let environment = &place.environment;
    match plan.tool {
        Tool::Paconn => fact("Environment", environment.id.as_ref(), "Not given: `paconn` asks"),
        Tool::Pac => {
            let which = environment.url.as_ref().or(environment.id.as_ref());
            fact("Environment", which, "Not given: that of `pac auth`");
        }
    }
    fact("Cloud", Some(&place.cloud.name().to_owned()), "");
    let applications: Vec<&Application> = plan.applications_of(place).collect();
    for application in &applications {
        let which = match plan.registration(application) {
            Some(registration) if applications.len() > 1 => format!(" ({})", registration.key),
            Some(_) | None => String::new(),
        };
        fact(&format!("Tenant{which}"), application.tenant.as_ref(), "Not given");
        fact(
            &format!("Application (client) ID{which}"),
            application.client_id.as_ref(),
            "Not known before the application is there",
        );
    }
    fact("Connector", environment.connector_id.as_ref(), LATER);
    if plan.has_redirect() {
        fact("Redirect URL", environment.redirect_url.as_ref(), LATER);
    }
    if plan.managed_identity() {
        fact("Subject", environment.subject.as_ref(), LATER);
        let issuer = plan.trusting(place).and_then(|application| plan.issuer(application));
        fact("Issuer", issuer.as_ref(), "Not known without the tenant");
        fact("Audience", plan.audience().map(str::to_owned).as_ref(), "");
        fact("Federated credential", Some(&plan.credential(place)), "");
    }
    facts
}

fn steps(place: &Place<'_>, plan: &Plan<'_>) -> Vec<String> {
    let name = &place.environment.name;
    let applications: Vec<&Application> = plan.applications_of(place).collect();
    let mut steps = Vec::new();
    steps.extend(cloud(place, plan));
    if applications.iter().any(|application| application.client_id.is_none()) {
        steps.push(format!(
            "Make the application: `bash deploy.sh {name} --register`. Put the client id into `connectorgen.yaml` and \
             generate the connector again."
        ));
    }
    steps.push(upload(place, plan));
    if !applications.is_empty() {
        steps.push(register(place, plan));
    } else if plan.has_redirect() {
        steps.push(
            "Register: add the redirect URL that `deploy.sh` prints to those of the application at the identity provider, \
             and keep those that are there."
                .to_owned(),
        );
    }
    if plan.has_redirect() {
        steps.push(write_down(place, plan));
    }
    if plan.tool == Tool::Pac && plan.has_secret() {
        steps.push(
            "Enter the client secret in the maker portal, on the connector's Security page.".to_owned(),
        );
    }
    steps.extend(applications.iter().filter_map(|application| consent(application, plan)));
    steps.push(
        "Classify the connector in a data policy (section Data) and share it with the group of its users."
            .to_owned(),
    );
    steps.push(
        "Create a connection and try one action that only reads on the connector's Test page.".to_owned(),
    );
    steps
}

/// What the tools have to be told outside the public cloud.
fn cloud(place: &Place<'_>, plan: &Plan<'_>) -> Option<String> {
    if place.cloud == Cloud::Public {
        return None;
    }
    let pac = code(&format!("pac auth create --cloud {}", place.cloud.pac_name()));
    let paconn = code(&format!(
        "paconn login --settings environments/{}/settings.json --force",
        place.environment.name
    ));
    Some(match plan.tool {
        Tool::Pac => format!("Sign in to this cloud: {pac}."),
        // microsoft/PowerPlatformConnectors#2779 has the addresses of GCC at work, #1797 asks for those of GCC High.
        Tool::Paconn if place.cloud == Cloud::Gcc => format!(
            "Sign in to this cloud: {paconn}. The file has its addresses (`powerAppsUrl`, `resource`), which `paconn` does not \
             know by itself."
        ),
        Tool::Paconn => format!(
            "Sign in to this cloud: {paconn}. The file has its addresses, which `paconn` does not know by itself: those that \
             Microsoft's PowerShell module `Microsoft.PowerApps.Administration.PowerShell` uses. That `paconn` works with them \
             is not verified. If it does not sign in or is refused, compare `powerAppsUrl`, `authorityUrl` and `resource` with \
             that module, or use `tool: pac`, which knows the cloud ({pac})."
        ),
    })
}

fn upload(place: &Place<'_>, plan: &Plan<'_>) -> String {
    let name = &place.environment.name;
    let is_new = place.environment.connector_id.is_none();
    let two = if is_new && plan.tool == Tool::Paconn && plan.upload == connectorgen_auth::Upload::TwoPhase {
        " The first time the connector is made without its sign-in (`bootstrap`), because `paconn create` insists on a \
         client secret; the update right after it brings the sign-in."
    } else {
        ""
    };
    format!(
        "Upload: `bash deploy.sh {name} --dry-run` says what would be done, `bash deploy.sh {name}` does it (PowerShell: \
         `./deploy.ps1 -Environment {name}`). It may be run again at any time.{two}"
    )
}

fn register(place: &Place<'_>, plan: &Plan<'_>) -> String {
    let whose = if plan.applications_of(place).count() > 1 { "each application" } else { "the application" };
    let Some(trusting) = plan.trusting(place) else {
        return format!(
            "Register: `deploy.sh` adds the redirect URL to those of {whose}. By hand: Authentication, Web, Add URI."
        );
    };
    let id = trusting.client_id.as_deref().unwrap_or("CLIENT_ID");
    let file = FederatedCredential::file_name(&place.environment.name);
    format!(
        "Register: `deploy.sh` adds the redirect URL to those of {whose}, and the managed identity as a federated \
         credential. By hand: Authentication, Web, Add URI; then Certificates & secrets, Federated credentials, Add \
         credential, Other issuer, with the values above (the subject is an explicit one), or, once the subject is in the \
         file, {}.",
        code(&format!("az ad app federated-credential create --id {id} --parameters @{file}"))
    )
}

fn write_down(place: &Place<'_>, plan: &Plan<'_>) -> String {
    let environment = &place.environment;
    let name = &environment.name;
    let what = if plan.managed_identity() { "`redirectUrl` and `subject`" } else { "`redirectUrl`" };
    let is_known =
        environment.redirect_url.is_some() && (environment.subject.is_some() || !plan.managed_identity());
    if is_known {
        return format!(
            "Compare: `connectorgen.yaml` has {what} of {}, so `deploy.sh` stops on any other. {} does the same with a \
             download.",
            code(name),
            code(&format!("connectorgen identity DOWNLOAD --config connectorgen.yaml --environment {name}"))
        );
    }
    format!(
        "Write down what the platform has made: {what} of {} into `connectorgen.yaml`. From then on, `deploy.sh` stops when \
         they change. {} reads and checks them in a download.",
        code(name),
        code(&format!("connectorgen identity DOWNLOAD --config connectorgen.yaml --environment {name}"))
    )
}

fn consent(application: &Application, plan: &Plan<'_>) -> Option<String> {
    let tenant = application.tenant.as_deref().filter(|tenant| !is_many(tenant))?;
    let login = &plan.registration(application)?.entra().login_url;
    let url = consent_url(login, Some(tenant), application.client_id.as_deref())?;
    Some(format!("Let an administrator of the tenant consent, where that is asked for: {}.", code(&url)))
}
