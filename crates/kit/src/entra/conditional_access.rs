use serde::Serialize;

use crate::Guid;
use crate::rollout::plan::Plan;
use crate::rollout::registration::ApiAccess;

/// A policy of Conditional Access in report-only mode: the body for Microsoft Graph
/// (`POST /identity/conditionalAccess/policies`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConditionalAccessPolicy {
    /// What people see.
    pub display_name: String,
    /// `enabledForReportingButNotEnforced`: it blocks nobody.
    pub state: &'static str,
    /// When it applies.
    pub conditions: Conditions,
    /// What it asks for.
    pub grant_controls: GrantControls,
}

/// When a policy applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conditions {
    /// `all`.
    pub client_app_types: Vec<&'static str>,
    /// What is signed in to.
    pub applications: Applications,
    /// Who signs in.
    pub users: Users,
}

/// What is signed in to: always the API, never the application that asks for the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Applications {
    /// Application ids, or `All`.
    pub include_applications: Vec<String>,
}

/// Who signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Users {
    /// The group of those who use the connector.
    pub include_groups: Vec<&'static str>,
    /// The group of the accounts for emergencies.
    pub exclude_groups: Vec<&'static str>,
}

/// What a policy asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GrantControls {
    /// `OR`.
    pub operator: &'static str,
    /// `mfa`.
    pub built_in_controls: Vec<&'static str>,
}

impl ConditionalAccessPolicy {
    /// Multifactor authentication for the users of a connector. Microsoft Graph refuses the two texts that stand for
    /// groups, so that nobody uploads it unseen.
    pub(crate) fn new(plan: &Plan<'_>) -> ConditionalAccessPolicy {
        ConditionalAccessPolicy {
            display_name: policy_name(plan.title),
            state: "enabledForReportingButNotEnforced",
            conditions: Conditions {
                client_app_types: vec!["all"],
                applications: Applications { include_applications: target(plan).ids },
                users: Users {
                    include_groups: vec!["replace-me: object id of the group of those who use the connector"],
                    exclude_groups: vec![
                        "replace-me: object id of the group of the accounts for emergencies",
                    ],
                },
            },
            grant_controls: GrantControls { operator: "OR", built_in_controls: vec!["mfa"] },
        }
    }
}

/// The name of the policy, which log queries look for.
pub(crate) fn policy_name(title: &str) -> String {
    format!("Connector {title}: multifactor authentication")
}

/// What the policy is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// `All`, or application ids.
    pub(crate) ids: Vec<String>,
    /// What to say about it.
    pub(crate) why: &'static str,
}

/// Policies apply to the API that a token is for. Microsoft Graph cannot be chosen by itself (Microsoft Learn,
/// "Conditional Access: Target resources").
pub(crate) fn target(plan: &Plan<'_>) -> Target {
    const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
    let accesses: Vec<ApiAccess<'_>> = plan.accesses().collect();
    if accesses.iter().any(|access| access.app_id == Some(GRAPH)) {
        return Target {
            ids: vec!["All".to_owned()],
            why: "Policies apply to the API that a token is for, and Microsoft Graph cannot be chosen by itself: this one \
                  is for all resources, and for the users of the connector only.",
        };
    }
    let mut ids: Vec<String> = Vec::new();
    let mut is_known = true;
    for access in &accesses {
        let id = api_id(access).unwrap_or_else(|| {
            is_known = false;
            "replace-me: application id of the API".to_owned()
        });
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let why = if is_known {
        "Policies apply to the API that a token is for, not to the application that asks for it; this one names the API, so \
         it is for every client of it that these users have."
    } else {
        "Policies apply to the API that a token is for, not to the application that asks for it: fill in the application \
         id of the API as well."
    };
    Target { ids, why }
}

/// The application id of an API: a well-known one, or that in its identifier.
fn api_id(access: &ApiAccess<'_>) -> Option<String> {
    let named = access.resource.trim_start_matches("api://").trim_end_matches('/');
    access.app_id.map(str::to_owned).or_else(|| Guid::parse(named).map(|guid| guid.to_string()))
}
