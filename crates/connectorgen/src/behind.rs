//! From what the rules find in the properties to the settings that the values came from.

use std::collections::BTreeSet;

use connectorgen_auth::{AuthKind, AuthSet, AuthSets};
use connectorgen_diagnostics::{Diagnostics, Document, JsonPointer, Location};
use serde_json::Value;

use crate::{Options, Plan};

/// Where a setting stands in the properties: how the place ends, and the key of the setting.
const OF_AUTH: [(&str, &str); 8] = [
    ("/oAuthSettings/clientId", "clientId"),
    ("/oAuthSettings/scopes", "scopes"),
    ("/customParameters/ResourceUri/value", "resource"),
    ("/customParameters/TenantId/value", "tenantId"),
    ("/customParameters/LoginUri/value", "loginUrl"),
    ("/customParameters/authorizationUrl/value", "authorizationUrl"),
    ("/customParameters/tokenUrl/value", "tokenUrl"),
    ("/customParameters/refreshUrl/value", "refreshUrl"),
];

/// Turns places in the properties into those of the settings that somebody gave. What is said of a set and of the
/// connection parameters, which are the first set once more, is said once.
pub(crate) fn back_to_settings(found: &mut Diagnostics, plan: &Plan) {
    let is_in_properties = |at: &Location| at.document == Document::Properties && at.file.is_none();
    if !found.iter().any(|one| is_in_properties(&one.at)) {
        return;
    }
    let sets = plan.auth(&mut Diagnostics::new());
    let mut led: BTreeSet<(&'static str, String, String)> = BTreeSet::new();
    found.retain_mut(|one| {
        let is_open = is_in_properties(&one.at) && one.output.is_none();
        let Some(setting) = is_open.then(|| setting(&one.at.pointer, &sets, plan.options())).flatten() else {
            return true;
        };
        let is_new = led.insert((one.id, setting.as_str().to_owned(), one.message.clone()));
        one.lead_back(Document::Options, setting);
        is_new
    });
}

fn setting(place: &JsonPointer, sets: &AuthSets, options: &Options) -> Option<JsonPointer> {
    let text = place.as_str();
    if text == "/properties/iconBrandColor" {
        return options.brand_color.is_some().then(|| JsonPointer::root().join("brandColor"));
    }
    let (_, key) = OF_AUTH.iter().find(|(end, _)| text.ends_with(end))?;
    let index = set_of(text, sets.as_slice())?;
    let given: Value = serde_json::to_value(sets.as_slice().get(index)?).unwrap_or_default();
    given.get(key)?;
    let auth = JsonPointer::root().join("auth");
    let auth = if sets.is_numbered() { auth.join(&index.to_string()) } else { auth };
    Some(auth.join(key))
}

/// Which of the sets a place belongs to; unknown where the document makes several of one.
fn set_of(place: &str, sets: &[AuthSet]) -> Option<usize> {
    if sets.len() == 1 {
        return Some(0);
    }
    if sets.iter().any(|set| set.model.kind() == AuthKind::FromSpec) {
        return None;
    }
    match place.strip_prefix("/properties/connectionParameterSets/values/") {
        Some(rest) => rest.split('/').next()?.parse().ok(),
        None => Some(0),
    }
}
