//! Operations that are not at the connector's address.

use connectorgen_diagnostics::{At, Diagnostics};
use openapiv3::{OpenAPI, Server};

use crate::codes;
use crate::lowering::Lowering;
use crate::operation::Entry;
use crate::server::{Address, address};

impl<'a> Lowering<'a, '_> {
    /// Servers of the operation or its path: the difference goes into the path where it can, otherwise a policy sends
    /// the operation to its own address.
    pub(crate) fn elsewhere(&mut self, entry: &Entry<'a>, main: &Address, item_at: &At<'_>) -> Elsewhere {
        let source = item_at.key(entry.method.name());
        let own = entry.operation.servers.first().or_else(|| entry.item.servers.first());
        let Some(server) = own else { return Elsewhere::default() };
        let server = absolute(server, main);
        let document = OpenAPI { servers: vec![server.clone()], ..OpenAPI::default() };
        let mut found = Diagnostics::new();
        let other = address(&document, None, &mut found);
        let holder = if entry.operation.servers.is_empty() { *item_at } else { source };
        let at = holder.key("servers");
        let Some(host) = &other.host else {
            self.found.report(
                &codes::OPERATION_SERVER_LEFT_OUT,
                &at,
                format!("`{}` is not an absolute https address; the connector's address is used", server.url),
            );
            return Elsewhere::default();
        };
        if let Some(dynamic) = &other.dynamic {
            let names: Vec<&str> = dynamic.parameters.keys().map(String::as_str).collect();
            let message = format!(
                "connections are asked for the variables of the connector's address only; here the defaults of {} are used",
                names.join(", ")
            );
            self.found.report(&codes::OPERATION_SERVER_FIXED, &at, message);
        }
        if Some(host) == main.host.as_ref() {
            let base = main.base_path.trim_end_matches('/');
            match other.base_path.trim_end_matches('/').strip_prefix(base) {
                Some("") => return Elsewhere::default(),
                Some(rest) if rest.starts_with('/') => {
                    return Elsewhere { prefix: Some(rest.to_owned()), url: None };
                }
                Some(_) | None => {}
            }
        }
        let url = format!("https://{host}{}", other.base_path.trim_end_matches('/'));
        self.found.report(
            &codes::OPERATION_SERVER_BY_POLICY,
            &at,
            format!("a policy sends the operation to {url}"),
        );
        Elsewhere { prefix: None, url: Some(url) }
    }
}

/// The address of a server that is given without a host: it is the connector's. (A relative address is relative to
/// where the document was found, and that is where the API's main address leads.)
fn absolute(server: &Server, main: &Address) -> Server {
    let host = main.host.as_ref().filter(|_| !server.url.contains("://"));
    let url = match host {
        Some(host) => format!("https://{host}/{}", server.url.trim_start_matches(['.', '/'])),
        None => server.url.clone(),
    };
    Server { url, ..server.clone() }
}

/// Where an operation is that is not at the connector's address.
#[derive(Default)]
pub(crate) struct Elsewhere {
    /// To be put before the path.
    pub(crate) prefix: Option<String>,
    /// The whole address.
    pub(crate) url: Option<String>,
}
