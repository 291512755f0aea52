use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value, json};

use super::{Raise, element};

impl<'d> Raise<'d, '_> {
    /// The addresses, the one with variables before the plain one.
    pub(super) fn servers(&mut self, source: &'d Map<String, Value>) -> Vec<Value> {
        let place = JsonPointer::from_escaped("/servers");
        let mut servers = Vec::new();
        if self.has_parameterized_host(source) {
            servers.extend(self.parameterized_host(source, &element(&place, 0)));
        }
        // Without a host, the base path is that of the address with variables.
        if servers.is_empty() || source.contains_key("host") {
            servers.extend(self.plain_server(source, &element(&place, servers.len())));
        }
        servers
    }

    /// `schemes`, `host` and `basePath` as one address that stands at `server`. Without a host, the base path alone:
    /// relative to wherever the document is.
    fn plain_server(&mut self, source: &Map<String, Value>, server: &JsonPointer) -> Option<Value> {
        let at = |key: &str| JsonPointer::root().join(key);
        let host = source.get("host");
        let base = source.get("basePath");
        let key = match (host, base) {
            (Some(_), _) => "host",
            (None, Some(_)) => "basePath",
            (None, None) => return None,
        };
        for inner in [JsonPointer::from_escaped("/servers"), server.clone(), server.join("url")] {
            self.made(inner, at(key));
        }
        // Whatever is not text is reported when the address is read.
        let url = match (host, base) {
            (Some(Value::String(host)), Some(Value::String(base))) => {
                Value::from(format!("{}{}", origin(host, source), rooted(base)))
            }
            (Some(Value::String(host)), _) => Value::from(origin(host, source)),
            (None, Some(Value::String(base))) => Value::from(rooted(base)),
            (Some(other), _) | (None, Some(other)) => other.clone(),
            (None, None) => Value::Null,
        };
        Some(json!({ "url": url }))
    }
}

/// The scheme and the host. People write the scheme into the host as well.
fn origin(host: &str, source: &Map<String, Value>) -> String {
    let host = host.trim().trim_end_matches('/');
    if host.contains("://") {
        return host.to_owned();
    }
    format!("{}://{host}", scheme(source))
}

/// The scheme that requests are sent by.
pub(super) fn scheme(source: &Map<String, Value>) -> &'static str {
    let schemes = source.get("schemes").and_then(Value::as_array);
    let says = |name: &str| {
        schemes
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .any(|scheme| scheme.eq_ignore_ascii_case(name))
    };
    if says("http") && !says("https") { "http" } else { "https" }
}

/// A base path with a slash in front and none behind.
pub(super) fn rooted(base: &str) -> String {
    let base = base.trim();
    match base.trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}
