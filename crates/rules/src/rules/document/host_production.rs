use connectorgen_model::ApiDefinition;

use crate::rule::rule;
use crate::{Rule, RuleCx};

const LABELS: [&str; 13] = [
    "staging",
    "stage",
    "test",
    "testing",
    "dev",
    "develop",
    "development",
    "uat",
    "qa",
    "sandbox",
    "preprod",
    "local",
    "internal",
];
const TUNNELS: [&str; 5] = ["ngrok.io", "ngrok.app", "ngrok-free.app", "devtunnels.ms", "trycloudflare.com"];

rule! {
    /// ## What it does
    ///
    /// Looks for hosts that are a developer's machine or a tunnel (an error), or by their name a test system (a
    /// warning). A placeholder that the policy `dynamichosturl` replaces may be anything.
    ///
    /// ## Why is this bad
    ///
    /// Certified connectors go to all customers. Microsoft takes the production address only (Microsoft Learn,
    /// "Prepare connector files for certification").
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// host: localhost:8080
    /// ```
    ///
    /// ```yaml,fails
    /// host: api.staging.example.com
    /// ```
    ///
    /// ```yaml,passes
    /// host: api.example.com
    /// ```
    ///
    /// ## How to fix
    ///
    /// Write the address of production. If every customer has an address of their own, take a placeholder and
    /// the policy `dynamichosturl`.
    HostProduction {
        id: "host-production",
        summary: "The host is not one of production.",
        severity: Error,
        only: [Certified, IndependentPublisher],
        joins: true,
        since: "0.1.0",
    }
}

impl Rule for HostProduction {
    fn document(&self, definition: &ApiDefinition, cx: &mut RuleCx<'_>) {
        let policies = &cx.connector().properties.policy_template_instances;
        if policies.iter().any(|policy| policy.template_id.eq_ignore_ascii_case("dynamichosturl")) {
            return;
        }
        let host = definition.host.as_deref().unwrap_or_default().to_lowercase();
        let name = host.split(':').next().unwrap_or_default();
        let help = "write the address that all customers use";
        let is_number = name.parse::<std::net::IpAddr>().is_ok();
        if name == "localhost" || is_number || TUNNELS.iter().any(|tunnel| name.ends_with(tunnel)) {
            cx.key("host").report(format!("the host `{host}` is nobody else's")).help(help);
            return;
        }
        // `.dev` is a domain like any other.
        let (labels, _) = name.rsplit_once('.').unwrap_or_default();
        if let Some(label) = labels.split(['.', '-']).find(|label| LABELS.contains(label)) {
            cx.key("host").warn(format!("the host `{host}` looks like a test system: `{label}`")).help(help);
        }
    }
}
