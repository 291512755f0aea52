use connectorgen_templates::SecurityFactView;

use super::words::{capital, code, list};
use super::{api, credentials};
use crate::rollout::plan::Plan;

/// Everything in a table.
pub(super) fn facts(plan: &Plan<'_>) -> Vec<SecurityFactView> {
    let fact = |what: &str, value: String| SecurityFactView { what: what.to_owned(), value };
    let definition = plan.input.definition;
    let titles: Vec<String> = plan.input.sign_ins.iter().map(|sign_in| sign_in.title.clone()).collect();
    let names: Vec<String> = plan.places.iter().map(|place| code(&place.environment.name)).collect();
    let mut facts = vec![
        fact("API", code(&api::base_url(definition))),
        fact("Sign-in", titles.join("; ")),
        fact("Who acts", capital(&credentials::who_acts(plan))),
        fact("Secrets", capital(&credentials::in_short(plan))),
    ];
    for access in plan.accesses() {
        let scopes: Vec<String> =
            access.permissions.iter().map(|permission| code(&permission.scope)).collect();
        let asked = if scopes.is_empty() { "none is named".to_owned() } else { list(&scopes) };
        facts.push(fact("Permissions", format!("Delegated, of {}: {asked}", code(access.resource))));
    }
    facts.push(fact("Environments", list(&names)));
    facts.push(fact("Data policies", format!("Pattern {}", code(&api::host_pattern(definition)))));
    facts
}
