use connectorgen_auth::{AuthKind, Upload};
use connectorgen_templates::{
    ScriptApplicationView, ScriptEnvironmentView, ScriptPermissionView, ScriptView,
};

use super::files::properties_file;
use super::plan::{Application, Place, Plan};
use super::registration::Registration;
use crate::Tool;

/// `deploy.sh` and `deploy.ps1`.
pub(super) fn view(plan: &Plan<'_>) -> ScriptView {
    let (paconn, pac) = (plan.tool == Tool::Paconn, plan.tool == Tool::Pac);
    let secret = paconn && plan.has_secret();
    let mut tools = vec!["jq".to_owned()];
    let mut commands = tools.clone();
    match plan.tool {
        Tool::Paconn => {
            tools.push("paconn (pip install paconn; paconn login)".to_owned());
            commands.push("paconn".to_owned());
        }
        Tool::Pac => {
            tools.push("pac (the Power Platform CLI; pac auth create)".to_owned());
            commands.push("pac".to_owned());
        }
    }
    if plan.has_entra() {
        tools.push("az (the Azure CLI; az login)".to_owned());
        commands.push("az".to_owned());
    }
    ScriptView {
        title: plan.title.to_owned(),
        paconn,
        pac,
        secret,
        two_phase: paconn && plan.upload == Upload::TwoPhase,
        reads_back: plan.has_redirect(),
        managed_identity: plan.managed_identity(),
        single_tenant: plan.has_entra() && plan.places.iter().all(|place| tenant(place, plan).is_some()),
        solution: plan.input.options.solution.clone(),
        entra: plan.has_entra(),
        tools,
        commands,
        environments: plan.places.iter().map(|place| environment(place, plan)).collect(),
        by_hand: by_hand(plan),
    }
}

/// Those with a name that can stand in a query, which is what permissions have.
fn permissions(registration: &Registration<'_>) -> Vec<ScriptPermissionView> {
    let is_name = |scope: &str| {
        !scope.is_empty() && scope.chars().all(|c| c.is_ascii_alphanumeric() || "._-:/".contains(c))
    };
    // They concern the sign-in itself, and every application has them.
    let of_sign_in = ["openid", "profile", "email", "offline_access"];
    let mut found = Vec::new();
    for access in registration.accesses() {
        let listed = access.permissions.iter().filter(|permission| {
            is_name(&permission.scope)
                && !permission.scope.ends_with(".default")
                && (permission.id.is_some() || !of_sign_in.contains(&permission.scope.as_str()))
        });
        found.extend(listed.map(|permission| ScriptPermissionView {
            api: access.app_id.unwrap_or(access.resource).to_owned(),
            scope: permission.scope.clone(),
            id: permission.id.unwrap_or_default().to_owned(),
        }));
    }
    found
}

/// The tenant of a place, if it is known by its GUID: all its applications have it.
fn tenant(place: &Place<'_>, plan: &Plan<'_>) -> Option<String> {
    let mut tenants = plan.applications_of(place).filter_map(Application::tenant_guid);
    tenants.next().map(|tenant| tenant.to_string())
}

fn environment(place: &Place<'_>, plan: &Plan<'_>) -> ScriptEnvironmentView {
    let environment = &place.environment;
    let id = match plan.tool {
        Tool::Paconn => environment.id.clone(),
        Tool::Pac => environment.url.clone().or_else(|| environment.id.clone()),
    };
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let mut view = ScriptEnvironmentView {
        name: environment.name.clone(),
        id: id.unwrap_or_default(),
        connector_id: text(environment.connector_id.as_ref()),
        properties: properties_file(place, plan),
        redirect_url: text(environment.redirect_url.as_ref()),
        ..ScriptEnvironmentView::default()
    };
    view.applications = plan.applications_of(place).filter_map(|one| application(one, plan)).collect();
    view.tenant_id = tenant(place, plan).unwrap_or_default();
    place.cloud.az_name().clone_into(&mut view.azure_cloud);
    place.cloud.graph_url().clone_into(&mut view.graph_url);
    view.credential = plan.credential(place);
    view.issuer = plan.trusting(place).and_then(|application| plan.issuer(application)).unwrap_or_default();
    plan.audience().unwrap_or_default().clone_into(&mut view.audience);
    view
}

fn application(application: &Application, plan: &Plan<'_>) -> Option<ScriptApplicationView> {
    let registration = plan.registration(application)?;
    let login = &registration.entra().login_url;
    let consent =
        crate::entra::consent_url(login, application.tenant.as_deref(), application.client_id.as_deref());
    Some(ScriptApplicationView {
        name: registration.key.clone(),
        client_id: application.client_id.clone().unwrap_or_default(),
        registration: application.file("app-registration", "json"),
        unique_name: application.unique_name.clone(),
        consent_url: consent.unwrap_or_default(),
        managed_identity: registration.federated().is_some(),
        secret: registration.has_secret(),
        permissions: permissions(registration),
    })
}

/// What no script does. One line each; the script prints them.
fn by_hand(plan: &Plan<'_>) -> Vec<String> {
    let mut tasks = Vec::new();
    if plan.tool == Tool::Pac && plan.has_secret() {
        tasks.push(
            "- Enter the client secret in the maker portal, on the connector's Security page: pac has no option for it."
                .to_owned(),
        );
    }
    if plan.tool == Tool::Paconn && plan.secrets() > 1 {
        tasks.push(
            "- paconn gives one client secret to every way to sign in, and here several have one of their own. Enter those \
             of the others in the maker portal, on the connector's Security page."
                .to_owned(),
        );
    }
    if plan.any(&[AuthKind::ManagedIdentity]) && plan.has_secret() {
        tasks.push(
            "- paconn gives the client secret to every way to sign in. Look at the one with the managed identity in the \
             maker portal: it needs none."
                .to_owned(),
        );
    }
    tasks.push(
        "- Create a connection and try it on the connector's Test page. After a change of the sign-in, delete the old \
         connections first: they keep the old settings."
            .to_owned(),
    );
    tasks
}
