use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};
use connectorgen_diagnostics::Fix;

rule! {
    /// ## What it does
    ///
    /// Checks that `host` is a host name, with a port or without, and nothing else.
    ///
    /// ## Why is this bad
    ///
    /// The platform refuses a host with a scheme, a path, a space or a template.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// host: https://api.example.com/v1
    /// ```
    ///
    /// ```yaml,fails
    /// host: https://api.example.com
    /// ```
    ///
    /// ```yaml,passes
    /// host: api.example.com:8443
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the host name alone. The scheme belongs into `schemes`, the path into `basePath`.
    HostValid {
        id: "host-valid",
        official: "HostNameNotValid",
        summary: "The host is not a bare host name.",
        severity: Error,
        fix: Repair,
        since: "0.1.0",
    }
}

impl Rule for HostValid {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let Some(host) = definition.host.as_deref().filter(|host| !host.trim().is_empty()) else { return };
        if !is_host(host) {
            let here = cx.here();
            let at = here.key("host").location();
            cx.key("host")
                .report(format!("`{host}` is not a host name"))
                .help("write the name alone; the scheme belongs into `schemes`, the path into `basePath`")
                .fix(alone(host).map(|name| Fix::new(format!("write `{name}`")).replace(&at, name)));
        }
    }
}

/// The host of an address that has nothing else to say.
fn alone(host: &str) -> Option<&str> {
    let host = host.trim();
    let name = host.strip_prefix("https://").unwrap_or(host).trim_end_matches('/');
    is_host(name).then_some(name)
}

/// As `schemas/apiDefinition.swagger.schema.json` in microsoft/PowerPlatformConnectors has it.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    !name.is_empty() && !name.contains(['{', '}', '/', ' ', '\\']) && port.is_none_or(is_port)
}
