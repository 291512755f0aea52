use connectorgen_diagnostics::JsonPointer;
use serde_json::{Map, Value, json};

use super::Raise;

impl Raise<'_, '_> {
    /// `schemes`, `host` and `basePath` as one address. Without a host, the base path alone: relative to wherever the
    /// document is.
    pub(super) fn servers(&mut self, source: &Map<String, Value>) -> Vec<Value> {
        let place = JsonPointer::from_escaped("/servers");
        let at = |key: &str| JsonPointer::root().join(key);
        let host = source.get("host");
        let base = source.get("basePath");
        let key = match (host, base) {
            (Some(_), _) => "host",
            (None, Some(_)) => "basePath",
            (None, None) => return Vec::new(),
        };
        for inner in [place.clone(), super::element(&place, 0), super::element(&place, 0).join("url")] {
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
        vec![json!({ "url": url })]
    }
}

/// The scheme and the host. People write the scheme into the host as well.
fn origin(host: &str, source: &Map<String, Value>) -> String {
    let host = host.trim().trim_end_matches('/');
    if host.contains("://") {
        return host.to_owned();
    }
    let schemes = source.get("schemes").and_then(Value::as_array);
    let says = |name: &str| {
        schemes
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .any(|scheme| scheme.eq_ignore_ascii_case(name))
    };
    let scheme = if says("http") && !says("https") { "http" } else { "https" };
    format!("{scheme}://{host}")
}

fn rooted(base: &str) -> String {
    let base = base.trim();
    match base.trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}
