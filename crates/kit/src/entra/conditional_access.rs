use connectorgen_auth::entra::EntraApplication;
use serde::Serialize;

use crate::Guid;

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
    pub(crate) fn new(title: &str, entra: &EntraApplication) -> ConditionalAccessPolicy {
        ConditionalAccessPolicy {
            display_name: policy_name(title),
            state: "enabledForReportingButNotEnforced",
            conditions: Conditions {
                client_app_types: vec!["all"],
                applications: Applications { include_applications: vec![target(entra).id] },
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
    /// `All`, or an application id.
    pub(crate) id: String,
    /// What to say about it.
    pub(crate) why: &'static str,
}

/// Policies apply to the API that a token is for. Microsoft Graph cannot be chosen by itself (Microsoft Learn,
/// "Conditional Access: Target resources").
pub(crate) fn target(entra: &EntraApplication) -> Target {
    const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
    let named = entra.resource.trim_start_matches("api://").trim_end_matches('/');
    match (entra.resource_app_id, Guid::parse(named)) {
        (Some(GRAPH), _) => Target {
            id: "All".to_owned(),
            why: "Policies apply to the API that a token is for, and Microsoft Graph cannot be chosen by itself: this one \
                  is for all resources, and for the users of the connector only.",
        },
        (Some(known), _) => Target {
            id: known.to_owned(),
            why: "Policies apply to the API that a token is for, not to the application that asks for it; this one names \
                  the API, so it is for every client of it that these users have.",
        },
        (None, Some(guid)) => Target {
            id: guid.to_string(),
            why: "Policies apply to the API that a token is for, not to the application that asks for it; this one names \
                  the API, so it is for every client of it that these users have.",
        },
        (None, None) => Target {
            id: "replace-me: application id of the API".to_owned(),
            why: "Policies apply to the API that a token is for, not to the application that asks for it: fill in the \
                  application id of the API as well.",
        },
    }
}
