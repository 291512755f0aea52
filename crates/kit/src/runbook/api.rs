//! The API behind the connector: its address, and what can be done with it.

use connectorgen_model::{ApiDefinition, Method};

use super::words::{code, count, few, list};

/// `https://host/base`.
pub(super) fn base_url(definition: &ApiDefinition) -> String {
    let scheme = definition.schemes.first().map_or("https", String::as_str);
    let host = definition.host.as_deref().unwrap_or_default();
    let path = definition.base_path.as_deref().unwrap_or_default().trim_end_matches('/');
    format!("{scheme}://{host}{path}")
}

/// What data policies compare with the address of the connector. The slash keeps out hosts that only begin like this one.
pub(super) fn host_pattern(definition: &ApiDefinition) -> String {
    let scheme = definition.schemes.first().map_or("https", String::as_str);
    format!("{scheme}://{}/*", definition.host.as_deref().unwrap_or_default())
}

pub(super) fn https(definition: &ApiDefinition) -> String {
    let url = code(&base_url(definition));
    if definition.schemes.iter().all(|scheme| scheme == "https") {
        format!("The connector calls {url}, and no address without encryption.")
    } else {
        format!(
            "The connector calls {url}, and without encryption as well: credentials and data can be read on their way. Do not roll it out like this."
        )
    }
}

/// Hosts of flows and logic apps that start with a request (Microsoft Learn, "Handle HTTP request triggers").
const TRIGGERS: [&str; 4] =
    [".logic.azure.com", ".logic.azure.us", ".api.powerplatform.com", ".api.flow.microsoft.com"];

pub(super) fn http_trigger(definition: &ApiDefinition) -> String {
    let host = definition.host.as_deref().unwrap_or_default();
    let bare = host.split(':').next().unwrap_or_default();
    if TRIGGERS.iter().any(|end| bare.ends_with(end)) {
        format!(
            "The API at {} is a flow or logic app that starts with a request. Its address must not carry a signature \
             (`sig=`): that is a secret which never expires. Restrict the trigger to users of the tenant, with the audience \
             `https://service.flow.microsoft.com/`, and the connector to Microsoft Entra ID.",
            code(host)
        )
    } else {
        format!(
            "The API at {} is not a trigger of a flow, so there is no address with a signature to protect.",
            code(host)
        )
    }
}

pub(super) fn surface(definition: &ApiDefinition) -> String {
    let mut reads = 0;
    let mut writes = 0;
    let mut deletes = Vec::new();
    for (_, method, operation) in definition.operations() {
        match method {
            Method::Get | Method::Head | Method::Options => reads += 1,
            Method::Put | Method::Post | Method::Patch => writes += 1,
            Method::Delete => deletes.push(operation.operation_id.clone().unwrap_or_default()),
        }
    }
    let mut parts = Vec::new();
    if reads > 0 {
        parts.push(format!("{} to read (`GET`)", count(reads, "operation")));
    }
    if writes > 0 {
        parts.push(format!("{} to write (`POST`, `PUT`, `PATCH`)", count(writes, "operation")));
    }
    if !deletes.is_empty() {
        parts.push(format!("{} to delete ({})", count(deletes.len(), "operation"), few(&deletes, 5)));
    }
    let rest = if writes == 0 && deletes.is_empty() {
        "Nothing can be changed with it, as far as the methods tell."
    } else {
        "Leave out what nobody needs (`excludeOperations` in `connectorgen.yaml`); data policies of the tenant can block \
         single actions as well."
    };
    format!("The connector reaches {}, and nothing else of the API. {rest}", list(&parts))
}
