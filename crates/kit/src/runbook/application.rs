use connectorgen_auth::entra::{EntraApplication, EntraPermission, well_known_resource};
use connectorgen_model::Method;
use connectorgen_templates::{SecurityBroadView, SecurityEntraView, SecurityPermissionView};

use super::words::{code, few, list};
use crate::entra::{consent_url, policy_name, sign_in_audience, target};
use crate::rollout::plan::{Application, Plan};

/// The application in Microsoft Entra ID.
pub(super) fn view(plan: &Plan<'_>) -> Option<SecurityEntraView> {
    let entra = plan.entra?;
    let first = plan.applications.first()?;
    let names: Vec<String> =
        plan.applications.iter().map(|application| application.display_name.clone()).collect();
    let coded = |text: fn(&Application) -> String| {
        list(&plan.applications.iter().map(|application| code(&text(application))).collect::<Vec<_>>())
    };
    let scopes: Vec<&str> = entra.permissions.iter().map(|permission| permission.scope.as_str()).collect();
    let known = well_known_resource(&entra.resource);
    let mut clients: Vec<String> = Vec::new();
    for id in plan.applications.iter().filter_map(|application| application.client_id.clone()) {
        if !clients.contains(&id) {
            clients.push(id);
        }
    }
    if clients.is_empty() {
        clients.push("CLIENT_ID".to_owned());
    }
    Some(SecurityEntraView {
        application: list(&names),
        names,
        unique_name: coded(|application| application.unique_name.clone()),
        tenant: first.tenant.clone().filter(|tenant| !is_word(tenant)),
        accounts: accounts(entra),
        resource: entra.resource.clone(),
        resource_name: known.map_or("An API of your own", |known| known.name).to_owned(),
        asks: if scopes.is_empty() { "its permissions".to_owned() } else { scopes.join(" ") },
        secret: if plan.managed_identity() {
            "None, and there must not be one: the managed identity of the connector stands in for it"
                .to_owned()
        } else {
            "One, given to the platform on upload (section Credentials)".to_owned()
        },
        on_behalf_of: entra.on_behalf_of,
        permissions: entra.permissions.iter().map(|permission| permission_view(permission, plan)).collect(),
        registration: coded(|application| application.file("app-registration", "json")),
        bicep: "entra/main.bicep".to_owned(),
        consent: consent(plan, entra),
        // Microsoft Learn, "Manage users and groups assignment to an application".
        assignment: list(
            &clients
                .iter()
                .map(|id| code(&format!("az ad sp update --id {id} --set appRoleAssignmentRequired=true")))
                .collect::<Vec<_>>(),
        ),
        graph_url: entra.cloud.graph_url().to_owned(),
        target: target(entra).why.to_owned(),
        policy_name: policy_name(plan.title),
        clients,
    })
}

/// Words that stand for many tenants.
pub(super) fn is_word(tenant: &str) -> bool {
    matches!(tenant, "common" | "organizations" | "consumers")
}

fn accounts(entra: &EntraApplication) -> String {
    let audience = sign_in_audience(entra);
    let whose = match audience {
        "AzureADMyOrg" => "Accounts of one tenant",
        "AzureADMultipleOrgs" => {
            "Accounts of any organisation. If the users of one tenant are enough, give its GUID as `tenantId`"
        }
        _ => "Personal accounts",
    };
    let asked = if entra.federated.is_some() { "; a managed identity works with no other" } else { "" };
    format!("{whose} (`{audience}`){asked}")
}

fn permission_view(permission: &EntraPermission, plan: &Plan<'_>) -> SecurityPermissionView {
    let uses = plan.input.sign_ins.iter().filter(|sign_in| sign_in.entra.as_ref() == plan.entra);
    let mut uses = uses.flat_map(|sign_in| &sign_in.scopes);
    let used = uses.find(|used| {
        used.scope == permission.scope || used.scope.rsplit('/').next() == Some(permission.scope.as_str())
    });
    let operations = used.map(|used| used.operations.clone()).unwrap_or_default();
    SecurityPermissionView {
        scope: permission.scope.clone(),
        needed_by: if operations.is_empty() {
            "No operation, as far as the document says".to_owned()
        } else {
            few(&operations, 5)
        },
        consent: match permission.admin_consent {
            Some(true) => "An administrator has to consent".to_owned(),
            Some(false) => "Each user, where the tenant allows that; otherwise an administrator".to_owned(),
            None => "As the API says".to_owned(),
        },
    }
}

fn consent(plan: &Plan<'_>, entra: &EntraApplication) -> String {
    let urls: Vec<String> = plan
        .applications
        .iter()
        .filter_map(|application| {
            consent_url(&entra.login_url, application.tenant.as_deref(), application.client_id.as_deref())
        })
        .map(|url| code(&url))
        .collect();
    let where_to = if urls.is_empty() {
        "API permissions, Grant admin consent".to_owned()
    } else {
        format!("{}, or API permissions, Grant admin consent", list(&urls))
    };
    let needed = entra.permissions.iter().any(|permission| permission.admin_consent == Some(true));
    let first = if needed {
        "At least one permission is for administrators to grant: without that, nobody can sign in."
    } else if entra.permissions.iter().all(|permission| permission.admin_consent == Some(false)) {
        "No permission needs an administrator by itself; many tenants ask for one all the same."
    } else {
        "Whether an administrator has to consent, the API says."
    };
    format!("{first} An administrator does it once: {where_to}. That speaks for all users of the tenant.")
}

/// Permissions that allow more than the operations need, maybe.
pub(super) fn broad(plan: &Plan<'_>) -> Vec<SecurityBroadView> {
    let Some(entra) = plan.entra else { return Vec::new() };
    let only_reads = plan
        .input
        .definition
        .operations()
        .all(|(_, method, _)| matches!(method, Method::Get | Method::Head | Method::Options));
    let told = entra.permissions.iter().filter_map(|permission| {
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
