use connectorgen_auth::entra::{EntraPermission, well_known_resource};
use connectorgen_model::Method;
use connectorgen_templates::{
    SecurityApiView, SecurityApplicationView, SecurityBroadView, SecurityEntraView, SecurityPermissionView,
};

use super::words::{code, few, list};
use crate::entra::{consent_url, policy_name, sign_in_audience, target};
use crate::rollout::bicep;
use crate::rollout::plan::{Application, Plan, is_many};
use crate::rollout::registration::{ApiAccess, Registration};

/// The applications in Microsoft Entra ID.
pub(super) fn view(plan: &Plan<'_>) -> Option<SecurityEntraView> {
    let first = plan.applications.first()?;
    let mut clients: Vec<String> = Vec::new();
    for id in plan.applications.iter().filter_map(|application| application.client_id.clone()) {
        if !clients.contains(&id) {
            clients.push(id);
        }
    }
    if clients.is_empty() {
        clients.push("CLIENT_ID".to_owned());
    }
    // Microsoft Learn, "Manage users and groups assignment to an application".
    let assign =
        |id: &String| code(&format!("az ad sp update --id {id} --set appRoleAssignmentRequired=true"));
    Some(SecurityEntraView {
        names: plan.applications.iter().map(|application| application.display_name.clone()).collect(),
        tenant: first.tenant.clone().filter(|tenant| !is_many(tenant)),
        applications: plan
            .registrations
            .iter()
            .enumerate()
            .filter_map(|(index, registration)| application(index, registration, plan))
            .collect(),
        assignment: list(&clients.iter().map(assign).collect::<Vec<_>>()),
        graph_url: plan.cloud().graph_url().to_owned(),
        target: target(plan).why.to_owned(),
        policy_name: policy_name(plan.title),
        clients,
    })
}

/// One of them; `None` where no environment has it.
fn application(
    index: usize,
    registration: &Registration<'_>,
    plan: &Plan<'_>,
) -> Option<SecurityApplicationView> {
    let is_own = |application: &&Application| {
        plan.registration(application).is_some_and(|other| other.key == registration.key)
    };
    let own: Vec<&Application> = plan.applications.iter().filter(is_own).collect();
    if own.is_empty() {
        return None;
    }
    let coded = |text: fn(&Application) -> String| {
        list(&own.iter().map(|application| code(&text(application))).collect::<Vec<_>>())
    };
    let names: Vec<&str> = own.iter().map(|application| application.display_name.as_str()).collect();
    let titles = registration.users().map(|user| user.sign_in.label.as_ref().unwrap_or(&user.sign_in.title));
    let titles: Vec<String> = titles.map(|title| code(title)).collect();
    let accesses = registration.accesses();
    let scopes: Vec<&str> = accesses
        .iter()
        .flat_map(|access| &access.permissions)
        .map(|permission| permission.scope.as_str())
        .collect();
    Some(SecurityApplicationView {
        heading: if plan.registrations.len() > 1 {
            format!("The application in Microsoft Entra ID for {}", list(&titles))
        } else {
            "The application in Microsoft Entra ID".to_owned()
        },
        node: if index == 0 { String::new() } else { (index + 1).to_string() },
        name: list(&names),
        unique_name: coded(|application| application.unique_name.clone()),
        accounts: accounts(registration),
        apis: accesses.iter().map(api).collect(),
        asks: if scopes.is_empty() { "its permissions".to_owned() } else { scopes.join(" ") },
        managed_identity: registration.federated().is_some(),
        client_secret: registration.has_secret(),
        secret: secret(registration),
        on_behalf_of: registration.on_behalf_of(),
        permissions: accesses
            .iter()
            .flat_map(|access| permissions(access, registration, accesses.len() > 1))
            .collect(),
        registration: coded(|application| application.file("app-registration", "json")),
        az: own.iter().map(|application| az(application, registration)).collect(),
        bicep: bicep::file(registration, plan),
        consent: consent(&own, &accesses, registration),
    })
}

/// The same as the body for Microsoft Graph, by the options that `az ad app create` has.
fn az(application: &Application, registration: &Registration<'_>) -> String {
    let name = application.display_name.replace('\'', r"'\''");
    format!(
        "az ad app create --display-name '{name}' --sign-in-audience {} --is-fallback-public-client false \
         --enable-access-token-issuance false --enable-id-token-issuance false \
         --required-resource-accesses \"$(jq -c .requiredResourceAccess {})\"",
        sign_in_audience(registration),
        application.file("app-registration", "json")
    )
}

fn api(access: &ApiAccess<'_>) -> SecurityApiView {
    let known = well_known_resource(access.resource);
    SecurityApiView {
        resource: access.resource.to_owned(),
        name: known.map_or("An API of your own", |known| known.name).to_owned(),
    }
}

