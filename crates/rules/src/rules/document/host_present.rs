use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

rule! {
    /// ## What it does
    ///
    /// Checks that `host` is there and not empty.
    ///
    /// ## Why is this bad
    ///
    /// The platform builds the address of every request from `host`, and `paconn` builds the address of the
    /// service from it. All published connectors have one.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// host: null
    /// ```
    ///
    /// ```yaml,passes
    /// host: api.example.com
    /// ```
    ///
    /// ## How to fix
    ///
    /// Add the host name of the API, without scheme and path. When each customer has a host of its own, write any
    /// valid name and replace it with the policy `dynamichosturl`.
    HostPresent {
        id: "host-present",
        summary: "The definition names no host.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for HostPresent {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        if definition.host.as_deref().is_none_or(|host| host.trim().is_empty()) {
            cx.report("the definition names no host")
                .help("add `host`: the host name of the API, such as `api.example.com`");
        }
    }
}
