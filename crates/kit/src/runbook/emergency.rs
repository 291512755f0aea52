//! When something goes wrong.

use connectorgen_auth::AuthKind;
use connectorgen_templates::SecurityErrorView;

use super::words::{code, list};
use crate::rollout::plan::{Application, Plan};
use crate::rollout::registration::Registration;

/// How to stop the connector, quickest first.
pub(super) fn cut_off(plan: &Plan<'_>) -> Vec<String> {
    let mut steps = Vec::new();
    if plan.has_entra() {
        let ids: Vec<String> = plan
            .applications
            .iter()
            .map(|application| {
                code(&format!("az ad sp update --id {} --set accountEnabled=false", client_id(application)))
            })
            .collect();
        steps.push(format!(
            "Block the application: {}. No more tokens are given out; those that are out there live for an hour or so.",
            list(&ids)
        ));
        if plan.managed_identity() {
            steps.push(format!(
                "For one environment alone, delete its federated credential instead: {}.",
                credentials(plan)
            ));
        }
        if plan.registrations.iter().any(Registration::has_secret) {
            steps.push("Delete the client secret of the application, and make a new one only when the cause is known.".to_owned());
        }
        let revoke = plan.cloud().graph_url();
        // Microsoft Graph, "user: revokeSignInSessions".
        steps.push(format!(
            "For one user alone, revoke the sessions of the user: {}, with the user's id.",
            code(&format!("az rest --method POST --url {revoke}/v1.0/users/USER/revokeSignInSessions"))
        ));
    }
    if plan.any(&[AuthKind::ServicePrincipal]) {
        steps.push("Delete the secret of the service principal that a connection holds.".to_owned());
    }
    if plan.any(&[AuthKind::Basic, AuthKind::ApiKey, AuthKind::Bearer, AuthKind::Custom]) {
        steps.push("Withdraw the credential at the API: deleting a connection does not end it.".to_owned());
    }
    if plan.any(&[AuthKind::OAuth2, AuthKind::OAuth2Generic, AuthKind::OAuth2Pkce]) {
        steps.push("Withdraw the grants, or block the client, at the identity provider.".to_owned());
    }
    steps.push(
        "Block the connector in a data policy: flows and apps that use it are suspended, and start again when it is lifted."
            .to_owned(),
    );
    steps.push(
        "Delete the connections. Connections of others are found in the Power Platform admin center."
            .to_owned(),
    );
    steps
}

/// How to delete the credential of each environment.
fn credentials(plan: &Plan<'_>) -> String {
    let mut commands = Vec::new();
    for place in &plan.places {
        let name = plan.credential(place);
        for application in plan.applications_of(place).filter(|application| plan.is_trusting(application)) {
            let id = client_id(application);
            let command =
                format!("az ad app federated-credential delete --id {id} --federated-credential-id {name}");
            commands.push(format!("{} by {}", code(&place.environment.name), code(&command)));
        }
    }
    list(&commands)
}

fn client_id(application: &Application) -> &str {
    application.client_id.as_deref().unwrap_or("CLIENT_ID")
}

/// What Entra ID says, and what it means here.
pub(super) fn errors(plan: &Plan<'_>) -> Vec<SecurityErrorView> {
    if !plan.has_entra() {
        return Vec::new();
    }
    let managed = plan.managed_identity();
    let rows: [(&str, bool, &str); 9] = [
        (
            "AADSTS50011",
            true,
            "The redirect URL of this environment is not among those of the application: run `deploy.sh` again.",
        ),
        ("AADSTS65001", true, "Nobody has consented to a permission: the user, or an administrator, has to."),
        (
            "AADSTS700016",
            true,
            "The application is not in this tenant: wrong client id or tenant id, or it has no service principal yet.",
        ),
        (
            "AADSTS500011",
            true,
            "The resource is not in this tenant, or is spelled otherwise: every character counts, the slash at the end as well.",
        ),
        (
            "AADSTS90009",
            true,
            "The application asks for a token for itself: the API needs an application of its own.",
        ),
        (
            "AADSTS53003",
            true,
            "A policy of Conditional Access blocks the sign-in: the sign-in log tells which.",
        ),
        (
            "AADSTS700213",
            managed,
            "No federated credential has this subject: that of another environment, or capitals that differ.",
        ),
        (
            "AADSTS70021",
            managed,
            "The same, or the credential is not known everywhere yet: wait some minutes.",
        ),
        (
            "AADSTS7000222",
            plan.registrations.iter().any(Registration::has_secret),
            "The client secret has expired.",
        ),
    ];
    let told = rows.into_iter().filter(|(_, applies, _)| *applies);
    told.map(|(code, _, meaning)| SecurityErrorView { code: code.to_owned(), meaning: meaning.to_owned() })
        .collect()
}
