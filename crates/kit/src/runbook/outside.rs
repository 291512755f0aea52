//! Practices that a connector has no part in: said in a line each, so that a reviewer sees that they were thought of.

use connectorgen_templates::SecurityOutsideView;

use crate::rollout::plan::Plan;

pub(super) fn rows(plan: &Plan<'_>) -> Vec<SecurityOutsideView> {
    let keeps = plan.has_secret() || plan.any(KEEP_SECRETS);
    let mut rows = vec![
        (
            "The tenant",
            "That there is one, its licences, who its administrators are, and multifactor authentication for all of them.",
        ),
        (
            "Design of flows",
            "What a flow does with the data, its error handling, HTTP actions in place of this connector (which would need \
             credentials of their own), and who owns it.",
        ),
        ("Auditing", "Switching on the audit log of Purview and of Dataverse, and how long they are kept."),
        ("The API", "Its own authorization, its limits, its certificate, and what it writes to its log."),
        (
            "Networks",
            "IP pinning and the firewall of environments are set in the admin center; a virtual network for connectors is a \
             feature of Managed Environments.",
        ),
    ];
    if keeps {
        rows.push((
            "The vault",
            "Making it, its subscription and resource group, access by role, and the life cycle of what is in it (disabled, \
             valid from, valid until, versions).",
        ));
    } else {
        rows.push(("Key Vault", "Nothing of this connector belongs into one."));
    }
    rows.push((
        "Certification",
        "A custom connector that stays in the organisation needs none; publishing it is another process, with its own review.",
    ));
    rows.into_iter()
        .map(|(what, why)| SecurityOutsideView { what: what.to_owned(), why: why.to_owned() })
        .collect()
}

const KEEP_SECRETS: &[connectorgen_auth::AuthKind] = {
    use connectorgen_auth::AuthKind;
    &[AuthKind::Basic, AuthKind::ApiKey, AuthKind::Bearer, AuthKind::Custom, AuthKind::ServicePrincipal]
};
