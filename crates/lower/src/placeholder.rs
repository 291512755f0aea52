//! Addresses with the defaults of their variables, and with something else where there is no default.
//!
//! The policy that leads to an address with variables takes the place of the host, whatever that is
//! (learn.microsoft.com/en-us/connectors/custom-connectors/policy-templates/dynamichosturl/dynamichosturl), but a
//! connector has to have one.

use openapiv3::{Server, ServerVariable};

/// What a host ends in that nobody knows (RFC 2606).
const PLACEHOLDER_DOMAIN: &str = ".example.com";

/// The address with each variable's default in its place, and its name where it has to have a value and no default.
pub(crate) fn with_defaults(server: &Server) -> String {
    let named = |name: &str, variable: &ServerVariable| {
        if has_to_be_given(server, name, variable) { stand_in(name) } else { variable.default.clone() }
    };
    let url = filled(server, named);
    if url == filled(server, |_, variable| variable.default.clone()) {
        return url;
    }
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", &url));
    let (host, path) = rest.find('/').and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
    let domain = if host.contains('.') { "" } else { PLACEHOLDER_DOMAIN };
    format!("{scheme}://{host}{domain}{path}")
}

/// Whether a variable has no default and the address no host without it.
pub(crate) fn has_to_be_given(server: &Server, name: &str, variable: &ServerVariable) -> bool {
    if !variable.default.is_empty() {
        return false;
    }
    let url = filled(server, |other, variable| match variable.default.as_str() {
        "" if other != name => stand_in(other),
        default => default.to_owned(),
    });
    match url.split_once("://") {
        Some((_, rest)) => rest.split('/').next().is_some_and(|host| host.split('.').any(str::is_empty)),
        // It holds the scheme together with the host, unless the address is relative.
        None => server.url.starts_with(&format!("{{{name}}}")),
    }
}

fn filled(server: &Server, value: impl Fn(&str, &ServerVariable) -> String) -> String {
    let variables = server.variables.iter().flatten();
    variables.fold(server.url.clone(), |url, (name, variable)| {
        let slot = format!("{{{name}}}");
        if url.contains(&slot) { url.replace(&slot, &value(name, variable)) } else { url }
    })
}

/// A variable's name as a part of a host.
fn stand_in(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}
