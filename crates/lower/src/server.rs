use connectorgen_diagnostics::{At, Diagnostics, Document};
use connectorgen_model::ConnectionParameters;
use openapiv3::{OpenAPI, Server};

use crate::codes;
use crate::dynamic_host::{Dynamic, dynamic};
use crate::placeholder::with_defaults;

/// Where the API is, in the parts that Swagger 2.0 has for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Address {
    pub(crate) host: Option<String>,
    /// Starts with `/`; no trailing slash unless it is `/`.
    pub(crate) base_path: String,
    /// Variables of the address that have more than one value.
    pub(crate) dynamic: Option<Dynamic>,
}

impl Address {
    /// The whole address without a slash at its end, with expressions where connections are asked for parts of it.
    pub(crate) fn url(&self) -> String {
        self.dynamic.as_ref().map_or_else(|| self.fixed_url(), |dynamic| dynamic.url.clone())
    }

    /// The same with the defaults of its variables.
    pub(crate) fn fixed_url(&self) -> String {
        let host = self.host.as_deref().unwrap_or_default();
        format!("https://{host}{}", self.base_path.trim_end_matches('/'))
    }
}

/// The API's address: the one the user gave, or the first server of the document that is one. Reported when there is
/// none. `asked` gets what connections are asked for.
pub(crate) fn address(
    openapi: &OpenAPI,
    given: Option<&str>,
    asked: &mut ConnectionParameters,
    found: &mut Diagnostics,
) -> Address {
    let root = At::root(Document::Source);
    let options = At::root(Document::Options);
    if let Some(url) = given {
        return split(url, &options.key("server"), found);
    }
    let servers = root.key("servers");
    let chosen = usable(&openapi.servers);
    let Some(server) = openapi.servers.get(chosen) else {
        // Swagger 2.0 has other members for it.
        let member = if openapi.openapi.starts_with('2') { "host" } else { "servers" };
        let advice = match member {
            "host" => "add `host` and `basePath`",
            _ => "add `servers` with an absolute https address",
        };
        found
            .report(
                &codes::SERVER_MISSING,
                &root,
                format!("the document does not say where the API is: it has no `{member}`"),
            )
            .help(format!("{advice}, or give `--server https://api.example.com`"));
        return Address { base_path: "/".to_owned(), ..Address::default() };
    };
    for (index, other) in openapi.servers.iter().enumerate().filter(|(index, _)| *index != chosen) {
        found
            .report(
                &codes::SERVER_LEFT_OUT,
                &servers.index(index),
                format!("a connector has one address; {} is left out", other.url),
            )
            .help(format!("`--server {}` makes a connector for it", other.url));
    }
    of_server(server, &servers.index(chosen), asked, found)
}

/// Which server is the connector's: the first, unless only a later one is an absolute https address.
pub(crate) fn usable(servers: &[Server]) -> usize {
    let host = |server: &Server| {
        let nowhere = At::root(Document::Source);
        split(&with_defaults(server), &nowhere, &mut Diagnostics::new()).host
    };
    if servers.first().is_none_or(|first| host(first).is_some()) {
        return 0;
    }
    let is_secure = |server: &Server| server.url.trim().to_ascii_lowercase().starts_with("https://");
    servers.iter().position(|server| is_secure(server) && host(server).is_some()).unwrap_or_default()
}

/// The address of one server.
pub(crate) fn of_server(
    server: &Server,
    at: &At<'_>,
    asked: &mut ConnectionParameters,
    found: &mut Diagnostics,
) -> Address {
    let mut address = split(&with_defaults(server), &at.key("url"), found);
    if address.host.is_some() {
        address.dynamic = dynamic(server, at, asked);
    }
    address
}

/// `https://host:port/base` in its parts. What is not an absolute http or https address is reported.
fn split(url: &str, at: &At<'_>, found: &mut Diagnostics) -> Address {
    let url = url.trim();
    let none = Address { base_path: "/".to_owned(), ..Address::default() };
    let lower = url.to_ascii_lowercase();
    let Some((scheme, rest)) =
        url.split_once("://").filter(|_| lower.starts_with("http://") || lower.starts_with("https://"))
    else {
        found
            .report(&codes::SERVER_NOT_ABSOLUTE, at, format!("`{url}` is not an absolute https address"))
            .help("a connector needs to know the host: write `https://host/path`, or give `--server https://api.example.com`");
        return none;
    };
    let (place, behind) =
        rest.find(['?', '#']).and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').map_or((place, ""), |(host, path)| (host, path));
    let (user, host) = host.rsplit_once('@').map_or((None, host), |(user, host)| (Some(user), host));
    if !is_host(host) || path.contains(['{', '}']) {
        found
            .report(&codes::SERVER_NOT_ABSOLUTE, at, format!("`{url}` does not name a host: only letters, digits, dots, hyphens and a port can stand there"))
            .help("write `https://host/path`, define the variables of the address, or give `--server https://api.example.com`");
        return none;
    }
    // What stands before the host may be a password.
    let shown = if user.is_some() { format!("{host}/{path}") } else { url.to_owned() };
    if scheme.eq_ignore_ascii_case("http") {
        found
            .report(
                &codes::SERVER_HTTP,
                at,
                format!("`{shown}` is not encrypted; the connector calls it by https"),
            )
            .help("state the https address, so that nobody has to guess whether there is one");
    }
    if user.is_some() || !behind.is_empty() {
        let message =
            format!("connectors have the host and the path of `{shown}`; what else stands there is left out");
        found
            .report(&codes::SERVER_PARTS_LEFT_OUT, at, message)
            .help("describe what every request has to send as parameters or as a security scheme");
    }
    let path = path.trim_matches('/');
    Address { host: Some(host.to_ascii_lowercase()), base_path: format!("/{path}"), dynamic: None }
}

/// `schemas/apiDefinition.swagger.schema.json` (microsoft/PowerPlatformConnectors): `^[^{}/ :\\]+(?::\d+)?$`.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let name_fits =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    name_fits && port.is_none_or(|port| !port.is_empty() && port.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use connectorgen_diagnostics::{At, Diagnostics, Document};

    use super::{Address, split};

    fn address(url: &str) -> (Address, Vec<&'static str>) {
        let mut found = Diagnostics::new();
        let address = split(url, &At::root(Document::Source), &mut found);
        (address, found.iter().map(|d| d.id).collect())
    }

    #[test]
    fn absolute_addresses_are_split() {
        let expect = |host: &str, base: &str| Address {
            host: Some(host.to_owned()),
            base_path: base.to_owned(),
            dynamic: None,
        };
        assert_eq!(address("https://API.example.com/"), (expect("api.example.com", "/"), vec![]));
        assert_eq!(
            address("https://api.example.com:8443/v1/"),
            (expect("api.example.com:8443", "/v1"), vec![])
        );
        assert_eq!(
            address("https://api.example.com/a//b?x=1#y"),
            (expect("api.example.com", "/a//b"), vec!["server-parts-left-out"])
        );
        assert_eq!(
            address("https://me:secret@api.example.com"),
            (expect("api.example.com", "/"), vec!["server-parts-left-out"])
        );
        assert_eq!(address("http://api.example.com"), (expect("api.example.com", "/"), vec!["server-http"]));
    }

    #[test]
    fn what_names_no_host_is_refused() {
        for url in [
            "/v1",
            "api.example.com",
            "",
            "ftp://x.org",
            "https://{region}.example.com",
            "https:///v1",
            "wss://x.org",
            "https://a b/",
        ] {
            let (address, ids) = address(url);
            assert_eq!((address.host, ids), (None, vec!["server-not-absolute"]), "{url}");
        }
    }
}