fn secret(registration: &Registration<'_>) -> String {
    let text = match (registration.federated().is_some(), registration.has_secret()) {
        (true, false) => {
            "None, and there must not be one: the managed identity of the connector stands in for it"
        }
        (true, true) => {
            "One, given to the platform on upload (section Credentials), for the sign-in without a managed identity"
        }
        (false, _) => "One, given to the platform on upload (section Credentials)",
    };
    text.to_owned()
}

fn accounts(registration: &Registration<'_>) -> String {
    let audience = sign_in_audience(registration);
    let whose = match audience {
        "AzureADMyOrg" => "Accounts of one tenant",
        "AzureADMultipleOrgs" => {
            "Accounts of any organisation. If the users of one tenant are enough, give its GUID as `tenantId`"
        }
        _ => "Personal accounts",
    };
    let asked =
        if registration.federated().is_some() { "; a managed identity works with no other" } else { "" };
    format!("{whose} (`{audience}`){asked}")
}

fn permissions(
    access: &ApiAccess<'_>,
    registration: &Registration<'_>,
    of_several: bool,
) -> Vec<SecurityPermissionView> {
    let view = |permission: &&EntraPermission| {
        let users = registration.users().filter(|user| user.entra.resource == access.resource);
        let mut uses = users.flat_map(|user| &user.sign_in.scopes);
        let used = uses.find(|used| {
            used.scope == permission.scope || used.scope.rsplit('/').next() == Some(permission.scope.as_str())
        });
        let operations = used.map(|used| used.operations.clone()).unwrap_or_default();
        SecurityPermissionView {
            scope: permission.scope.clone(),
            api: of_several.then(|| access.resource.to_owned()),
            needed_by: if operations.is_empty() {
                "No operation, as far as the document says".to_owned()
            } else {
                few(&operations, 5)
            },
            consent: match permission.admin_consent {
                Some(true) => "An administrator has to consent".to_owned(),
                Some(false) => {
                    "Each user, where the tenant allows that; otherwise an administrator".to_owned()
                }
                None => "As the API says".to_owned(),
            },
        }
    };
    access.permissions.iter().map(view).collect()
}

fn consent(own: &[&Application], accesses: &[ApiAccess<'_>], registration: &Registration<'_>) -> String {
    let login = &registration.entra().login_url;
    let urls: Vec<String> = own
        .iter()
        .filter_map(|application| {
            consent_url(login, application.tenant.as_deref(), application.client_id.as_deref())
        })
        .map(|url| code(&url))
        .collect();
    let where_to = if urls.is_empty() {
        "API permissions, Grant admin consent".to_owned()
    } else {
        format!("{}, or API permissions, Grant admin consent", list(&urls))
    };
    let mut permissions = accesses.iter().flat_map(|access| &access.permissions);
    let first = if permissions.clone().any(|permission| permission.admin_consent == Some(true)) {
        "At least one permission is for administrators to grant: without that, nobody can sign in."
    } else if permissions.all(|permission| permission.admin_consent == Some(false)) {
        "No permission needs an administrator by itself; many tenants ask for one all the same."
    } else {
        "Whether an administrator has to consent, the API says."
    };
    format!("{first} An administrator does it once: {where_to}. That speaks for all users of the tenant.")
}

/// Permissions that allow more than the operations need, maybe.
pub(super) fn broad(plan: &Plan<'_>) -> Vec<SecurityBroadView> {
    let mut permissions: Vec<&EntraPermission> = Vec::new();
    for permission in plan.accesses().flat_map(|access| access.permissions) {
        if !permissions.iter().any(|known| known.scope == permission.scope) {
            permissions.push(permission);
        }
    }
    let only_reads = plan
        .input
        .definition
        .operations()
        .all(|(_, method, _)| matches!(method, Method::Get | Method::Head | Method::Options));
    let told = permissions.into_iter().filter_map(|permission| {
        let scope = &permission.scope;
        let why = if scope.ends_with(".default") || scope == "*" {
            "stands for everything that was ever consented to: name the permissions one by one."
        } else if only_reads && (scope.contains("Write") || scope.contains("FullControl")) {
            "allows writing, and the connector only reads."
        } else if scope.ends_with(".All") {
            "reaches the data of others as well, as far as the user does: is there one without `.All`?"
        } else if scope == "user_impersonation" {
            "allows all that the user may do there: the API has no smaller one. Give users only the roles that they need."
        } else {
            return None;
        };
        Some(SecurityBroadView { scope: scope.clone(), why: why.to_owned() })
    });
    told.collect()
}
