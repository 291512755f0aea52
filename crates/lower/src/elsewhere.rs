//! The connector's address, and those of operations that are elsewhere.

use connectorgen_diagnostics::{At, Diagnostics};
use connectorgen_model::{ApiDefinition, ConnectionParameters, DynamicHost, PolicyTemplateInstance};
use indexmap::IndexMap;
use openapiv3::Server;

use crate::codes;
use crate::dynamic_host::has_answer;
use crate::lowering::Lowering;
use crate::operation::Entry;
use crate::server::{Address, address, of_server, usable};

/// The connector's address, and those of operations that are elsewhere.
pub(crate) struct Addresses {
    pub(crate) main: Address,
    /// What connections are asked for.
    asked: ConnectionParameters,
    /// By the whole address, with the operations that are there.
    others: IndexMap<String, (Address, Vec<String>)>,
}

impl Addresses {
    /// The connector's address, given by the user or by the document.
    pub(crate) fn new(
        openapi: &openapiv3::OpenAPI,
        given: Option<&str>,
        found: &mut Diagnostics,
    ) -> Addresses {
        let mut asked = ConnectionParameters::new();
        let main = address(openapi, given, &mut asked, found);
        Addresses { main, asked, others: IndexMap::new() }
    }

    /// The policies that lead to the addresses: those that are the same for all connections, and those that are not. No
    /// operation is led to two addresses.
    pub(crate) fn finish(
        self,
        definition: &ApiDefinition,
    ) -> (Vec<PolicyTemplateInstance>, Vec<DynamicHost>) {
        let (mut policies, mut dynamic_hosts) = (Vec::new(), Vec::new());
        if let Some(dynamic) = self.main.dynamic {
            let elsewhere: Vec<&String> = self.others.values().flat_map(|(_, ids)| ids).collect();
            let mut policy = PolicyTemplateInstance::dynamic_host_url("Address of the API", &dynamic.url);
            if !elsewhere.is_empty() {
                let ids = definition.operations().filter_map(|(_, _, one)| one.operation_id.clone());
                policy = policy.for_operations(ids.filter(|id| !elsewhere.contains(&id)));
            }
            let (parameters, source) = (dynamic.parameters, dynamic.source);
            dynamic_hosts.push(DynamicHost { parameters, policy, fixed: None, source });
        }
        for (url, (address, ids)) in self.others {
            let title = format!("Address {}", address.host.as_deref().unwrap_or_default());
            let to =
                |url: &str| PolicyTemplateInstance::dynamic_host_url(&title, url).for_operations(ids.clone());
            let fixed = to(&address.fixed_url());
            match address.dynamic {
                None => policies.push(fixed),
                Some(dynamic) => dynamic_hosts.push(DynamicHost {
                    parameters: dynamic.parameters,
                    policy: to(&url),
                    fixed: Some(fixed),
                    source: dynamic.source,
                }),
            }
        }
        (policies, dynamic_hosts)
    }
}

impl<'a> Lowering<'a, '_> {
    /// Servers of the operation or its path: the difference goes into the path where it can, which is the answer;
    /// otherwise a policy sends the operation to its own address.
    pub(crate) fn elsewhere(
        &mut self,
        entry: &Entry<'a>,
        addresses: &mut Addresses,
        item_at: &At<'_>,
    ) -> Option<String> {
        let source = item_at.key(entry.method.name());
        let own = entry.operation.servers.first().or_else(|| entry.item.servers.first());
        let server = self.absolute(own?, &addresses.main);
        let holder = if entry.operation.servers.is_empty() { *item_at } else { source };
        let at = holder.key("servers");
        let mut found = Diagnostics::new();
        let other = of_server(&server, &at.index(0), &mut addresses.asked, &mut found);
        if other.host.is_none() {
            self.found.report(
                &codes::OPERATION_SERVER_LEFT_OUT,
                &at,
                format!("`{}` is not an absolute https address; the connector's address is used", server.url),
            );
            return None;
        }
        self.found.append(found);
        let url = other.url();
        match url.strip_prefix(&addresses.main.url()) {
            Some("") => return None,
            Some(rest) if rest.starts_with('/') && !has_answer(rest) => return Some(rest.to_owned()),
            Some(_) | None => {}
        }
        let message = format!("a policy sends the operation to {}", server.url);
        self.found.report(&codes::OPERATION_SERVER_BY_POLICY, &at, message);
        addresses.others.entry(url).or_insert((other, Vec::new())).1.push(entry.id.clone());
        None
    }

    /// The address of a server that is given without a host: it is the connector's. (A relative address is relative to
    /// where the document was found, and that is where the API's main address leads.)
    fn absolute(&self, server: &Server, main: &Address) -> Server {
        let mut server = server.clone();
        if server.url.contains("://") || server.url.starts_with('{') {
            return server;
        }
        let path = server.url.trim_start_matches(['.', '/']).to_owned();
        let servers = &self.openapi.servers;
        let first = servers.get(usable(servers)).filter(|_| main.dynamic.is_some());
        let Some((first, (scheme, rest))) =
            first.and_then(|first| Some((first, first.url.split_once("://")?)))
        else {
            if let Some(host) = &main.host {
                server.url = format!("https://{host}/{path}");
            }
            return server;
        };
        let host = rest.split('/').next().unwrap_or_default();
        server.url = format!("{scheme}://{host}/{path}");
        let mut variables = first.variables.clone().unwrap_or_default();
        variables.extend(server.variables.take().unwrap_or_default());
        server.variables = Some(variables);
        server
    }
}
