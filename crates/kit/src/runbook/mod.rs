//! The view of `SECURITY.md`: every decision about what it says of this connector.

mod api;
mod application;
mod calendar;
mod credentials;
mod data;
mod emergency;
mod environments;
mod glance;
mod outside;
mod words;

use connectorgen_auth::AuthKind;
use connectorgen_templates::{SecuritySignInView, SecurityView};

use crate::rollout::plan::Plan;

/// The view.
pub(crate) fn view(plan: &Plan<'_>) -> SecurityView {
    let keys = credentials::keys(plan);
    let client_secret = credentials::client_secret(plan);
    let service_principal = plan.any(&[AuthKind::ServicePrincipal]);
    let (sensitive_intro, sensitive) = data::sensitive_rows(plan);
    SecurityView {
        title: plan.title.to_owned(),
        base_url: api::base_url(plan.input.definition),
        facts: glance::facts(plan),
        sign_ins: plan
            .input
            .sign_ins
            .iter()
            .map(|sign_in| SecuritySignInView {
                title: sign_in.title.clone(),
                about: sign_in.summary.clone(),
            })
            .collect(),
        entra: application::view(plan),
        managed_identity: plan.managed_identity(),
        oauth: plan.has_redirect(),
        service_principal,
        anonymous: plan.any(&[AuthKind::None]),
        provider: credentials::provider(plan),
        key: keys.as_ref().map(|keys| keys.what.clone()),
        key_parameters: keys.as_ref().map(|keys| keys.labels.clone()).unwrap_or_default(),
        key_in_query: keys.as_ref().and_then(|keys| keys.in_query.clone()),
        secrets_at_rest: client_secret.is_some() || keys.is_some() || service_principal,
        client_secret,
        travels: credentials::travels(plan),
        environments: environments::views(plan),
        first_environment: plan
            .places
            .first()
            .map(|place| place.environment.name.clone())
            .unwrap_or_default(),
        surface: api::surface(plan.input.definition),
        broad: application::broad(plan),
        sharing: credentials::sharing(plan),
        https: api::https(plan.input.definition),
        http_trigger: api::http_trigger(plan.input.definition),
        host_pattern: api::host_pattern(plan.input.definition),
        sensitive_intro,
        sensitive,
        cut_off: emergency::cut_off(plan),
        errors: emergency::errors(plan),
        outside: outside::rows(plan),
    }
}
