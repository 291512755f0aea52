use connectorgen_model::{In, Parameter};

use crate::{ParameterView, Rule, RuleCx};

/// Microsoft does not publish the list; these occur in none of the published connectors.
const RESERVED: [&str; 8] =
    ["Authorization", "Connection", "Cookie", "Date", "Host", "Origin", "Referer", "Transfer-Encoding"];
use crate::rule::rule;

rule! {
    /// ## What it does
    ///
    /// Looks for the headers Authorization, Connection, Cookie, Date, Host, Origin, Referer and Transfer-Encoding
    /// among the parameters.
    ///
    /// ## Why is this bad
    ///
    /// The platform fills these in. The published list is incomplete, but none of 16 000 published operations has
    /// one of them as a parameter.
    ///
    /// ## Example
    ///
    /// ```yaml,fails
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: Authorization, in: header, type: string }] }
    /// ```
    ///
    /// ```yaml,passes
    /// paths:
    ///   /pets:
    ///     get: { parameters: [{ name: Prefer, in: header, type: string }] }
    /// ```
    ///
    /// ## How to fix
    ///
    /// Remove the parameter. The sign-in belongs into the connection; a fixed header can be set by the policy
    /// `setheader`.
    ParamReservedHeader {
        id: "param-reserved-header",
        official: "ReservedParameterIsUsed",
        summary: "A header parameter is one that the platform sets itself.",
        severity: Error,
        since: "0.1.0",
    }
}

impl Rule for ParamReservedHeader {
    fn parameter(&self, view: &ParameterView<'_>, cx: &mut RuleCx<'_>) {
        let Parameter { name, location, .. } = view.parameter;
        if *location == Some(In::Header)
            && RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(name))
        {
            cx.report(format!("the platform sets the header `{name}` itself"))
                .help("remove the parameter; the sign-in belongs into the connection, a fixed value into `setheader`");
        }
    }
}
